import type { RecotapClientOptions } from '../../src/index.js';

/** What carries the requests of a client: each of these keeps all promises. */
export const transports: [name: string, options: Pick<RecotapClientOptions, 'fetch'>][] = [
  ['undici', {}],
  ['the global fetch', { fetch: (request) => globalThis.fetch(request) }],
];
