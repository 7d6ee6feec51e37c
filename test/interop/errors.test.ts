import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext, runInNewContext, runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as recotap from '../../src/index.js';
import { createRecotapClient, PushAbortedError, pushDeals, RecotapError } from '../../src/index.js';
import { serve } from '../e2e/servers.js';
import { freePort } from '../support/port.js';
import { deals } from '../support/recotap.js';

const body = { deals: deals(1) };

/** A client whose fetch fails each time, and how often it was called. */
function failingWith(makeError: () => unknown) {
  const calls: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    calls.push(url);
    throw makeError();
  };
  return {
    calls,
    client: createRecotapClient({ apiKey: 'a-secret-key', baseUrl: 'http://127.0.0.1:4010', fetch, retries: 1 }),
  };
}

interface Thrown extends Error {
  code?: string;
}

const thrownBy = (call: Promise<unknown>): Promise<Thrown> =>
  call.then(
    () => new Error('nothing was thrown'),
    (error: Thrown) => error,
  );

/** A mistake of whoever wrote the fetch, as the engine words it. */
function mistake(make: () => unknown): () => unknown {
  return () => {
    try {
      return make();
    } catch (error) {
      return error;
    }
  };
}

const mistakes: [what: string, makeError: () => unknown, message: string][] = [
  [
    'a TypeError',
    mistake(() => (undefined as unknown as { headers: object }).headers),
    "Cannot read properties of undefined (reading 'headers')",
  ],
  ['a ReferenceError', mistake(() => runInThisContext('tracer.start()')), 'tracer is not defined'],
  ['a TypeError of its own', () => new TypeError('Expected a token'), 'Expected a token'],
  ['a TypeError of the platform for a URL', mistake(() => new URL('not a URL')), 'Invalid URL'],
  ['a RangeError', () => new RangeError('Maximum call stack size exceeded'), 'Maximum call stack size exceeded'],
];

describe.each(mistakes)('%s in the fetch that was given', (_, makeError, message) => {
  it('ends a call at once, with its own words and none of a dead network', async () => {
    const { client, calls } = failingWith(makeError);
    const error = await thrownBy(client.POST('/deals', { body }));
    expect(calls).toHaveLength(1);
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/\bfetch\b/);
    expect(error.message).not.toMatch(/No response|Is the base URL right|server up/);
    expect(error.code).not.toBe('connection');
  });

  it('ends a push, with an outcome for each deal', async () => {
    const { client, calls } = failingWith(makeError);
    const error = await thrownBy(pushDeals(client, deals(50)));
    expect(error).toBeInstanceOf(PushAbortedError);
    expect(error.message).toContain(message);
    expect(error.message).not.toMatch(/No response|Is the base URL right|server up/);
    expect((error as PushAbortedError).report).toMatchObject({ total: 50, unsent: 50, requests: 1, retries: 0 });
    expect(calls).toHaveLength(1);
  });
});

/** What each platform's fetch throws when there is no connection, or it breaks. */
const networkFailures: [platform: string, makeError: () => unknown][] = [
  ['Node', () => new TypeError('fetch failed', { cause: coded('ECONNREFUSED') })],
  ['Node, while the answer comes in,', () => new TypeError('terminated', { cause: coded('UND_ERR_SOCKET') })],
  ['node-fetch', () => Object.assign(coded('ECONNRESET'), { name: 'FetchError', type: 'system' })],
  ['axios', () => Object.assign(coded('ETIMEDOUT'), { name: 'AxiosError' })],
  ['Chrome', () => new TypeError('Failed to fetch')],
  ['Firefox', () => new TypeError('NetworkError when attempting to fetch resource.')],
  ['Safari', () => new TypeError('Load failed')],
  ['Cloudflare', () => new Error('Network connection lost.')],
  ['React Native', () => new TypeError('Network request failed')],
  ['Deno', () => new TypeError('error sending request for url (https://eapi.recotap.com/api/v1/deals)')],
  ['Bun', () => Object.assign(new Error('Unable to connect.'), { code: 'ConnectionRefused' })],
];

function coded(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:4010`), { code });
}

describe('no connection', () => {
  it.each(networkFailures)(
    'as the fetch of %s tells it is tried again, and told as no response',
    async (_, makeError) => {
      const { client, calls } = failingWith(makeError);
      const error = await thrownBy(client.POST('/deals', { body }));
      expect(error).toMatchObject({ code: 'connection', message: expect.stringContaining('No response from') });
      expect(calls).toHaveLength(2);
    },
  );
});

describe('in another realm, as each test file of Jest is one,', () => {
  const otherRealm = createContext({
    coded: () => runInNewContext(`Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })`),
  });
  const inOtherRealm = (program: string) => () => runInContext(program, otherRealm);

  it.each([
    ['with its cause', `Object.assign(new TypeError('fetch failed'), { cause: coded() })`],
    ['alone', `Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })`],
  ])('a refused connection %s is still told by its code, and tried again', async (_, program) => {
    const { client, calls } = failingWith(inOtherRealm(program));
    const error = await thrownBy(client.POST('/deals', { body }));
    expect(error.message).toContain('ECONNREFUSED');
    expect(error.code).toBe('connection');
    expect(calls).toHaveLength(2);
  });

  it('a mistake of the given fetch is still one', async () => {
    const { client, calls } = failingWith(mistake(inOtherRealm('undefined.headers')));
    const error = await thrownBy(client.POST('/deals', { body }));
    expect(error.message).toContain('reading');
    expect(error.message).not.toContain('No response');
    expect(calls).toHaveLength(1);
  });

  it('what a source throws is told in its own words', async () => {
    const { client } = failingWith(() => new Error('not called'));
    const source = runInContext(`(function* () { throw new RangeError('row 7 is broken'); })()`, otherRealm);
    const error = await thrownBy(pushDeals(client, source));
    expect(error.message).toBe('The push ended early: row 7 is broken');
  });
});

describe('a second copy of this package', () => {
  type Package = typeof recotap;
  let folder: string;
  let bundle: string;
  const copies: [kind: string, load: () => Promise<Package>][] = [
    ['in another bundle', () => import(/* @vite-ignore */ `${pathToFileURL(join(folder, 'copy.mjs'))}?1`)],
    ['in a third bundle', () => import(/* @vite-ignore */ `${pathToFileURL(join(folder, 'copy.mjs'))}?2`)],
    ['in another realm', async () => inJestsRealm(bundle) as Package],
  ];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recotap-copies-'));
    const bundled = async (format: 'esm' | 'iife') => {
      const entryPoints = ['src/index.ts'];
      const options = {
        bundle: true,
        write: false,
        platform: 'browser',
        target: 'es2022',
        globalName: 'recotap',
      } as const;
      return (await build({ entryPoints, ...options, format })).outputFiles[0]?.text ?? '';
    };
    bundle = await bundled('iife');
    await writeFile(join(folder, 'copy.mjs'), await bundled('esm'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(copies)('%s has errors that RecotapError.is knows, and knows ours', async (_, load) => {
    const other = await load();
    expect(other.RecotapError).not.toBe(RecotapError);
    const errors = [
      await thrownBy(
        other
          .createRecotapClient({
            apiKey: 'a-secret-key',
            baseUrl: 'http://127.0.0.1:4010',
            retries: 0,
            fetch: () => Promise.reject(coded('ECONNREFUSED')),
          })
          .POST('/deals', { body }),
      ),
      await thrownBy(
        other.pushDeals(
          other.createRecotapClient({ apiKey: 'a-secret-key', baseUrl: 'http://127.0.0.1:4010' }),
          deals(1),
          { signal: AbortSignal.abort() },
        ),
      ),
      await thrownBy((async () => other.createRecotapClient({ apiKey: '' }))()),
    ];
    expect(errors.map(({ name }) => name)).toEqual([
      'RecotapConnectionError',
      'PushAbortedError',
      'RecotapConfigurationError',
    ]);
    for (const error of errors) {
      expect(error).not.toBeInstanceOf(RecotapError);
      expect(RecotapError.is(error)).toBe(true);
    }
    const ours = await thrownBy((async () => createRecotapClient({ apiKey: '' }))());
    expect(RecotapError.is(ours)).toBe(true);
    expect(other.RecotapError.is(ours)).toBe(true);
  });

  it.each(copies)('%s tells a real refused connection by its code', async (_, load) => {
    const { createRecotapClient } = await load();
    const baseUrl = `http://127.0.0.1:${await freePort()}`;
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl, retries: 0 });
    const error = await thrownBy(client.POST('/deals', { body }));
    expect(error.message).toContain('ECONNREFUSED');
  });

  it.each(copies)('%s tells an abort by its reason', async (_, load) => {
    const { createRecotapClient } = await load();
    const controller = new AbortController();
    const { url } = await serve(() => controller.abort(new Error('enough')));
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl: url });
    const error = await thrownBy(client.POST('/deals', { body, signal: controller.signal }));
    expect(error.message).toBe('enough');
  });
});

describe('RecotapError.is', () => {
  it.each([
    new Error('RecotapError'),
    Object.assign(new Error('No response'), { name: 'RecotapError', code: 'connection' }),
    JSON.parse(JSON.stringify(new RecotapError('connection', 'No response'))),
    'RecotapError',
    null,
    undefined,
    42,
    () => {},
  ])('knows that %j is none', (value) => {
    expect(RecotapError.is(value)).toBe(false);
  });

  it('narrows what was caught', () => {
    const caught: unknown = new RecotapError('connection', 'No response');
    expect(RecotapError.is(caught) && caught.code).toBe('connection');
  });
});

/** Runs a bundle as Jest runs a test file: the language's own objects are its own, those of the platform are the outer ones. */
function inJestsRealm(program: string): unknown {
  const {
    AbortController,
    AbortSignal,
    clearTimeout,
    fetch,
    FormData,
    Headers,
    performance,
    process,
    Request,
    Response,
  } = globalThis;
  const { queueMicrotask, setTimeout, TextDecoder, TextEncoder, URL, URLSearchParams } = globalThis;
  const platform = {
    AbortController,
    AbortSignal,
    clearTimeout,
    fetch,
    FormData,
    Headers,
    performance,
    process,
    Request,
    Response,
  };
  const realm = createContext({
    ...platform,
    queueMicrotask,
    setTimeout,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
  });
  return runInContext(`${program}; recotap`, realm);
}
