import { HttpResponse, http, type RequestHandler } from 'msw';
import { servers } from '../generated/servers.js';
import { RecotapConfigurationError } from './base/errors.js';
import type { Emulator } from './emulator/index.js';

export interface RecotapHandlersOptions {
  /**
   * The base URLs that your app calls, without a trailing slash: each an absolute URL, or a path on your own origin such as `/recotap`.
   * Default: those of Recotap's production and sandbox.
   */
  baseUrl?: string | readonly string[] | undefined;
}

/**
 * Request handlers for MSW that let an emulator answer in Recotap's place, in a browser (`setupWorker`) or in Node (`setupServer`). Every
 * request below the base URLs reaches the emulator; handlers of your own that you put first win.
 *
 * It needs the package msw in your app, version 2.15 or later: `npm install --save-dev msw`.
 *
 * @example
 * import { setupWorker } from 'msw/browser';
 * import { createEmulator } from 'recotap-api/emulator';
 * import { recotapHandlers } from 'recotap-api/msw';
 *
 * const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
 * await setupWorker(...recotapHandlers(emulator)).start();
 *
 * @throws RecotapConfigurationError when a base URL is neither an absolute URL nor a path
 */
export function recotapHandlers(
  emulator: Pick<Emulator, 'fetch'>,
  { baseUrl = Object.values(servers) }: RecotapHandlersOptions = {},
): RequestHandler[] {
  return [baseUrl].flat().map((given) => {
    const base = given.replace(/\/+$/, '');
    const prefix = pathOf(base, given).length;
    return http.all(`${base}/*`, async ({ request }) => {
      const { pathname, search } = new URL(request.url);
      return answer(emulator, servers.production + pathname.slice(prefix) + search, request);
    });
  });
}

/** A fault that breaks the connection is a network error to whoever called. Of a request that was given up, nobody reads the answer. */
async function answer(emulator: Pick<Emulator, 'fetch'>, url: string, request: Request): Promise<Response> {
  const { method, headers, signal } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  try {
    return await emulator.fetch(url, { method, headers, body, signal });
  } catch {
    return HttpResponse.error();
  }
}

/** The path of a base URL. */
function pathOf(base: string, given: string): string {
  // The rest has a meaning of its own in a path of MSW's.
  const isPlain = /^(?:https?:\/\/[^/*?#]+|\/[^/*?#:]+)(?:\/[^*?#:]*)?$/.test(base);
  if (isPlain && URL.canParse(base, 'http://localhost')) {
    const { pathname } = new URL(base, 'http://localhost');
    return pathname === '/' ? '' : pathname;
  }
  throw new RecotapConfigurationError(
    `The base URL ${JSON.stringify(given)} for recotapHandlers is neither an absolute URL nor a path: expected one such as ${servers.production} or /recotap.`,
  );
}
