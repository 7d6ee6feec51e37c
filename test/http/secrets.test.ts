import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  channels,
  createRecotapClient,
  type DealOutcome,
  type Exchange,
  listSegments,
  PushAbortedError,
  pushDeals,
  type RecotapClientOptions,
  type RecotapEvents,
  subscribe,
} from '../../src/index.js';
import { byRequest, deal, inTurn, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

/** Each form in which a server or a framework on the way may write what it was sent. */
const forms: [form: string, write: (key: string) => string][] = [
  ['as it is', (key) => key],
  ['in lower case', (key) => key.toLowerCase()],
  ['in upper case', (key) => key.toUpperCase()],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded twice', (key) => encodeURIComponent(encodeURIComponent(key))],
  ['percent-encoded in each character', (key) => eachOf(key, (code) => `%${hex(code, 2)}`)],
  ['percent-encoded in lower case', (key) => eachOf(key, (code) => `%${hex(code, 2).toLowerCase()}`)],
  ['in base64', btoa],
  ['in base64 as user:key', (key) => btoa(`user:${key}`)],
  ['in base64 as me:key', (key) => btoa(`me:${key}`)],
  ['in base64 as key:', (key) => btoa(`${key}:`)],
  ['in base64 for URLs', (key) => btoa(key).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')],
  ['in base64, percent-encoded', (key) => encodeURIComponent(btoa(`a:${key}`))],
  ['as JSON in a text', JSON.stringify],
  ['as JSON in JSON in a text', (key) => JSON.stringify(JSON.stringify(key))],
  ['as JSON of PHP in a text', (key) => JSON.stringify(key).replaceAll('/', '\\/')],
  ['as JSON of .NET in a text', (key) => JSON.stringify(key).replace(/[+<&'%]/g, (each) => unicode(each))],
  ['escaped in each character', (key) => eachOf(key, (code) => `\\u${hex(code, 4)}`)],
  ['escaped by bytes', (key) => eachOf(key, (code) => `\\x${hex(code, 2)}`)],
  ['escaped for HTML', escapeHtml],
  ['escaped for HTML by numbers', (key) => eachOf(key, (code) => `&#${code};`)],
  ['escaped for HTML by hexadecimal numbers', (key) => eachOf(key, (code) => `&#x${hex(code, 2)};`)],
  ['as JSON, escaped for HTML', (key) => escapeHtml(JSON.stringify(key))],
];

const keys: [kind: string, key: string][] = [
  ['plain', 'canary4f9a2c81d7b6e5309812fedcba9876543210aaabbbcccdddeee1234567'],
  ['odd', 'Canary/4+"\\<%9a&2cZ81d7'],
  ['that holds an escape', 'canary\\u0041%41&lt;tail'],
];

const hex = (code: number, length: number) => code.toString(16).toUpperCase().padStart(length, '0');
const unicode = (each: string) => `\\u${hex(each.charCodeAt(0), 4)}`;

function eachOf(text: string, write: (code: number) => string): string {
  return [...text].map((each) => write(each.charCodeAt(0))).join('');
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[<>&"']/g, (each) => names[each] ?? each);
}

/** What the key looks like to whoever undoes each escape, in any order: the test's own, simple and slow. */
function holds(shown: string, key: string): boolean {
  const seen = new Set<string>();
  const left = [shown];
  for (let text = left.pop(); text !== undefined && seen.size < 200; text = left.pop()) {
    if (seen.has(text)) continue;
    seen.add(text);
    const low = text.toLowerCase();
    if (low.includes(key.toLowerCase())) return true;
    if ([0, 1, 2].some((before) => text.includes(btoa('x'.repeat(before) + key).slice(before && 4, -4)))) return true;
    left.push(
      text.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
      text.replace(
        /\\u([\da-f]{4})|\\x([\da-f]{2})|\\(["\\/])/gi,
        (_, a, b, c) => c ?? String.fromCharCode(Number.parseInt(a ?? b, 16)),
      ),
      text.replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
      text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
      text
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&'),
    );
  }
  return false;
}

function listenToAll(): unknown[] {
  const heard: unknown[] = [];
  for (const name of Object.values(channels))
    onTestFinished(subscribe(name as keyof RecotapEvents, (event) => heard.push(event)));
  return heard;
}

/** Everything that anybody gets to see of a push and of two calls that are answered like this. */
async function shownOf(key: string, respond: () => Response, options: RecotapClientOptions = {}): Promise<string> {
  const heard = listenToAll();
  const exchanges: Exchange[] = [];
  const outcomes: DealOutcome[] = [];
  const client = createRecotapClient({
    apiKey: key,
    clock: createVirtualClock(),
    fetch: byRequest(async () => respond()),
    retries: 1,
    log: (line) => heard.push(line),
    onExchange: (exchange) => exchanges.push(exchange),
    ...options,
  });
  const onOutcome = (outcome: DealOutcome) => void outcomes.push(outcome);
  const pushed = await pushDeals(client, [deal(1), deal(2)], { onOutcome }).catch((thrown) => thrown);
  const listed = await listSegments(client)
    .next()
    .catch((thrown) => thrown);
  const called = await client.POST('/deals', { body: { deals: [] } }).catch((thrown) => thrown);
  client.use({ onResponse: () => undefined });
  const seen = await client.POST('/deals', { body: { deals: [] } }).catch((thrown) => thrown);
  const responses = [called, seen].flatMap(({ response }) => response ?? []);
  const texts = responses.map((response: Response) => [response.statusText, ...response.headers].join());
  const all = [pushed, listed, called, seen, heard, exchanges, outcomes, client.drift(), client];
  const errors = [pushed, listed, called, seen].filter((each) => each instanceof Error);
  const report = PushAbortedError.is(pushed) ? pushed.report : undefined;
  return [
    ...texts,
    ...errors.flatMap(({ name, message, stack }) => [name, message, stack]),
    JSON.stringify([all, report]),
    ...strings([all, report]),
    inspect([all, report], { depth: 30, maxStringLength: null, maxArrayLength: null }),
  ].join('\n');
}

/** Each text in a value and each key of its objects, as nobody's JSON or inspection escapes them. */
function strings(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((name) => [String(name), ...strings((value as never)[name], seen)]);
}

const bodies: [where: string, status: number, body: (text: string) => string][] = [
  ['the message of a 401', 401, (text) => JSON.stringify({ message: text })],
  ['the reason of a 400', 400, (text) => JSON.stringify({ data: [{ property: text, constraints: { [text]: text } }] })],
  [
    'the keys of an error',
    500,
    (text) => JSON.stringify({ customMessage: 'no', [text]: { deep: [{ [text]: text }] } }),
  ],
  [
    'the reasons of results',
    200,
    (text) =>
      JSON.stringify({
        data: {
          results: [
            { externalDealId: '1', status: 'failed', error: text },
            { externalDealId: '2', status: text },
          ],
        },
      }),
  ],
  [
    'fields that nobody knows',
    200,
    (text) => JSON.stringify({ data: { data: [{ segmentId: text, [text]: 1 }], nextCursor: text, hasNextPage: true } }),
  ],
  ['a page', 200, (text) => `<p>${text}</p>`],
  ['an error page', 404, (text) => `<p>${text}</p>`],
];

describe.each(keys)('the API key, when it is %s,', (_, key) => {
  describe.each(forms)('repeated %s', (_, write) => {
    it.each(bodies)('in %s is shown nowhere', async (_, status, body) => {
      const sent = body(write(key));
      const shown = await shownOf(
        key,
        () => new Response(sent, { status, headers: { 'content-type': 'application/json' } }),
      );
      expect(holds(shown, key)).toBe(false);
      expect(shown).toContain('[API key]');
    });

    it('in the headers and the phrase of an answer is shown nowhere', async () => {
      const text = write(key);
      const headers = { 'x-echo': text, 'content-type': `text/${text}`, location: `https://${text}.example/${text}` };
      for (const status of [200, 302, 401]) {
        const shown = await shownOf(key, () => new Response('x', { status, statusText: text, headers }));
        expect(holds(shown, key)).toBe(false);
      }
    });

    it('in any part of the error of a fetch is shown nowhere', async () => {
      const text = write(key);
      const inner = Object.assign(new Error(text), { code: text, name: text, stack: text });
      const outer = Object.assign(new TypeError(`fetch failed ${text}`, { cause: inner }), {
        code: text,
        [text]: text,
      });
      for (const thrown of [outer, inner, text, { name: text, message: text, code: text }]) {
        const shown = await shownOf(key, () => new Response(), { fetch: () => Promise.reject(thrown) });
        expect(holds(shown, key)).toBe(false);
      }
    });

    it('in what the caller sends is in no record of it', async () => {
      const exchanges: Exchange[] = [];
      const client = createRecotapClient({
        apiKey: key,
        fetch: byRequest(upsertsAll),
        onExchange: (exchange) => exchanges.push(exchange),
      });
      const name = write(key);
      await pushDeals(client, [deal(1, { name })]);
      expect(exchanges).toHaveLength(1);
      expect(strings(exchanges).filter((text) => holds(text, key))).toEqual([]);
      expect(JSON.parse(exchanges[0]?.request.body ?? '')).toMatchObject({ deals: [{ externalDealId: '1' }] });
    });
  });
});

describe('an answer', () => {
  const ask = async (apiKey: string, text: string) => {
    const { fetch } = inTurn(() => new Response(text, { status: 400 }));
    const client = createRecotapClient({ apiKey, fetch: byRequest(fetch) });
    return (await client.POST('/deals', { body: { deals: [] } })).error as unknown;
  };

  it('without the key is passed on as it came, whatever escapes it has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), async (value, isEscaped) => {
        const plain = JSON.stringify({ value });
        const json = isEscaped ? plain.replace(/[a-z%&](?=[^"]*"[^"]*$)/g, unicode) : plain;
        expect(await ask('canary-4f9a2c81d7', json)).toEqual(JSON.parse(json));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['<p>50 % of &lt;b&gt; C:\\new</p>', '<p>50 % of &lt;b&gt; C:\\new</p>'],
    ['<p>canary-4f9a2c81d7 &lt;b&gt;</p>', '<p>[API key] &lt;b&gt;</p>'],
  ])('that is no JSON keeps the rest of its text: %s', async (text, shown) => {
    expect(await ask('canary-4f9a2c81d7', text)).toBe(shown);
  });

  it('keeps __proto__ a field like any other', async () => {
    const error = await ask('canary-4f9a2c81d7', '{"__proto__": "\\u0063anary-4f9a2c81d7", "a": 1}');
    expect(Object.entries(error as object)).toEqual([
      ['__proto__', '[API key]'],
      ['a', 1],
    ]);
  });

  it('has a key of nothing but digits taken out where it comes as a number', async () => {
    expect(await ask('1234567890', '{"key": 1234567890, "count": 7}')).toEqual({ key: '[API key]', count: 7 });
  });

  it('has the key taken out of both of two fields of one name', async () => {
    const exchanges: Exchange[] = [];
    const client = createRecotapClient({
      apiKey: 'canary-4f9a2c81d7',
      fetch: byRequest(async () => new Response('{"a": "\\u0063anary-4f9a2c81d7", "a": 1}', { status: 400 })),
      onExchange: (exchange) => exchanges.push(exchange),
    });
    await client.POST('/deals', { body: { deals: [] } });
    expect(JSON.parse(exchanges[0]?.response?.body ?? '')).toEqual({ a: 1 });
  });
});
