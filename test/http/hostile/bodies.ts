import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Deal } from '../../../src/index.js';
import type { Case } from './framing.js';
import { answer, close, endless, head, json } from './server.js';

const encoded = (bytes: Uint8Array, encoding: string) => [answer(bytes, '200 OK', `content-encoding: ${encoding}`)];
const withWrongSum = (zipped: Buffer) => zipped.fill(0, zipped.length - 8);
const bomb = gzipSync(' '.repeat(10_000_000));

export const encodings: Case[] = [
  ['gzip', (good) => encoded(gzipSync(good), 'gzip'), 'upserted'],
  ['gzip by its old name, in capitals', (good) => encoded(gzipSync(good), 'X-GZIP'), 'upserted'],
  ['Brotli', (good) => encoded(brotliCompressSync(good), 'br'), 'upserted'],
  ['deflate, which only one transport asked for', (good) => encoded(deflateSync(good), 'deflate'), 'upserted'],
  ['raw deflate', (good) => encoded(deflateRawSync(good), 'deflate'), 'either'],
  ['gzip twice', (good) => encoded(gzipSync(gzipSync(good)), 'gzip, gzip'), 'upserted'],
  ['gzip in Brotli', (good) => encoded(brotliCompressSync(gzipSync(good)), 'gzip, br'), 'upserted'],
  ['gzip sixty times, as it says', (good) => encoded(gzipSync(good), Array(60).fill('gzip').join()), 'unsent'],
  ['gzip that is none', (good) => encoded(Buffer.from(good), 'gzip'), 'either'],
  ['Brotli that is none', (good) => encoded(Buffer.from(good), 'br'), 'either'],
  ['gzip that nobody is told of', (good) => [answer(gzipSync(good))], 'unsent'],
  ['gzip cut off in its middle', (good) => encoded(gzipSync(good).subarray(0, 40), 'gzip'), 'unsent'],
  ['gzip cut off in its check sum', (good) => encoded(gzipSync(good).subarray(0, -4), 'gzip'), 'either'],
  ['gzip with a wrong check sum', (good) => encoded(withWrongSum(gzipSync(good)), 'gzip'), 'either'],
  [
    'gzip with something after it',
    (good) => encoded(Buffer.concat([gzipSync(good), Buffer.from('more')]), 'gzip'),
    'either',
  ],
  ['gzip of nothing', () => encoded(gzipSync(''), 'gzip'), 'unsent'],
  ['nothing, as gzip', () => encoded(Buffer.alloc(0), 'gzip'), 'unsent'],
  ['a gzip bomb', () => encoded(bomb, 'gzip'), 'unsent'],
  ['a gzip bomb in gzip', () => encoded(gzipSync(bomb), 'gzip, gzip'), 'unsent'],
  ['a Brotli bomb', () => encoded(brotliCompressSync(Buffer.alloc(10_000_000, 32)), 'br'), 'unsent'],
  ['a gzip bomb as an error', () => [answer(bomb, '400 Bad Request', 'content-encoding: gzip')], 'unsent'],
  ['gzip bombs without an end', () => [head('200 OK', 'content-encoding: gzip'), endless(bomb)], 'unsent'],
  ['an encoding of nobody', (good) => encoded(Buffer.from(good), 'zip'), 'upserted'],
  ['zstd that is none', (good) => encoded(Buffer.from(good), 'zstd'), 'either'],
  ['the encoding identity', (good) => encoded(Buffer.from(good), 'identity'), 'upserted'],
];

export const texts: Case[] = [
  ['nothing', () => [answer('')], 'unsent'],
  ['blanks', () => [answer(' \n ')], 'unsent'],
  ['a page', () => [answer('<!doctype html><title>Log in</title>')], 'unsent'],
  ['half of the JSON', (good) => [answer(good.slice(0, -9))], 'unsent'],
  ['two JSON texts', (good) => [answer(good + good)], 'unsent'],
  ['JSON with a comma too many', (good) => [answer(good.replace(']', ',]'))], 'unsent'],
  ['JSON with comments', (good) => [answer(`/* ok */ ${good}`)], 'unsent'],
  ['JSON behind a guard', (good) => [answer(`)]}',\n${good}`)], 'unsent'],
  ['JSON behind a byte order mark', (good) => [answer(`\ufeff${good}`)], 'upserted'],
  ['JSON in UTF-16', (good) => [answer(Buffer.from(`\ufeff${good}`, 'utf16le'))], 'unsent'],
  ['bytes that are no UTF-8', () => [answer(Buffer.from([123, 255, 254, 125]))], 'unsent'],
  ['control characters', () => [answer('\u001b[2J\u0007\u202e')], 'unsent'],
  ['NaN', () => [answer('{"data": {"results": NaN}}')], 'unsent'],
  ['a JSON text as a JSON string', (good) => [json(good)], 'unsent'],
  ['a megabyte of blanks before the JSON', (good) => [answer(' '.repeat(1_000_000) + good)], 'unsent'],
  ['brackets, nested 100,000 deep', () => [answer('['.repeat(49_000) + ']'.repeat(49_000))], 'unsent'],
  ['brackets that never close', () => [answer('['.repeat(90_000))], 'unsent'],
];

const withResults = (results: unknown) => [json({ data: { results } })];
const each = (deals: readonly Deal[], fields: object) =>
  withResults(deals.map(({ externalDealId }) => ({ externalDealId, ...fields })));
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

export const shapes: Case[] = [
  ...[null, true, 0, '', [], {}, { data: null }, { data: [] }, { data: 'ok' }, { data: { results: null } }].map(
    (body): Case => [`the JSON ${JSON.stringify(body)}`, () => [json(body)], 'unsent'],
  ),
  ['results as an object', (_, deals) => withResults({ ...deals }), 'unsent'],
  ['results of nulls, numbers and lists', () => withResults([null, 1, 'a', [], [[]], true]), 'unsent'],
  ['50,000 results for nobody', () => withResults(Array(50_000).fill(0)), 'unsent'],
  ['a result more for each deal', (good, deals) => withResults([...JSON.parse(good).data.results, ...deals]), 'unsent'],
  ['results without ids', (_, deals) => withResults(deals.map(() => ({ status: 'upserted' }))), 'unsent'],
  [
    'ids that are objects',
    (_, deals) => withResults(deals.map((id) => ({ externalDealId: id, status: 'upserted' }))),
    'unsent',
  ],
  ['ids in another case', (good) => [answer(good.replaceAll('d-', 'D-'))], 'unsent'],
  ['ids with a blank', (good) => [answer(good.replaceAll('d-', ' d-'))], 'unsent'],
  [
    'the id __proto__',
    () => [answer('{"data":{"results":[{"externalDealId":"__proto__","status":"upserted"}]}}')],
    'unsent',
  ],
  ['a __proto__ with results', (good) => [answer(`{"__proto__": ${good}}`)], 'unsent'],
  ['a status that is a list', (_, deals) => each(deals, { status: ['upserted'] }), 'unsent'],
  [
    'a status nested 9,000 deep',
    (_, deals) => [
      answer(`{"data":{"results":[{"externalDealId":"${deals[0]?.externalDealId}","status":${nested(9_000)}}]}}`),
    ],
    'unsent',
  ],
  ['a status in capitals', (_, deals) => each(deals, { status: 'UPSERTED' }), 'unsent'],
  ['no status', (_, deals) => each(deals, {}), 'unsent'],
  ['a failure without a reason', (_, deals) => each(deals, { status: 'failed' }), 'failed'],
  [
    'a failure whose reason is an object',
    (_, deals) => each(deals, { status: 'failed', error: { toString: 1 } }),
    'failed',
  ],
  [
    'a failure whose reason is nested 9,000 deep',
    (_, deals) => [
      answer(
        `{"data":{"results":[${deals.map(({ externalDealId: id }) => `{"externalDealId":"${id}","status":"failed","error":${id === 'd-0' ? nested(9_000) : 1}}`)}]}}`,
      ),
    ],
    'failed',
  ],
  [
    'a failure with a reason of 90 kB',
    (_, deals) => [
      json({
        data: {
          results: deals.map(({ externalDealId }, index) => ({
            externalDealId,
            status: 'failed',
            error: 'x'.repeat(index === 0 ? 90_000 : 1),
          })),
        },
      }),
    ],
    'failed',
  ],
];

const refused = (errors: unknown, status = '400 Bad Request') => [
  json({ message: 'Bad Request', data: errors }, status),
];
const children = (depth: number) => '{"property":"deals","children":['.repeat(depth) + ']}'.repeat(depth);

export const refusals: Case[] = [
  ...[null, 'no', 7, {}, [null], [[]], [{}], [{ property: null }], [{ property: { toString: 1 } }]].map(
    (errors): Case => [`a 400 with the errors ${JSON.stringify(errors)}`, () => refused(errors), 'failed'],
  ),
  [
    'a 400 whose errors are nested 2,900 deep',
    () => [answer(`{"data":[${children(2_900)}]}`, '400 Bad Request')],
    'failed',
  ],
  [
    'a 400 for a deal that was not sent',
    () => refused([{ property: 'deals[7777].name', constraints: { a: 'b' } }]),
    'failed',
  ],
  ['a 400 for the deal -1', () => refused([{ property: 'deals[-1].name', constraints: { a: 'b' } }]), 'failed'],
  ['a 400 for the deal 1e999', () => refused([{ property: 'deals[1e999].name', constraints: { a: 'b' } }]), 'failed'],
  [
    'a 400 with constraints of objects',
    () => refused([{ property: 'deals', constraints: { a: { toString: 1 }, b: [[]] } }]),
    'failed',
  ],
  [
    'a 400 with a path of 40,000 parts',
    () => refused([{ property: 'deals.'.repeat(15_000), children: [{}, {}] }]),
    'failed',
  ],
  [
    'a 400 with 1,500 errors for the first deal',
    () => refused(Array(1_500).fill({ property: 'deals[0]', constraints: { a: 'b' } })),
    'either',
  ],
  ['a 400 that is no JSON', () => [answer('<p>No', '400 Bad Request')], 'failed'],
  [
    'a 400 with a message that is a list',
    () => [json({ message: ['a'], customMessage: {} }, '400 Bad Request')],
    'failed',
  ],
  ['an empty 400', () => [answer('', '400 Bad Request')], 'failed'],
  ['a 413 for a single deal', () => [answer('', '413 Too Large')], 'failed'],
  ['a 409', () => refused([], '409 Conflict'), 'failed'],
  ['a 418', () => refused([], '418 Teapot'), 'unsent'],
  ['a 401 with a message that is an object', () => [json({ message: { toString: 1 } }, '401 Unauthorized')], 'unsent'],
  ['a 407', () => [answer('', '407 Proxy Authentication Required', 'proxy-authenticate: Basic')], 'unsent'],
  ['a 500 that never ends a word', () => [answer('x'.repeat(90_000), '500 Oops')], 'unsent'],
  ['a 503 that closes', () => [answer('', '503 Busy', 'connection: close'), close], 'unsent'],
];
