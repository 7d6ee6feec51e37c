import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Handler } from './in-process.js';

/** An emulator on a port. */
export interface Listening {
  /** The origin, without a path or a slash at its end, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Ends every connection at once, kept-alive ones too, and resolves when the port is free again. A second call changes nothing. */
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** Serves a handler on a port of this machine; no other machine can reach it. */
export async function listen(handler: Handler, port: number): Promise<Listening> {
  // Without this option the adapter replaces the global Request and Response of whoever runs the emulator.
  const server = createServer(getRequestListener(handler, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(explain(cause, port), { cause })));
    server.listen(port, host, resolve);
  });
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
      return closed;
    },
  };
}

function explain({ code, message }: NodeJS.ErrnoException, port: number): string {
  return code === 'EADDRINUSE'
    ? `Port ${port} of ${host} is in use. Choose another one, or 0 for any that is free.`
    : `Cannot listen on port ${port} of ${host}: ${message}`;
}
