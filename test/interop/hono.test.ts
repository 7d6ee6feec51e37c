import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { createRecotapClient, pushDeals, type RecotapClientOptions } from '../../src/index.js';
import { deals, upserted } from '../support/recotap.js';

/**
 * `serve` of @hono/node-server replaces the global Request and Response of its process by classes of its own, and never takes them back: an
 * app that pushes deals from one of its routes lives with them.
 */
const standard = { Request: globalThis.Request, Response: globalThis.Response };

const emulator = createEmulator();
const recotap = new Hono().post('*', async ({ req }) =>
  emulator.fetch(req.url, { method: 'POST', headers: req.header(), body: await req.text() }),
);
let early: ReturnType<typeof clientsOf>;
let server: ReturnType<typeof serve>;
let baseUrl: string;

function clientsOf() {
  const make = (options: RecotapClientOptions) =>
    createRecotapClient({ apiKey: 'a-secret-key', retries: 0, ...options });
  return {
    'over the network': make({ baseUrl }),
    "by the emulator's fetch": make({ fetch: emulator.fetch }),
    'by the fetch of a Hono app': make({ baseUrl, fetch: (url, init) => Promise.resolve(recotap.request(url, init)) }),
  };
}

beforeAll(async () => {
  const elsewhere = serve({ fetch: recotap.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false });
  await once(elsewhere, 'listening');
  baseUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/api/v1`;
  early = clientsOf();
  server = serve({ fetch: () => new Response('an app'), port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  expect(globalThis.Response).not.toBe(standard.Response);
  return () => elsewhere.close();
});

afterAll(() => void Object.assign(globalThis, standard));

type Way = keyof typeof early;
const ways: Way[] = ['over the network', "by the emulator's fetch", 'by the fetch of a Hono app'];

/** What a client is to do, whatever the global objects are. */
async function expectToWork(client: ReturnType<typeof clientsOf>[Way]) {
  emulator.reset();
  expect(await pushDeals(client, deals(150))).toMatchObject({ total: 150, upserted: 150, requests: 2, retries: 0 });
  expect(emulator.deals.size).toBe(150);

  const { data, response } = await client.POST('/deals', { body: { deals: deals(1) } });
  expect([response.status, data?.data.results]).toEqual([200, deals(1).map(upserted)]);

  const refused = await client.POST('/deals', { body: { deals: [] } });
  expect([refused.response.status, refused.error?.message]).toEqual([400, 'Bad Request']);

  client.use({ onResponse: ({ response: { status, body } }) => new Response(body, { status }) });
  expect(await pushDeals(client, deals(1))).toMatchObject({ upserted: 1 });
}

describe('in a process in which a Hono server runs', () => {
  it.each(ways)('a client that was made before it works %s', (way) => expectToWork(early[way]));

  it.each(ways)('a client that was made after it works %s', (way) => expectToWork(clientsOf()[way]));

  it('the emulator serves a port', async () => {
    const { url, close } = await emulator.listen();
    await expectToWork(createRecotapClient({ apiKey: 'a-secret-key', baseUrl: `${url}/api/v1` }));
    await close();
  });
});

describe('in a process in which a Hono server has run', () => {
  beforeAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  it.each(ways)('a client that is older than the server works %s', (way) => expectToWork(early[way]));

  it.each(ways)('a client that is made after it works %s', (way) => expectToWork(clientsOf()[way]));
});
