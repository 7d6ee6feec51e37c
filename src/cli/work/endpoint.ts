import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CliError } from '../terminal/cli-error.js';

export interface EndpointOptions {
  port: number;
  host: string;
  /** Why the worker is not healthy; undefined when it is. */
  problem(): string | undefined;
  /** In the text format of Prometheus. */
  metrics(): Promise<string>;
}

/**
 * Serves `/health`, which answers 200 or 503 with the reason, and `/metrics`.
 *
 * @throws CliError when the port cannot be used
 */
export async function serveEndpoint({ port, host, problem, metrics }: EndpointOptions) {
  const server = createServer((request, response) => {
    // Not every target of a request is a URL: `//` is none.
    const [path] = (request.url ?? '/').split('?');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Use GET.\n');
    if (path === '/health') {
      const why = problem();
      return answer(response, why === undefined ? 200 : 503, `${why ?? 'ok'}\n`);
    }
    if (path !== '/metrics') return answer(response, 404, 'There are /health and /metrics.\n');
    metrics().then(
      (text) => answer(response, 200, text, 'text/plain; version=0.0.4; charset=utf-8'),
      (error: Error) => answer(response, 503, `${error.message}\n`),
    );
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new CliError(`Cannot listen at ${host}:${port}: ${(error as Error).message}`, { cause: error });
  }
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}
