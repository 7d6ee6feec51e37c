import { type HttpHandler, HttpResponse, http } from 'msw';
import { servers } from '../generated/servers.js';
import { RecotapConfigurationError } from './base/errors.js';
import { trimEnd } from './base/text.js';
import type { Emulator } from './emulator/index.js';

/** Options for {@link recotapHandlers}. */
export interface RecotapHandlersOptions {
  /**
   * The base URLs that your app calls: absolute URLs, or paths on the origin of the page, such as `/recotap`. Default: production and
   * sandbox of Recotap.
   */
  baseUrl?: string | readonly string[] | undefined;
}

/**
 * Creates request handlers for MSW that pass all requests below the base URLs to an emulator. Put your own handlers first to override some.
 * They work in Node (`setupServer`) and in a browser (`setupWorker` of `msw/browser`).
 *
 * It needs the package msw, version 2.15 or later: `npm install --save-dev msw`, or `msw@2` on Node 20.
 *
 * @throws RecotapConfigurationError if a base URL is neither an absolute URL nor a path
 *
 * @example
 * import { setupServer } from 'msw/node';
 * import { createEmulator } from 'recotap-api/emulator';
 * import { recotapHandlers } from 'recotap-api/msw';
 *
 * const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
 * const server = setupServer(...recotapHandlers(emulator));
 * server.listen();
 * // Requests to Recotap reach the emulator.
 * server.close();
 */
export function recotapHandlers(
  emulator: Pick<Emulator, 'fetch'>,
  { baseUrl = Object.values(servers) }: RecotapHandlersOptions = {},
): HttpHandler[] {
  return [baseUrl].flat().map((given) => {
    const base = resolve(given);
    // In a path of MSW's own, some characters of a URL have a meaning.
    return http.all(new RegExp(`^${base.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}/`), ({ request }) =>
      answer(emulator, servers.production + request.url.slice(base.length), request),
    );
  });
}

/**
 * A fault that breaks the connection is a network error to the caller, also in the middle of an answer: MSW 3 would pass on the part that
 * came as if it were the whole.
 */
async function answer(emulator: Pick<Emulator, 'fetch'>, url: string, request: Request): Promise<Response> {
  const { method, headers, signal } = request;
  try {
    const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
    const response = await emulator.fetch(url, { method, headers, body, signal });
    const bytes = response.body === null ? null : await response.arrayBuffer();
    return new HttpResponse(bytes, { status: response.status, headers: response.headers });
  } catch {
    return HttpResponse.error();
  }
}

/** The base URL in the form in which a request has it, without a slash at its end. */
function resolve(given: string): string {
  const isAbsolute = /^https?:\/\/[^/]/i.test(given);
  const isPath = /^\/[^/]/.test(given);
  const origin = globalThis.location?.href ?? 'http://localhost';
  if ((isAbsolute || isPath) && URL.canParse(given, origin)) {
    const { href, search, hash } = new URL(given, origin);
    if (search === '' && hash === '' && !given.includes('*')) return trimEnd(href, '/?#');
  }
  throw new RecotapConfigurationError(
    `The base URL ${JSON.stringify(given)} for recotapHandlers is neither an absolute URL nor a path: expected one such as ${servers.production} or /recotap.`,
  );
}
