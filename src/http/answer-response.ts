import type { Answer } from './answer.js';

/** A standard response made of an answer that was read already. Its `json` is not parsed again, and can be had any number of times. */
export function responseOf({ status, statusText, headers, body, json }: Answer): Response {
  // Of a body without a length, openapi-fetch takes the text and parses it once more.
  if (json !== undefined && !headers.has('content-length'))
    headers.set('content-length', `${new TextEncoder().encode(body).length}`);
  // No response can be made with a reason phrase beyond Latin-1, which is no reason to lose the answer.
  const phrase = statusText.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?');
  const response = new Response(body || null, { status, statusText: phrase, headers });
  return json === undefined ? response : Object.assign(response, { json: async () => json });
}
