import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { servers } from '../../../generated/servers.js';
import { CliError } from '../terminal/cli-error.js';

export interface Front {
  readonly url: string;
  /** Whether no other machine can reach it. */
  readonly isLocal: boolean;
  close(): Promise<void>;
}

const { pathname: basePath } = new URL(servers.production);

/**
 * Starts a server that passes each call on to Prism, with or without the base path of the API, which Prism does not know. It answers malformed
 * JSON itself: some versions of Prism never do.
 *
 * @param upstream Prism's origin
 * @throws CliError when the port is not available
 */
export async function startFront(host: string, port: number, upstream: string): Promise<Front> {
  const server = createServer((asked, answer) => {
    pass(asked, answer, upstream).catch(() => answer.destroy());
  });
  await listen(server, host, port);
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${reachable(host)}:${bound.port}`,
    isLocal: /^(?:::ffff:)?127\.|^::1$/.test(bound.address),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The host as a URL has it. `0.0.0.0` and `::` are all addresses of this machine, and none to call. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

async function pass(asked: IncomingMessage, answer: ServerResponse, upstream: string): Promise<void> {
  const body = await buffer(asked);
  if (isMalformed(asked, body)) return refuse(asked, answer);
  const { method, headers, url = '/' } = asked;
  const path = url.startsWith(`${basePath}/`) ? url.slice(basePath.length) : url;
  const { 'transfer-encoding': _, ...others } = headers;
  const length = body.length > 0 ? { 'content-length': body.length } : {};
  const target = upstream + path;
  await new Promise<void>((resolve, reject) => {
    const onward = request(target, { method, headers: { ...others, ...length }, agent: false }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer).once('finish', resolve).once('error', reject);
    });
    onward.once('error', reject).end(body);
  });
}

function isMalformed({ headers }: IncomingMessage, body: Buffer): boolean {
  if (body.length === 0 || !headers['content-type']?.includes('json')) return false;
  try {
    JSON.parse(body.toString());
    return false;
  } catch {
    return true;
  }
}

function refuse({ url: path }: IncomingMessage, answer: ServerResponse): void {
  const reason = { message: 'Bad Request', customMessage: 'The body is not valid JSON', data: null };
  const envelope = { statusCode: 400, timestamp: new Date().toISOString(), path, ...reason };
  answer.writeHead(400, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  answer.end(JSON.stringify(envelope));
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  }).catch((cause: NodeJS.ErrnoException) => {
    const reason =
      cause.code === 'EADDRINUSE'
        ? `Port ${port} of ${host} is in use. Choose another one, or 0 for any that is free.`
        : `Cannot listen on port ${port} of ${host}: ${cause.message}`;
    throw new CliError(reason, { cause });
  });
}
