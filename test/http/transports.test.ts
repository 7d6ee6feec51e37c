import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createRecotapClient, type RecotapClientOptions } from '../../src/index.js';
import { serve } from '../e2e/servers.js';
import { freePort } from '../support/port.js';
import { deal, upserted } from '../support/recotap.js';
import { transports } from '../support/transports.js';

const body = { deals: [deal(1)] };
const success = JSON.stringify({ data: { results: [upserted(deal(1))] } });

describe.each(transports)('a request by %s', (_, transport) => {
  const clientOf = (baseUrl: string, options: RecotapClientOptions = {}) =>
    createRecotapClient({ apiKey: 'a-secret-key', baseUrl, retries: 0, ...transport, ...options });
  const clientOn = async (listener: RequestListener, options?: RecotapClientOptions) =>
    clientOf((await serve(listener)).url, options);

  it('arrives with its method, path, query, headers and body, and with the headers that firewalls look for', async () => {
    const seen: object[] = [];
    const client = await clientOn(async (request, response) => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: await textOf(request) });
      response.end(success);
    });
    const bodySerializer = () => '"Zoë"';
    const params = { path: { rtp_aid: 'ü' }, query: { a: 1 } };
    await client.PUT('/accounts/{rtp_aid}', { params, body: {}, headers: { 'x-extra': 'é' }, bodySerializer } as never);
    const headers = { 'x-api-key': 'a-secret-key', 'x-extra': 'é', accept: '*/*', 'user-agent': 'node' };
    expect(seen).toMatchObject([{ method: 'PUT', url: '/accounts/%C3%BC?a=1', headers, body: '"Zoë"' }]);
  });

  it('brings back the whole answer, each of its headers included', async () => {
    const client = await clientOn((_, response) => {
      response.writeHead(201, 'Made', { 'x-latin': 'é', 'set-cookie': ['a=1', 'b=2'] });
      response.write(success.slice(0, 10));
      response.end(`${success.slice(10, -1)}, "name": "Zoë"}`);
    });
    const { data, response } = await client.requests.pushDeals(body);
    expect(data).toMatchObject({ name: 'Zoë', data: { results: [{ status: 'upserted' }] } });
    expect([response.status, response.statusText, response.headers.get('x-latin')]).toEqual([201, 'Made', 'é']);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  /** A client of a server that begins its answers and never ends them, and the end of the first connection. */
  const clientOfHalfAnswers = async (options?: RecotapClientOptions) => {
    const server = new EventEmitter();
    const begun = once(server, 'begun') as Promise<[IncomingMessage]>;
    const client = await clientOn((request, response) => {
      response.writeHead(200).write('{', () => server.emit('begun', request));
    }, options);
    // Not by `once`, which a connection that is reset makes reject.
    const closed = begun.then(([{ socket }]) => new Promise((resolve) => socket.once('close', resolve)));
    return { client, begun, closed };
  };

  it('frees its connection when it is aborted in the middle of the answer', async () => {
    const controller = new AbortController();
    const { client, begun, closed } = await clientOfHalfAnswers();
    const call = client.requests.pushDeals(body, { signal: controller.signal }).catch((error) => error);
    await begun;
    controller.abort(new Error('enough'));
    expect(await call).toMatchObject({ message: 'enough' });
    await closed;
  });

  it('frees its connection when its time is up in the middle of the answer', async () => {
    const { client, closed } = await clientOfHalfAnswers({ timeoutMs: 1_000 });
    await expect(client.requests.pushDeals(body)).rejects.toMatchObject({ code: 'timeout' });
    await closed;
  });

  it('drops its connection when the answer is too long, also of a small one that is compressed', async () => {
    const bomb = gzipSync(Buffer.alloc(40_000_000));
    for (const headers of [{}, { 'content-encoding': 'gzip' }]) {
      const server = new EventEmitter();
      const dropped = once(server, 'dropped');
      const client = await clientOn((_, response) => {
        response.writeHead(200, headers).on('close', () => server.emit('dropped'));
        const write = () => {
          while (!response.destroyed && response.write(bomb));
        };
        response.on('drain', write);
        write();
      });
      const error = await client.requests.pushDeals(body).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'response', message: expect.stringContaining('more than 33554432 bytes') });
      await dropped;
    }
  });

  it.each<[string, (text: string) => Buffer]>([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('brings back an answer compressed with %s, and asks for compressed ones', async (encoding, compress) => {
    const asked: unknown[] = [];
    const client = await clientOn((request, response) => {
      asked.push(request.headers['accept-encoding']);
      response.writeHead(200, { 'content-encoding': encoding }).end(compress(success));
    });
    expect((await client.requests.pushDeals(body)).data).toEqual(JSON.parse(success));
    expect(asked).toEqual([expect.stringContaining('gzip')]);
  });

  it('takes the key to no other host when the answer is a redirect', async () => {
    const elsewhere = await serve((_, response) => response.end(success));
    const client = await clientOn((_, response) => {
      response.writeHead(307, { location: `${elsewhere.url}/deals` }).end();
    });
    await expect(client.requests.pushDeals(body)).rejects.toMatchObject({ code: 'http', status: 307 });
    expect(elsewhere.connections).toBe(0);
  });

  it('tells of a connection that is refused by its code', async () => {
    const client = clientOf(`http://127.0.0.1:${await freePort()}`);
    const message = expect.stringMatching(/\/deals: connect ECONNREFUSED 127\.0\.0\.1:\d+\. Is/);
    await expect(client.requests.pushDeals(body)).rejects.toMatchObject({ code: 'connection', message });
  });
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
