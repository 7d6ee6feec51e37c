import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import nodeFetch from 'node-fetch';
import { fetch as fetchOfUndici } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRecotapClient, pushDeals, type RecotapClientOptions } from '../../src/index.js';
import { undiciFetch } from '../../src/undici.js';
import { emulatorOnAPort, serve } from '../e2e/servers.js';
import { freePort } from '../support/port.js';
import { deals, upserted } from '../support/recotap.js';

const body = { deals: deals(1) };
const success = JSON.stringify({ data: { results: body.deals.map(upserted), summary: {} } });

/** Each goes to the client as its library exports it, with no wrapper and no cast. */
const fetches: [name: string, options: Pick<RecotapClientOptions, 'fetch'>][] = [
  ['no fetch of your own', {}],
  ['the global fetch', { fetch: globalThis.fetch }],
  ['node-fetch', { fetch: nodeFetch }],
  ["undici's fetch", { fetch: fetchOfUndici }],
  ['undiciFetch', { fetch: undiciFetch() }],
];

describe.each(fetches)('with %s', (_, options) => {
  const clientOf = (baseUrl: string, more: RecotapClientOptions = {}) =>
    createRecotapClient({ apiKey: 'a-secret-key', baseUrl, ...options, ...more });

  it('a push upserts every deal', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort({ apiKey: 'a-secret-key' });
    expect(await pushDeals(clientOf(baseUrl), deals(250))).toMatchObject({ total: 250, upserted: 250, requests: 3 });
    expect(emulator.deals.size).toBe(250);
  });

  it('a call returns what Recotap answered, be it a success or not', async () => {
    const { baseUrl } = await emulatorOnAPort();
    const client = clientOf(baseUrl);
    const { data, response } = await client.POST('/deals', { body });
    expect(data?.data.results).toEqual(body.deals.map(upserted));
    expect(response.status).toBe(200);
    const refused = await client.POST('/deals', { body: { deals: [] } });
    expect(refused.response.status).toBe(400);
    expect(refused.error).toMatchObject({ statusCode: 400, message: 'Bad Request' });
  });

  it('a redirect is not followed, so the API key stays with Recotap', async () => {
    const elsewhere = await serve((_, response) => response.end(success));
    const { url } = await serve((_, response) => {
      response.writeHead(307, { location: `${elsewhere.url}/deals` }).end();
    });
    await expect(clientOf(url).POST('/deals', { body })).rejects.toMatchObject({ code: 'http', status: 307 });
    expect(elsewhere.connections).toBe(0);
  });

  it('an abort in the middle of an answer closes the connection', async () => {
    const controller = new AbortController();
    const connection = new EventEmitter();
    const closed = once(connection, 'close');
    const { url } = await serve((request, response) => {
      request.socket.once('close', () => connection.emit('close'));
      response.writeHead(200).write('{', () => controller.abort(new Error('enough')));
    });
    const call = clientOf(url).POST('/deals', { body, signal: controller.signal });
    await expect(call).rejects.toThrow('enough');
    await closed;
  });

  it('a connection that is refused is tried again, and the message names its code', async () => {
    const attempts: number[] = [];
    const client = clientOf(`http://127.0.0.1:${await freePort()}`, { retries: 1, log: () => attempts.push(1) });
    const message = expect.stringContaining('ECONNREFUSED');
    await expect(client.POST('/deals', { body })).rejects.toMatchObject({ code: 'connection', message });
    expect(attempts).toHaveLength(2);
  });

  it('a connection that breaks off is tried again', async () => {
    let requests = 0;
    const { url } = await serve((request, response) => {
      if (requests++ === 0) request.socket.resetAndDestroy();
      else response.end(success);
    });
    expect(await pushDeals(clientOf(url), body.deals)).toMatchObject({ upserted: 1, retries: 1 });
  });
});

describe('a fetch', () => {
  afterEach(() => void vi.unstubAllGlobals());

  /** A fetch that keeps how it was called, and all calls so far. */
  function recording() {
    const calls: { receiver: unknown; args: unknown[] }[] = [];
    function fetch(this: unknown, ...args: unknown[]): Promise<Response> {
      calls.push({ receiver: this, args });
      return Promise.resolve(new Response(success, { headers: { 'content-type': 'application/json' } }));
    }
    return { fetch, calls };
  }

  type Fetch = ReturnType<typeof recording>['fetch'];
  const ways: [way: string, make: (fetch: Fetch) => RecotapClientOptions][] = [
    ['that is given to the client', (fetch) => ({ fetch })],
    [
      'that is the global one',
      (fetch) => {
        vi.stubGlobal('fetch', fetch);
        return {};
      },
    ],
  ];
  const clientWith = async (options: RecotapClientOptions) => {
    const { url } = await serve((_, response) => response.end(success));
    return { url, client: createRecotapClient({ apiKey: 'a-secret-key', baseUrl: `${url}/v1`, ...options }) };
  };

  it.each(ways)('%s is called with a URL as text and an init, as you would call it', async (_, make) => {
    const { fetch, calls } = recording();
    const { url: server, client } = await clientWith(make(fetch));
    await client.POST('/deals', { body });
    await pushDeals(client, body.deals);
    client.use({ onRequest: ({ request }) => request });
    await pushDeals(client, body.deals);
    expect(calls).toHaveLength(3);
    for (const { args } of calls) {
      const [url, init] = args as [string, RequestInit];
      expect(args).toHaveLength(2);
      expect(url).toBe(`${server}/v1/deals`);
      expect(init).toMatchObject({ method: 'POST', redirect: 'manual' });
      expect(init.signal).toBeInstanceOf(AbortSignal);
      const headers = new Headers(init.headers);
      expect([headers.get('x-api-key'), headers.get('content-type')]).toEqual(['a-secret-key', 'application/json']);
      expect(await new Response(init.body).json()).toEqual(body);
    }
  });

  it.each(ways)('%s is called on nothing, as browsers want it', async (_, make) => {
    const { fetch, calls } = recording();
    const { client } = await clientWith(make(fetch));
    await client.POST('/deals', { body });
    await pushDeals(client, body.deals);
    for (const { receiver } of calls) expect([undefined, globalThis]).toContain(receiver);
    expect(calls).toHaveLength(2);
  });

  it('may send what it is given with node:http', async () => {
    const seen: object[] = [];
    const { url } = await serve(async (request, response) => {
      seen.push({ method: request.method, url: request.url, deals: JSON.parse(await textOf(request)) });
      response.end(success);
    });
    const { request } = await import('node:http');
    const client = createRecotapClient({
      apiKey: 'a-secret-key',
      baseUrl: url,
      fetch: (address, init) =>
        new Promise((resolve, reject) => {
          const headers = Object.fromEntries(new Headers(init.headers as HeadersInit));
          const outgoing = request(address, { method: init.method, headers }, async (incoming) =>
            resolve(new Response(await textOf(incoming), { status: incoming.statusCode ?? 0 })),
          );
          outgoing.once('error', reject).end(init.body);
        }),
    });
    expect(await pushDeals(client, body.deals)).toMatchObject({ upserted: 1 });
    expect(seen).toEqual([{ method: 'POST', url: '/deals', deals: body }]);
  });
});

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += chunk;
  return text;
}
