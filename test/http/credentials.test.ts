import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createRecotapClient, PushAbortedError, pushDeals, RecotapConfigurationError } from '../../src/index.js';
import { byRequest, deal, inTurn, refusal, upsertsAll } from '../support/recotap.js';

const KEY = 'canary-4f9a2c81d7';
const body = { deals: [deal(1)] };

const savedKey = process.env.RECOTAP_API_KEY;
afterEach(() => {
  if (savedKey === undefined) delete process.env.RECOTAP_API_KEY;
  else process.env.RECOTAP_API_KEY = savedKey;
});

describe('the API key', () => {
  it('goes with every request, without the white space around it', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    await createRecotapClient({ apiKey: ` ${KEY}\n`, fetch: byRequest(fetch) }).requests.pushDeals(body);
    expect(requests[0]?.headers.get('x-api-key')).toBe(KEY);
  });

  it('is taken from RECOTAP_API_KEY when none is given', async () => {
    process.env.RECOTAP_API_KEY = KEY;
    const { fetch, requests } = inTurn(upsertsAll);
    await createRecotapClient({ fetch: byRequest(fetch) }).requests.pushDeals(body);
    expect(requests[0]?.headers.get('x-api-key')).toBe(KEY);
  });

  it.each([
    [undefined, /No API key: set the environment variable RECOTAP_API_KEY/],
    ['', /from the option apiKey is empty/],
    ['   ', /from the option apiKey is empty/],
    [`${KEY}\nsecond line`, /white space/],
    [`${KEY}\tand more`, /white space/],
    [`${KEY}\u0000`, /a control character/],
    [`${KEY}\u001b[0m`, /a control character/],
    [`${KEY}\u007f`, /a control character/],
    [`${KEY}é`, /beyond ASCII/],
    [`${KEY}\u200b`, /beyond ASCII/],
    [`${KEY}\u202e`, /beyond ASCII/],
  ])('that is %j is refused before anything is sent, and not repeated', (apiKey, message) => {
    delete process.env.RECOTAP_API_KEY;
    const make = () => createRecotapClient({ apiKey });
    expect(make).toThrow(RecotapConfigurationError);
    expect(make).toThrow(message);
    expect(make).not.toThrow(KEY);
  });

  it.each<[unknown, string]>([
    [12345678, 'of the type number'],
    [true, 'of the type boolean'],
    [{ key: KEY }, 'of the type object'],
    [[KEY], 'a list'],
    [() => KEY, 'of the type function'],
    [new String(KEY), 'of the type object'],
    [Buffer.from(KEY), 'of the type object'],
  ])('that is no text is refused, and the error has neither the key nor a trace of code: %o', (apiKey, type) => {
    const make = () => createRecotapClient({ apiKey: apiKey as never, apiKeySource: 'the file key.txt' });
    expect(make).toThrow(RecotapConfigurationError);
    expect(make).toThrow(`The API key from the file key.txt is ${type}: expected text.`);
    expect(make).not.toThrow(KEY);
  });

  it('is named by its source when RECOTAP_API_KEY holds what no header can carry', () => {
    process.env.RECOTAP_API_KEY = 'two words';
    expect(() => createRecotapClient()).toThrow(
      /^The API key from the environment variable RECOTAP_API_KEY has white space/,
    );
  });

  it.each([
    'http://eapi.recotap.com/api/v1',
    'http://10.0.0.1',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://.localhost.example.com',
    'http://recotap.localhost:4010',
    'http://localhost.:4010',
    'http://localhost.localdomain',
    'http://0.0.0.0',
    'http://0',
    'http://126.255.255.255',
    'http://128.0.0.1',
    'http://[::]',
    'http://[::2]',
    'http://[::ffff:127.0.0.1]',
    'http://[::127.0.0.1]',
    'http://127.example.com',
    'http://0x7f.example.com',
  ])('never goes over plain http to %s', (baseUrl) => {
    expect(() => createRecotapClient({ apiKey: KEY, baseUrl })).toThrow(/over plain http/);
  });

  it.each([
    'http://localhost:4010',
    'http://127.0.0.1:4010/api/v1/',
    'http://[::1]:4010',
    'http://127.10.20.30:4010',
    'http://127.255.255.254',
    'https://proxy.example.com/recotap',
    'https://recotap.localhost:4010',
  ])('may go to %s', (baseUrl) => {
    const { settings } = createRecotapClient({ apiKey: KEY, baseUrl });
    expect(settings.baseUrl).toBe(baseUrl.replace(/\/$/, ''));
  });

  it.each([
    ['http://127.1', 'http://127.0.0.1'],
    ['http://0x7f.1:80', 'http://127.0.0.1'],
    ['http://0177.0.0.1', 'http://127.0.0.1'],
    ['http://127.0.0.1.:4010', 'http://127.0.0.1:4010'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://LOCALHOST:4010', 'http://localhost:4010'],
    ['http://loc%61lhost', 'http://localhost'],
    ['http://ｌｏｃａｌｈｏｓｔ', 'http://localhost'],
    ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
  ])('may go to %s, which is %s', (baseUrl, plain) => {
    expect(createRecotapClient({ apiKey: KEY, baseUrl }).settings.baseUrl).toBe(plain);
  });

  it.each([
    ['eapi.recotap.com', /^The base URL is not a URL: expected an http or https URL.*such as https:/],
    ['', /^The base URL is not a URL/],
    ['localhost:4010', /^The base URL to localhost: cannot be used: expected an http or https URL/],
    ['ftp://recotap.com', /to recotap\.com cannot be used/],
    ['shttp://recotap.com', /cannot be used/],
    ['https://user@recotap.com', /cannot be used/],
    ['https://:pass@recotap.com', /cannot be used/],
    ['https://recotap.com/?a=b', /cannot be used/],
    ['https://recotap.com/#a', /cannot be used/],
  ])('goes nowhere when the base URL is %j', (baseUrl, message) => {
    const make = () => createRecotapClient({ apiKey: KEY, baseUrl });
    expect(make).toThrow(RecotapConfigurationError);
    expect(make).toThrow(message);
    expect(make).not.toThrow('pass@');
  });

  it('goes to a base URL without the white space around it and the slashes at its end', () => {
    const { settings } = createRecotapClient({ apiKey: KEY, baseUrl: ' https://proxy.example.com/recotap//\n' });
    expect(settings.baseUrl).toBe('https://proxy.example.com/recotap');
  });

  it('does not go to another host when a single call names one', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const client = createRecotapClient({ apiKey: KEY, fetch: byRequest(fetch) });
    await expect(client.requests.pushDeals(body, { baseUrl: 'https://elsewhere.example' })).rejects.toThrow(
      /https:\/\/elsewhere\.example was not sent/,
    );
    expect(requests).toHaveLength(0);
  });

  it('does not follow a redirect', async () => {
    const redirect = () =>
      new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/deals' } });
    const { fetch, requests } = inTurn(redirect, upsertsAll);
    const client = createRecotapClient({ apiKey: KEY, fetch: byRequest(fetch) });
    await expect(client.requests.pushDeals(body)).rejects.toThrow(
      /redirect to https:\/\/elsewhere\.example, which was not followed/,
    );
    expect(requests.map(({ redirect: mode }) => mode)).toEqual(['manual']);
  });

  it('is in no error, report or dump, even when the server or the transport repeats it', async () => {
    const echo = (request: Request) =>
      refusal(401, { customMessage: `Invalid API key ${request.headers.get('x-api-key')}` });
    const inPhrase = (request: Request) =>
      new Response(null, { status: 401, statusText: `No ${request.headers.get('x-api-key')}` });
    const chatty = () => Promise.reject(Object.assign(new Error(`sent ${KEY}`), { config: { headers: { key: KEY } } }));
    for (const step of [echo, inPhrase, chatty]) {
      const client = createRecotapClient({ apiKey: KEY, fetch: byRequest(inTurn(step).fetch), retries: 0 });
      const error = await pushDeals(client, [deal(1)]).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(PushAbortedError);
      expect(error.message).toMatch(/\[API key\]/);
      for (const dump of [
        error.message,
        error.stack,
        JSON.stringify(error),
        inspect(error, { depth: 20 }),
        inspect(client, { depth: 20 }),
      ]) {
        expect(dump).not.toContain(KEY);
      }
    }
  });

  it('is not in what a header of the answer repeats of it', async () => {
    const inHeader = (request: Request) =>
      new Response('<p>', { headers: { 'content-type': `text/${request.headers.get('x-api-key')}` } });
    const client = createRecotapClient({
      apiKey: KEY.slice(0, 8),
      fetch: byRequest(inTurn(inHeader).fetch),
      retries: 0,
    });
    await expect(client.requests.pushDeals(body)).rejects.toThrow('text/[API key]');
  });

  it('does not spoil the ids of deals when it is a short word, as for the emulator', async () => {
    const client = createRecotapClient({ apiKey: 'any', fetch: byRequest(upsertsAll) });
    expect(await pushDeals(client, [deal('company-1')])).toMatchObject({ upserted: 1, unsent: 0 });
  });

  it('when refused, is named by where it came from, with the environment', async () => {
    const client = createRecotapClient({
      apiKey: KEY,
      environment: 'sandbox',
      fetch: byRequest(inTurn(() => refusal(401)).fetch),
    });
    await expect(pushDeals(client, [deal(1)])).rejects.toThrow(
      /the option apiKey is not valid for the environment 'sandbox'/,
    );
  });
});

describe('the environment', () => {
  it.each([
    [undefined, 'https://eapi.recotap.com/api/v1/deals'],
    ['production', 'https://eapi.recotap.com/api/v1/deals'],
    ['sandbox', 'https://sandboxapi.reco-tap.com/api/v1/deals'],
  ] as const)('%s sends to %s', async (environment, url) => {
    const { fetch, requests } = inTurn(upsertsAll);
    await createRecotapClient({ apiKey: KEY, environment, fetch: byRequest(fetch) }).requests.pushDeals(body);
    expect(requests[0]?.url).toBe(url);
  });

  it('that does not exist is refused, naming those that do', () => {
    expect(() => createRecotapClient({ apiKey: KEY, environment: 'staging' as never })).toThrow(/production, sandbox/);
  });
});

describe('options', () => {
  it.each([{ retries: -1 }, { maxConcurrency: 0 }, { timeoutMs: Number.NaN }, { maxConcurrency: 1.5 }])(
    'out of range are refused by name: %j',
    (option) => {
      expect(() => createRecotapClient({ apiKey: KEY, ...option })).toThrow(
        new RegExp(`option ${Object.keys(option)[0]} is`),
      );
    },
  );
});
