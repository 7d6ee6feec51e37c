import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';
import { createRecotapClient, pushDeals, type RecotapClientOptions } from '../../src/index.js';
import { type RecotapHandlersOptions, recotapHandlers } from '../../src/msw.js';

const deals = [
  { externalDealId: '1', name: 'One' },
  { externalDealId: '2', name: 'Two' },
];

/** An emulator behind MSW, until the test is over, and a client that calls it by MSW only. */
function play(client: RecotapClientOptions, handlers?: RecotapHandlersOptions, options?: EmulatorOptions) {
  const emulator = createEmulator(options);
  const server = setupServer(...recotapHandlers(emulator, handlers));
  server.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => server.close());
  return { emulator, server, client: createRecotapClient({ apiKey: 'a-secret-key', retries: 0, ...client }) };
}

describe('with handlers of an emulator, MSW answers', () => {
  it.each(['production', 'sandbox'] as const)('a client of the %s environment', async (environment) => {
    const { client, emulator } = play({ environment });
    expect(await pushDeals(client, deals)).toMatchObject({ upserted: 2, requests: 1 });
    expect([...emulator.deals.keys()]).toEqual(['1', '2']);
  });

  it.each([
    ['of its own', 'https://recotap.test'],
    ['with a path', 'https://crm.test/proxy/recotap'],
    ['with a port', 'http://localhost:5173/recotap'],
    ['with a slash at its end', 'https://recotap.test/api/'],
    ['with an address of IPv6', 'http://[::1]:4010/recotap'],
    ['with the usual port', 'https://recotap.test:443/api'],
    ['with characters that have a meaning in patterns', 'https://recotap.test/a+b(1).$'],
    ['with spaces and letters that are escaped', 'https://recotap.test/ä b'],
    ['with capitals and dots', 'https://Recotap.TEST/x/../api'],
  ])('a client with a base URL %s', async (_, baseUrl) => {
    const { client, emulator } = play({ baseUrl }, { baseUrl });
    expect(await pushDeals(client, deals)).toMatchObject({ upserted: 2 });
    expect(emulator.deals.size).toBe(2);
  });

  it('clients of several base URLs from one emulator', async () => {
    const baseUrl = ['https://one.test', 'https://two.test/v1'];
    const { emulator } = play({}, { baseUrl });
    for (const [index, url] of baseUrl.entries()) {
      const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl: url });
      expect(await pushDeals(client, deals.slice(index, index + 1))).toMatchObject({ upserted: 1 });
    }
    expect(emulator.deals.size).toBe(2);
  });

  it('every operation, with its path parameters and its query', async () => {
    const { client } = play({}, {}, { accounts: [{ domain: 'acme.com', rtp_aid: '663abc1f9d2e4b0012a7c301' }] });
    const { data } = await client.requests.listAccounts({ domains: '["acme.com"]' });
    expect(data?.data.data).toMatchObject([{ domain: 'acme.com' }]);
    const { response } = await client.requests.updateAccount('663abc1f9d2e4b0012a7c301', { customFields: {} });
    expect(response.status).toBe(200);
  });

  it('a path that Recotap does not have with its 404', async () => {
    const { emulator } = play({});
    const response = await fetch('https://eapi.recotap.com/api/v1/nothing');
    expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ statusCode: 404 })]);
    expect(emulator.requests).toHaveLength(1);
  });

  it('with the faults of the emulator', async () => {
    const rules = [{ fault: 'status', status: 503 }] as const;
    const { client } = play({}, {}, { faults: { rules } });
    expect((await client.POST('/deals', { body: { deals } })).response.status).toBe(503);
  });

  it('with a network error where a fault breaks the connection', async () => {
    const { client } = play({}, {}, { faults: { rules: [{ fault: 'reset' }] } });
    await expect(client.POST('/deals', { body: { deals } })).rejects.toMatchObject({ code: 'connection' });
  });

  it('with a network error where a fault cuts the answer off', async () => {
    const { client } = play({}, {}, { faults: { rules: [{ fault: 'cut-off' }] } });
    await expect(client.POST('/deals', { body: { deals } })).rejects.toMatchObject({ code: 'connection' });
  });

  it('with a network error to a request whose body breaks', async () => {
    play({}, {});
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('disk full')) });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    await expect(fetch('https://eapi.recotap.com/api/v1/deals', init)).rejects.toThrow();
  });

  it('no request that a handler of your own, put first, has answered', async () => {
    const { client, emulator, server } = play({});
    server.use(http.post('*/deals', () => HttpResponse.json({ statusCode: 418 }, { status: 418 })));
    expect((await client.POST('/deals', { body: { deals } })).response.status).toBe(418);
    expect(emulator.requests).toHaveLength(0);
  });
});

describe('a base URL for handlers', () => {
  it.each([
    '',
    '/',
    'recotap',
    '//recotap.test',
    'ftp://recotap.test',
    'https://*.recotap.com/v1',
    '/recotap/*',
    '/recotap?a=b',
  ])('is refused if it is neither an absolute URL nor a path: %j', (baseUrl) => {
    expect(() => recotapHandlers(createEmulator(), { baseUrl })).toThrow(
      `The base URL ${JSON.stringify(baseUrl)} for recotapHandlers is neither an absolute URL nor a path`,
    );
  });

  it('may be a path on the origin of the page', () => {
    expect(recotapHandlers(createEmulator(), { baseUrl: '/recotap' })).toHaveLength(1);
  });
});
