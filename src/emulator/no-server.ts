import type { Listening } from './server.js';

/**
 * Stands in for `server.ts` where there are no ports: in a browser, in workerd and in other edge runtimes. The package's `imports` choose.
 */
export function listen(): Promise<Listening> {
  return Promise.reject(
    new Error(
      'The emulator cannot open a port here. Give its fetch to the client: createRecotapClient({ fetch: emulator.fetch }).',
    ),
  );
}
