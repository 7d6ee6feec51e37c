import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

interface GivenAnswer {
  status?: number;
  type?: string;
  json?: unknown;
  /** In place of JSON. */
  text?: string;
}

/** A server on a port until the test is over, which gives each call the answer of a function, and the flags that lead a command to it. */
export async function jsonServer(answer: (call: string, body: string) => GivenAnswer) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const path = request.url?.replace('/api/v1', '').split('?')[0];
    const {
      status = 200,
      type = 'application/json; charset=utf-8',
      json,
      text,
    } = answer(`${request.method} ${path}`, body);
    response.writeHead(status, { 'content-type': type }).end(text ?? JSON.stringify(json));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  return { baseUrl, at: ['--base-url', baseUrl] };
}
