import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Admission, refusePage } from './visitors.js';

/**
 * Answers a browser that opens the emulator's page at `/`, or the reference at `/reference`. The page holds no data: it asks `/_emulator` for
 * them, with a token where that wants one. Undefined for every other request.
 */
export async function servePage(request: Request, { localHost }: Admission): Promise<Response | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const { pathname } = new URL(request.url);
  const serve = pathname === '/' ? servePanels : /^\/reference(?:\/|$)/.test(pathname) ? serveReference : undefined;
  if (serve === undefined) return undefined;
  const refusal = refusePage(request, { origins: [], localHost });
  if (refusal !== undefined) return response(refusal.status, 'text/plain', `${refusal.reason}\n`);
  try {
    return await serve(pathname);
  } catch (error) {
    return response(503, 'text/plain', `${error instanceof Error ? error.message : error}\n`);
  }
}

async function servePanels(): Promise<Response> {
  const { html, policy } = await import('./page-file.js');
  return response(200, 'text/html', html, { 'content-security-policy': policy });
}

/**
 * The reference, as far as `npm run docs` has built it, else the contract itself. `/reference/pushDeals` leads to an operation in whichever of
 * the two there is.
 */
async function serveReference(pathname: string): Promise<Response> {
  const { anchors, folder } = await import('./page-file.js');
  const read = async (...path: string[]) =>
    folder === undefined ? undefined : readFile(join(folder, '..', ...path), 'utf8').catch(() => undefined);
  if (!/"name": "recotap-api"/.test((await read('package.json')) ?? '')) {
    return response(404, 'text/plain', 'The reference is not here: this program was bundled without it.\n');
  }
  const reference = await read('docs', 'site', 'reference.html');
  const operation = pathname.slice('/reference/'.length);
  if (operation !== '') {
    if (!Object.hasOwn(anchors, operation)) return response(404, 'text/plain', 'The contract has no such operation.\n');
    const fragment = reference === undefined ? `:~:text=operationId:%20${operation}` : anchors[operation];
    return response(302, 'text/plain', '', { location: `/reference#${fragment}` });
  }
  if (reference !== undefined) return response(200, 'text/html', reference);
  return response(200, 'text/plain', (await read('openapi.yaml')) ?? '');
}

function response(status: number, type: string, text: string, more: Record<string, string> = {}): Response {
  const headers = {
    'cache-control': 'no-store',
    'content-type': `${type}; charset=utf-8`,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...more,
  };
  return new Response(text, { status, headers });
}
