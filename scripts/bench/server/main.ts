import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerTo } from './answers.js';
import { createGate, type Limit } from './limit.js';

export interface ServerOptions {
  /** Before each answer, in ms. */
  latencyMs: number;
  limit?: Limit;
}

/** What `GET /stats` answers. */
export interface ServerStats {
  requests: number;
  /** Of these, answered 429. */
  refused: number;
  /** In the requests that were let in. */
  items: number;
}

// Its first argument is its options. Prints its URL, and serves until it is killed.
const { latencyMs, limit }: ServerOptions = JSON.parse(process.argv[2] ?? '');
const gate = limit === undefined ? () => undefined : createGate(limit);
const stats: ServerStats = { requests: 0, refused: 0, items: 0 };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const [path = ''] = (request.url ?? '').split('?');
    if (path === '/stats') return send(response, 200, {}, JSON.stringify(stats));
    stats.requests++;
    const refusal = gate(performance.now());
    if (refusal !== undefined) {
      stats.refused++;
      return later(() => send(response, 429, refusal, tooManyRequests()));
    }
    const { items, body } = answerTo(path, Buffer.concat(chunks).toString());
    stats.items += items;
    later(() => send(response, 200, {}, body));
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

function later(answer: () => void): void {
  if (latencyMs === 0) answer();
  else setTimeout(answer, latencyMs);
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  // Elasticsearch's client talks to nobody without this product header.
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'X-Elastic-Product': 'Elasticsearch',
    ...headers,
  });
  response.end(body);
}

function tooManyRequests(): string {
  const timestamp = new Date().toISOString();
  return JSON.stringify({ statusCode: 429, timestamp, path: '/api/v1/deals', message: 'Too Many Requests' });
}
