import { type Admission, refusePage } from './visitors.js';

/**
 * Answers a browser that opens the emulator's page. The page holds no data: it asks `/_emulator` for them, with a token where that wants
 * one. Undefined for every other request.
 */
export async function servePage(request: Request, { localHost }: Admission): Promise<Response | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  if (new URL(request.url).pathname !== '/') return undefined;
  const refusal = refusePage(request, { origins: [], localHost });
  if (refusal !== undefined) return textAnswer(refusal.status, refusal.reason);
  try {
    const { html, policy } = await import('./page-file.js');
    return new Response(html, {
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    });
  } catch (error) {
    return textAnswer(503, error instanceof Error ? error.message : String(error));
  }
}

const headers = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function textAnswer(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });
}
