/// <reference lib="esnext.disposable" preserve="true" />

import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { NoResponse } from './faults/no-response.js';
import type { Exchange, Transmit } from './faults/transmit.js';
import type { Handler } from './in-process.js';
import { servePage } from './serve-page.js';
import type { Admission } from './visitors.js';

/** Options for {@link Emulator.listen}. */
export interface ListenOptions {
  /**
   * The name or address to listen on. If other machines can reach it, such as `0.0.0.0`, `/_emulator` needs a token. Default: `127.0.0.1`.
   */
  readonly host?: string | undefined;
  /**
   * The token that a request to `/_emulator` must send, as `Authorization: Bearer <token>`. Default: none on a loopback address, otherwise
   * a random one.
   */
  readonly inspectToken?: string | undefined;
  /**
   * The origins of web pages that may call the API, such as `https://app.local.test:3000`. Default: pages on this machine and on the host
   * that they call.
   */
  readonly origins?: readonly string[] | undefined;
}

/**
 * An emulator on a port.
 *
 * @example
 * await using listening = await createEmulator().listen();
 * const client = createRecotapClient({ apiKey: 'any', baseUrl: listening.url });
 */
export interface Listening extends AsyncDisposable {
  /** The origin, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Whether only this machine can reach it. */
  readonly isLocal: boolean;
  /** The token that a request to `/_emulator` must send, as `Authorization: Bearer <token>`; undefined if it needs none. */
  readonly inspectToken: string | undefined;
  /** Closes all connections at once. Resolves when the port is free. You can call it again. */
  close(): Promise<void>;
}

/** Serves a handler on a port. */
export async function listen(
  handler: Handler,
  port: number,
  { host = '127.0.0.1', inspectToken: givenToken, origins = [] }: ListenOptions,
): Promise<Listening> {
  let admission: Admission = { inspectToken: givenToken ?? newToken(), origins, localHost: host };
  // Without this option, the adapter replaces the global Request and Response of the process.
  const server = createServer(
    getRequestListener(
      onConnection(handler, () => admission),
      { overrideGlobalObjects: false },
    ),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(explain(cause, host, port), { cause })));
    server.listen(port, host, resolve);
  });
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
    return closed;
  };
  const bound = server.address() as AddressInfo;
  const isLocal = /^(?:::ffff:)?127\.|^::1$/.test(bound.address);
  admission = isLocal ? { inspectToken: givenToken, origins, localHost: host } : { ...admission, localHost: undefined };
  return {
    url: `http://${reachable(host)}:${bound.port}`,
    isLocal,
    inspectToken: admission.inspectToken,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** The host as a URL has it. `0.0.0.0` and `::` are all addresses of this machine, and none to call. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** Answers over a connection, or breaks it. Answers that need no special treatment are left to the adapter. */
function onConnection(handler: Handler, admission: () => Admission) {
  return async (request: Request, { outgoing }: { outgoing: object }): Promise<Response> => {
    const connection = outgoing as ServerResponse;
    const page = await servePage(request, admission());
    if (page !== undefined) return page;
    const exchange: Exchange = { admission: admission() };
    try {
      const response = await handler(request, exchange);
      if (exchange.transmit === undefined) return response;
      await send(response, exchange.transmit, connection, request.signal);
    } catch (error) {
      if (!(error instanceof NoResponse || request.signal.aborted)) throw error;
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
  if (error instanceof NoResponse && error.how === 'reset') socket?.resetAndDestroy();
  else socket?.destroySoon();
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  return code === 'EADDRINUSE'
    ? `Port ${port} of ${host} is in use. Choose another one, or 0 for any that is free.`
    : `Cannot listen on port ${port} of ${host}: ${message}`;
}
