import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmulator, type EmulatorOptions, type ListenOptions } from '../../src/emulator/index.js';
import { deal, push } from './support.js';

async function start(listenOptions: ListenOptions = {}, options: EmulatorOptions = {}) {
  const emulator = createEmulator({ faults: { rules: [{ fault: 'latency', ms: 0 }] }, ...options });
  const listening = await emulator.listen(0, listenOptions);
  onTestFinished(listening.close);
  await push(emulator, [deal('held')]);
  const port = Number(new URL(listening.url).port);
  /** Sends what `fetch` would not: any Host, any Origin, any path as it is. */
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
    new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', method, path, headers }, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
      asked.once('error', reject).end(body);
    });
  return { emulator, port, send, ...listening };
}

const inspections = [
  ['GET', '/_emulator/deals'],
  ['GET', '/_emulator/deals/held'],
  ['GET', '/_emulator/accounts'],
  ['GET', '/_emulator/requests'],
  ['GET', '/_emulator/requests/1'],
  ['POST', '/_emulator/requests/1/replay'],
  ['GET', '/_emulator/events'],
  ['GET', '/_emulator/snapshot'],
  ['PUT', '/_emulator/snapshot'],
  ['GET', '/_emulator/status'],
  ['GET', '/_emulator/openapi.yaml'],
  ['GET', '/_emulator/deals?format=csv'],
  ['GET', '/_emulator/faults'],
  ['GET', '/_emulator/nothing'],
  ['GET', '/_emulator'],
  ['GET', '/%5Femulator/deals'],
  ['POST', '/_emulator/reset'],
  ['PUT', '/_emulator/faults'],
  ['DELETE', '/_emulator/faults'],
  ['OPTIONS', '/_emulator/reset'],
] as const;

/** Nothing was seen, and nothing has changed. */
function expectUntouched({ emulator }: { emulator: ReturnType<typeof createEmulator> }, { text }: { text: string }) {
  expect(text).not.toContain('Deal held');
  expect([...emulator.deals.keys()]).toEqual(['held']);
  expect(emulator.requests).toHaveLength(1);
  expect(emulator.faults.schedule.rules).toHaveLength(1);
}

describe('the inspection of an emulator on a port is closed to', () => {
  const foreign: Record<string, Record<string, string>> = {
    'a page that reaches it by a name of its own (DNS rebinding)': { host: 'evil.example:4020' },
    'a name that begins like this machine': { host: 'localhost.evil.example' },
    'a name that ends like this machine': { host: 'evil.localhost.example' },
    'an address that is not of this machine': { host: '10.0.0.7:4020' },
    'a page of another site': { origin: 'https://evil.example' },
    'a page whose site begins like this machine': { origin: 'http://localhost.evil.example' },
    'a page without a site, such as a sandboxed frame': { origin: 'null' },
    'what a page of another site embeds': { 'sec-fetch-site': 'cross-site' },
  };
  for (const [who, headers] of Object.entries(foreign)) {
    it.each(inspections)(`${who}: %s %s`, async (method, path) => {
      const started = await start();
      const response = await started.send(method, path, headers, method === 'PUT' ? '{"rules":[]}' : undefined);
      expect(response.status).toBe(403);
      expect(response.headers['access-control-allow-origin']).toBeUndefined();
      expectUntouched(started, response);
    });
  }

  it('says why', async () => {
    const { send } = await start();
    expect((await send('GET', '/_emulator/deals', { host: 'evil.example' })).text).toContain('Host is evil.example');
    expect((await send('GET', '/_emulator/deals', { origin: 'http://evil.example' })).text).toContain('evil.example');
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/jsonp'])(
    'a form, wherever it comes from: %s',
    async (type) => {
      const started = await start();
      for (const headers of [{}, { origin: 'http://localhost:5173' }]) {
        const response = await started.send('POST', '/_emulator/reset', { ...headers, 'content-type': type }, 'a=b');
        expect(response.status).toBe(415);
        expectUntouched(started, response);
      }
    },
  );
});

describe('the inspection of an emulator on a port is open to', () => {
  it.each(['localhost', 'LOCALHOST:4020', '127.0.0.1', '127.9.9.9:1', '[::1]:4020'])(
    'programs that call this machine: %s',
    async (host) => {
      const { send, emulator } = await start();
      expect((await send('GET', '/_emulator/deals', { host })).text).toContain('Deal held');
      expect((await send('POST', '/_emulator/reset', { host, 'content-type': 'application/json' }, '{}')).status).toBe(
        204,
      );
      expect(emulator.deals.size).toBe(0);
    },
  );

  it.each(['http://localhost:5173', 'https://127.0.0.1', 'http://[::1]:8080'])(
    'pages on this machine: %s',
    async (origin) => {
      const { send } = await start();
      const headers = { origin, 'sec-fetch-site': 'cross-site' };
      const seen = await send('GET', '/_emulator/deals', headers);
      expect(seen.text).toContain('Deal held');
      expect(seen.headers['access-control-allow-origin']).toBe(origin);
      const asked = { ...headers, 'access-control-request-method': 'PUT' };
      const preflight = await send('OPTIONS', '/_emulator/faults', asked);
      expect(preflight.headers['access-control-allow-methods']).toContain('PUT');
      expect((await send('POST', '/_emulator/reset', headers)).status).toBe(204);
    },
  );
});

describe('the API of an emulator on a port', () => {
  const asked = { 'x-api-key': 'any', 'content-type': 'application/json' };
  const body = JSON.stringify({ deals: [deal('new')] });

  it.each(['http://localhost:5173', 'http://127.0.0.1:3000', 'https://[::1]'])(
    'can be called by pages on this machine: %s',
    async (origin) => {
      const { send, emulator } = await start();
      const headers = { origin, 'sec-fetch-site': 'cross-site' };
      const preflight = await send('OPTIONS', '/deals', { ...headers, 'access-control-request-headers': 'x-api-key' });
      expect(preflight.headers['access-control-allow-headers']).toBe('x-api-key');
      const response = await send('POST', '/api/v1/deals', { ...headers, ...asked }, body);
      expect(response).toMatchObject({ status: 200, headers: { 'access-control-expose-headers': 'Retry-After' } });
      expect(['*', origin]).toContain(response.headers['access-control-allow-origin']);
      expect(emulator.deals.has('new')).toBe(true);
    },
  );

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    // By DNS rebinding, a page is of the same origin.
    { host: 'evil.example:4020' },
    { host: 'evil.example:4020', origin: 'http://evil.example:4020' },
    { host: 'localhost.evil.example', origin: 'http://localhost.evil.example' },
  ])('does nothing for a page of another site, and does not even record it: %j', async (headers) => {
    const started = await start();
    for (const [method, path] of [
      ['POST', '/api/v1/deals'],
      ['POST', '/deals'],
      ['OPTIONS', '/deals'],
      ['GET', '/accounts'],
      ['GET', '/'],
      ['GET', '/reference'],
    ] as const) {
      const response = await started.send(method, path, { ...headers, ...asked }, method === 'POST' ? body : undefined);
      expect(response.status).toBe(403);
      expect(response.headers['access-control-allow-origin']).toBeUndefined();
      expectUntouched(started, response);
    }
  });

  it('can be opened to a page elsewhere, its inspection cannot', async () => {
    const origin = 'https://app.local.test:3000';
    const { send } = await start({ origins: [origin] });
    expect((await send('POST', '/deals', { origin, ...asked }, body)).status).toBe(200);
    expect((await send('GET', '/_emulator/deals', { origin })).status).toBe(403);
  });

  it('says how it can be called by another name', async () => {
    const { send } = await start();
    const { text } = await send('POST', '/deals', { host: 'recotap.test:4020', ...asked }, body);
    expect(text).toContain('allow the origin http://recotap.test:4020');
    const opened = await start({ origins: ['http://recotap.test:4020'] });
    const named = { host: 'recotap.test:4020' };
    expect((await opened.send('POST', '/deals', { ...named, ...asked }, body)).status).toBe(200);
    expect((await opened.send('GET', '/_emulator/deals', named)).status).toBe(403);
  });

  it('can be called by the name that it was told to listen on', async () => {
    const { send } = await start({ host: 'localhost' });
    for (const host of ['localhost', 'LOCALHOST:80', '127.0.0.1:80'])
      expect((await send('POST', '/deals', { host, ...asked }, body)).status).toBe(200);
  });

  it('can be called by any name where other machines can reach it', async () => {
    const { send } = await start({ host: '0.0.0.0' });
    expect((await send('POST', '/deals', { host: 'emulator:4020', ...asked }, body)).status).toBe(200);
  });
});

describe('an emulator that other machines can reach', () => {
  const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` });

  it.each(['0.0.0.0', ...addressesOfThisMachine()])('wants a token for its inspection: %s', async (host) => {
    const { send, inspectToken, isLocal, url } = await start({ host });
    expect(isLocal).toBe(false);
    expect(inspectToken).toMatch(/^[\w-]{32}$/);
    const see = (headers: Record<string, string>) => fetch(`${url}/_emulator/deals`, { headers });
    expect((await see({})).status).toBe(401);
    expect((await see(bearer('wrong'))).status).toBe(401);
    expect(await (await see(bearer(inspectToken))).text()).toContain('Deal held');
    if (host !== '0.0.0.0') return;
    // Whoever is elsewhere can claim any Host.
    expect((await send('GET', '/_emulator/deals', { host: 'localhost' })).status).toBe(401);
    expect((await send('GET', '/_emulator/deals', { host: 'box.lan', ...bearer(inspectToken) })).status).toBe(200);
    const foreign = { origin: 'http://evil.example', ...bearer(inspectToken) };
    expect((await send('GET', '/_emulator/deals', foreign)).status).toBe(403);
  });

  it('takes a token of yours, on this machine as well', async () => {
    for (const host of ['0.0.0.0', '127.0.0.1']) {
      const { send } = await start({ host, inspectToken: 'mine' });
      expect((await send('GET', '/_emulator/deals')).status).toBe(401);
      expect((await send('GET', '/_emulator/deals', bearer('mine'))).status).toBe(200);
    }
  });

  it('gives each start a token of its own', async () => {
    const [one, other] = [await start({ host: '0.0.0.0' }), await start({ host: '0.0.0.0' })];
    expect(one.inspectToken).not.toBe(other.inspectToken);
  });

  it.each(['127.0.0.1', 'localhost'])('is not one that listens on %s', async (host) => {
    expect(await start({ host })).toMatchObject({ isLocal: true, inspectToken: undefined });
  });
});

function addressesOfThisMachine(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
    .slice(0, 1);
}
