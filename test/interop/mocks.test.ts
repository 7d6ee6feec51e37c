import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createRecotapClient, pushDeals } from '../../src/index.js';
import { serve } from '../e2e/servers.js';
import { deals, upserted } from '../support/recotap.js';

const body = { deals: deals(3) };
const answer = JSON.stringify({ statusCode: 200, data: { results: body.deals.map(upserted), summary: {} } });
const json = { 'content-type': 'application/json' };

/** Makes a mocking library answer `POST /deals` of an origin. The function it returns takes the mock away again. */
type Mock = (origin: string) => Promise<() => void | Promise<void>>;

const mocks: [name: string, mock: Mock][] = [
  [
    'MSW',
    async (origin) => {
      const { http, HttpResponse } = await import('msw');
      const { setupServer } = await import('msw/node');
      const server = setupServer(http.post(`${origin}/deals`, () => new HttpResponse(answer, { headers: json })));
      server.listen({ onUnhandledRequest: 'error' });
      return () => server.close();
    },
  ],
  [
    'nock',
    async (origin) => {
      const { default: nock } = await import('nock');
      if (!nock.isActive()) nock.activate();
      nock(origin).persist().post('/deals').reply(200, answer, json);
      return () => {
        nock.cleanAll();
        nock.restore();
      };
    },
  ],
  [
    'a stub of the global fetch',
    async () => {
      vi.stubGlobal('fetch', async () => new Response(answer, { headers: json }));
      return () => void vi.unstubAllGlobals();
    },
  ],
  [
    "undici's MockAgent under setGlobalDispatcher",
    async (origin) => {
      const { getGlobalDispatcher, MockAgent, setGlobalDispatcher } = await import('undici');
      const usual = getGlobalDispatcher();
      const agent = new MockAgent();
      agent.disableNetConnect();
      agent.get(origin).intercept({ method: 'POST', path: '/deals' }).reply(200, answer, { headers: json }).persist();
      setGlobalDispatcher(agent);
      return () => {
        setGlobalDispatcher(usual);
        return agent.close();
      };
    },
  ],
];

/** Recotap as it would be without the mock, and a client of it that was made before the mock. */
async function canary() {
  const server = await serve((_, response) => response.writeHead(200, json).end(answer));
  return { server, client: createRecotapClient({ apiKey: 'a-secret-key', baseUrl: server.url }) };
}

describe.each(mocks)('in a test with %s', (_, mock) => {
  it('a call never reaches Recotap', async () => {
    const { server, client } = await canary();
    onTestFinished(await mock(server.url));
    const { data } = await client.POST('/deals', { body });
    expect(data?.data.results).toEqual(body.deals.map(upserted));
    expect(server.connections).toBe(0);
  });

  it('a push never reaches Recotap', async () => {
    const { server, client } = await canary();
    onTestFinished(await mock(server.url));
    expect(await pushDeals(client, body.deals)).toMatchObject({ total: 3, upserted: 3, requests: 1 });
    expect(server.connections).toBe(0);
  });

  it('the same client reaches Recotap again when the mock is gone', async () => {
    const { server, client } = await canary();
    const unmock = await mock(server.url);
    await client.POST('/deals', { body });
    await unmock();
    expect(server.connections).toBe(0);
    expect(await pushDeals(client, body.deals)).toMatchObject({ upserted: 3 });
    expect(server.connections).toBe(1);
  });
});
