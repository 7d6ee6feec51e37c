/// <reference lib="esnext.disposable" preserve="true" />

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { NoAnswer } from './faults/no-answer.js';
import type { Exchange, Transmit } from './faults/transmit.js';
import type { Handler } from './in-process.js';

/**
 * An emulator on a port.
 *
 * @example
 * await using listening = await createEmulator().listen();
 * const client = createRecotapClient({ apiKey: 'any', baseUrl: listening.url });
 */
export interface Listening extends AsyncDisposable {
  /** The origin, without a path or a trailing slash, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /**
   * Ends every connection at once, including those that are idle or wait for an answer, and resolves when the port is free again. Closing
   * twice does no harm.
   */
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** Serves a handler on a port that only this machine can reach. */
export async function listen(handler: Handler, port: number): Promise<Listening> {
  // Without this option, the adapter replaces the global Request and Response of the process.
  const server = createServer(getRequestListener(onConnection(handler), { overrideGlobalObjects: false }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(explain(cause, port), { cause })));
    server.listen(port, host, resolve);
  });
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
    return closed;
  };
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Answers over a connection, or breaks it. Answers that need no special treatment are left to the adapter. */
function onConnection(handler: Handler) {
  return async (request: Request, { outgoing }: { outgoing: object }): Promise<Response> => {
    const connection = outgoing as ServerResponse;
    const exchange: Exchange = {};
    try {
      const response = await handler(request, exchange);
      if (exchange.transmit === undefined) return response;
      await send(response, exchange.transmit, connection, request.signal);
    } catch (error) {
      if (!(error instanceof NoAnswer || request.signal.aborted)) throw error;
      hangUp(connection, error);
    }
    // A clone is a plain Response. The original is not, if an app has replaced the global one, and the adapter would send it.
    return RESPONSE_ALREADY_SENT.clone();
  };
}

async function send(response: Response, transmit: Transmit, connection: ServerResponse, signal: AbortSignal) {
  const body = new Uint8Array(await response.arrayBuffer());
  connection.writeHead(response.status, { ...Object.fromEntries(response.headers), 'content-length': body.length });
  connection.flushHeaders();
  for await (const piece of transmit(body, signal)) connection.write(piece);
  connection.end();
}

/** Ends a connection as the fault demands. Except for a reset, what was written before still goes out. */
function hangUp({ socket }: ServerResponse, error: unknown): void {
  if (error instanceof NoAnswer && error.how === 'reset') socket?.resetAndDestroy();
  else socket?.destroySoon();
}

function explain({ code, message }: NodeJS.ErrnoException, port: number): string {
  return code === 'EADDRINUSE'
    ? `Port ${port} of ${host} is in use. Choose another one, or 0 for any that is free.`
    : `Cannot listen on port ${port} of ${host}: ${message}`;
}
