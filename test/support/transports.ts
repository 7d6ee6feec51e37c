import type { RecotapClientOptions } from '../../src/index.js';
import { undiciFetch } from '../../src/undici.js';

/** What carries the requests of a client: each of these keeps all promises. */
export const transports: [name: string, options: Pick<RecotapClientOptions, 'fetch'>][] = [
  ['the global fetch', {}],
  ['undiciFetch', { fetch: undiciFetch() }],
];
