import type { RequestDetail } from '../api/types.js';

/** The request as a line for a shell. The key is a variable there, and no part of the line. */
export function curlOf({ method, path, body }: RequestDetail, origin: string): string {
  const parts = [`curl --globoff -X ${quoted(method)} ${quoted(origin + path)}`, '-H "X-Api-Key: $RECOTAP_API_KEY"'];
  if (body !== undefined) parts.push("-H 'Content-Type: application/json'", `--data-raw ${quoted(json(body))}`);
  return parts.join(' \\\n  ');
}

/** Whether the request can be sent again as it was. */
export function isWhole({ body, bytes }: RequestDetail): boolean {
  return body !== undefined || bytes === 0;
}

/** JSON in plain ASCII, so that nothing in it is hidden from whoever pastes it. */
function json(body: unknown): string {
  return JSON.stringify(body).replace(/[\u007f-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function quoted(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
