import { type Answer, answer, close, endless, hang, head, json, reset, trickle } from './server.js';

/**
 * What becomes of the deals: `upserted` where a right answer is there in full and by the rules, `unsent` where no reading of the bytes gives
 * one. A right answer in broken framing is `either`: the parser of the platform decides, and it differs between versions of Node.
 */
export type Came = 'upserted' | 'failed' | 'unsent' | 'either';
export type Case = [what: string, answer: Answer, came: Came];

const chunked = (...parts: string[]) =>
  head('200 OK', 'content-type: application/json', 'transfer-encoding: chunked') + parts.join('');
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const last = '0\r\n\r\n';
const ok = (...headers: string[]) => head('200 OK', 'content-type: application/json', ...headers);

export const lengths: Case[] = [
  ['no length, ended by the connection', (good) => [ok() + good, close], 'upserted'],
  ['no length, and the connection stays open', (good) => [ok() + good, hang], 'unsent'],
  ['a length that is too short', (good) => [ok(`content-length: ${good.length - 5}`) + good], 'unsent'],
  ['a length that is too long', (good) => [ok(`content-length: ${good.length + 5}`) + good, close], 'unsent'],
  ['a length that is too long, and an open connection', (good) => [ok('content-length: 999') + good, hang], 'unsent'],
  ['a length of 0 and a body', (good) => [`${ok('content-length: 0')}${good}`], 'unsent'],
  ['a negative length', (good) => [ok('content-length: -1') + good, close], 'either'],
  ['a length that is a word', (good) => [ok('content-length: many') + good, close], 'either'],
  ['a length beyond all numbers', (good) => [ok(`content-length: ${'9'.repeat(40)}`) + good, close], 'either'],
  ['a length in hexadecimal', (good) => [ok('content-length: 0x20') + good, close], 'either'],
  [
    'two lengths that differ',
    (good) => [ok('content-length: 5', `content-length: ${good.length}`) + good, close],
    'either',
  ],
  ['two lengths in one header', (good) => [ok(`content-length: ${good.length}, 5`) + good, close], 'either'],
  [
    'a length and chunks',
    (good) => [ok('content-length: 3', 'transfer-encoding: chunked') + chunk(good) + last, close],
    'either',
  ],
  ['an announced gigabyte', () => [ok('content-length: 1073741824'), endless('x'.repeat(65_536))], 'unsent'],
];

export const chunks: Case[] = [
  ['one chunk', (good) => [chunked(chunk(good), last)], 'upserted'],
  ['a chunk for each character', (good) => [chunked(...[...good].map(chunk), last)], 'upserted'],
  ['chunks with extensions', (good) => [chunked(chunk(good).replace('\r\n', ';a="b"\r\n'), last)], 'upserted'],
  ['trailers after the chunks', (good) => [chunked(chunk(good), '0\r\nx-sum: 7\r\n\r\n')], 'upserted'],
  ['no last chunk', (good) => [chunked(chunk(good)), close], 'unsent'],
  ['no last chunk, and an open connection', (good) => [chunked(chunk(good)), hang], 'unsent'],
  ['a chunk longer than it says', (good) => [chunked(`5\r\n${good}\r\n`, last), close], 'unsent'],
  ['a chunk shorter than it says', (good) => [chunked(`fff\r\n${good}\r\n`, last), close], 'unsent'],
  ['a chunk size that is no number', (good) => [chunked(`zz\r\n${good}\r\n`, last), close], 'unsent'],
  ['a negative chunk size', (good) => [chunked(`-5\r\n${good}\r\n`, last), close], 'unsent'],
  ['a chunk size beyond all numbers', (good) => [chunked(`${'f'.repeat(40)}\r\n${good}\r\n`, last), close], 'unsent'],
  ['a chunk of a terabyte, begun', (good) => [chunked(`ffffffffff\r\n${good}`), close], 'unsent'],
  ['chunks with bare line feeds', (good) => [chunked(`${good.length.toString(16)}\n${good}\n0\n\n`), close], 'either'],
  ['endless chunks', () => [chunked(), endless(chunk(' '.repeat(16_384)))], 'unsent'],
  ['endless empty-looking chunks of one blank', () => [chunked(), endless(chunk(' ').repeat(1_000))], 'unsent'],
  ['an endless chunk extension', () => [chunked(), '5;', endless('x'.repeat(65_536))], 'unsent'],
  ['endless trailers', (good) => [chunked(chunk(good), '0\r\n'), endless(`x-a: ${'b'.repeat(1_000)}\r\n`)], 'unsent'],
  ['chunks that come ever slower', (good) => [chunked(chunk(good)), trickle(chunk(' '))], 'unsent'],
  ['an unknown transfer coding', (good) => [ok('transfer-encoding: brainfold') + good, close], 'either'],
  ['chunked twice', (good) => [ok('transfer-encoding: chunked, chunked') + chunk(good) + last, close], 'either'],
];

export const statusLines: Case[] = [
  ['no HTTP at all', () => ['220 mail.example.com ESMTP\r\n', close], 'unsent'],
  ['binary noise', () => [Buffer.from([0, 255, 1, 254, 13, 10, 13, 10]), close], 'unsent'],
  ['a TLS alert', () => [Buffer.from([21, 3, 1, 0, 2, 2, 40]), close], 'unsent'],
  ['HTTP/0.9: the body alone', (good) => [good, close], 'either'],
  ['HTTP/1.0', (good) => [answer(good).toString().replace('HTTP/1.1', 'HTTP/1.0'), close], 'upserted'],
  ['HTTP/9.9', (good) => [answer(good).toString().replace('HTTP/1.1', 'HTTP/9.9'), close], 'either'],
  ['a status of two digits', (good) => [answer(good, '20 OK'), close], 'unsent'],
  ['a status of four digits', (good) => [answer(good, '2000 OK'), close], 'either'],
  ['a status that is a word', (good) => [answer(good, 'OK'), close], 'unsent'],
  ['the status 0', (good) => [answer(good, '000 Zero'), close], 'unsent'],
  ['the status 999', (good) => [answer(good, '999 Odd'), close], 'unsent'],
  ['a status line without a phrase', (good) => [answer(good, '200')], 'upserted'],
  ['a phrase of 10 kB', (good) => [answer(good, `200 ${'x'.repeat(10_000)}`)], 'upserted'],
  ['a status line without an end', () => ['HTTP/1.1 200 ', endless('x'.repeat(65_536))], 'unsent'],
  ['a 100 Continue that nobody asked for', (good) => [head('100 Continue'), answer(good)], 'either'],
  ['a hundred times 102 Processing', (good) => [head('102 Processing').repeat(100), answer(good)], 'upserted'],
  ['103 Early Hints', (good) => [head('103 Early Hints', 'link: </a>'), answer(good)], 'upserted'],
  ['100 Continue and nothing more', () => [head('100 Continue'), hang], 'unsent'],
  [
    '101 Switching Protocols',
    (good) => [head('101 Switching Protocols', 'upgrade: h2c', 'connection: upgrade') + good, close],
    'unsent',
  ],
  ['a 204 without content', () => [head('204 No Content')], 'unsent'],
  ['a 204 with a body', (good) => [answer(good, '204 No Content')], 'unsent'],
  ['a 205 with a body', (good) => [answer(good, '205 Reset Content')], 'either'],
  ['a 205 without content', () => [answer('', '205 Reset Content')], 'unsent'],
  [
    'a 206 with a part',
    (good) => [answer(good.slice(0, 20), '206 Partial Content', 'content-range: bytes 0-19/99')],
    'unsent',
  ],
  ['a 304', () => [head('304 Not Modified')], 'unsent'],
  ['a redirect to itself', () => [answer('', '308 Permanent Redirect', 'location: /deals')], 'unsent'],
  ['a redirect to nowhere', () => [answer('', '302 Found', 'location: http://[')], 'unsent'],
  ['two answers at once', (good) => [Buffer.concat([answer(good), json({ message: 'gone' }, '500 Oops')])], 'upserted'],
];

export const headers: Case[] = [
  ['no headers', () => ['HTTP/1.1 200 OK\r\n\r\n', close], 'unsent'],
  ['headers without an end', () => ['HTTP/1.1 200 OK\r\n', endless(`x-a: ${'b'.repeat(1_000)}\r\n`)], 'unsent'],
  ['headers that come ever slower', () => ['HTTP/1.1 200 OK\r\n', trickle('x-a: b\r\n')], 'unsent'],
  ['a header of 64 kB', (good) => [answer(good, '200 OK', `x-a: ${'b'.repeat(65_536)}`), close], 'either'],
  ['a header without a colon', (good) => [answer(good, '200 OK', 'nonsense'), close], 'either'],
  ['a header without a name', (good) => [answer(good, '200 OK', ': nobody'), close], 'either'],
  ['a header name with a blank', (good) => [answer(good, '200 OK', 'x a: b'), close], 'either'],
  ['a header with a NUL', (good) => [answer(good, '200 OK', 'x-a: b\0c'), close], 'either'],
  ['a header in Latin-1', (good) => [answer(good, '200 OK', `x-a: ${'\xff'}`)], 'upserted'],
  ['a folded header', (good) => [answer(good, '200 OK', 'x-a: b\r\n c'), close], 'either'],
  ['__proto__ as a header', (good) => [answer(good, '200 OK', '__proto__: b', 'constructor: c')], 'upserted'],
  [
    '500 headers',
    (good) => [answer(good, '200 OK', ...Array.from({ length: 500 }, (_, n) => `x-${n}: b`))],
    'upserted',
  ],
  [
    'a content type of nothing',
    (good) => [head('200 OK', 'content-type:', `content-length: ${good.length}`) + good],
    'upserted',
  ],
  ['a Retry-After of 400 digits', () => [answer('', '503 Busy', `retry-after: ${'9'.repeat(400)}`)], 'unsent'],
  ['a Retry-After of noise', () => [answer('', '503 Busy', `retry-after: Mon, ${'9:'.repeat(4_000)}`)], 'unsent'],
];

export const sockets: Case[] = [
  ['a connection that closes at once', () => [close], 'unsent'],
  ['a connection that is reset at once', () => [reset], 'unsent'],
  ['a connection that closes in the status line', () => ['HTTP/1.1 20', close], 'unsent'],
  ['a connection that is reset in the headers', () => ['HTTP/1.1 200 OK\r\ncontent-', reset], 'unsent'],
  ['a connection that closes after the headers', () => [ok('content-length: 50'), close], 'unsent'],
  [
    'a connection that is reset in the body',
    (good) => [ok(`content-length: ${good.length}`) + good.slice(0, 9), reset],
    'unsent',
  ],
  ['a connection that closes right after the answer', (good) => [answer(good), close], 'upserted'],
  ['silence', () => [hang], 'unsent'],
  ['silence after the status line', () => ['HTTP/1.1 200 OK\r\n', hang], 'unsent'],
  ['silence in the body', (good) => [ok(`content-length: ${good.length}`) + good.slice(0, 9), hang], 'unsent'],
  ['a body that comes ever slower', () => [ok('content-length: 100000'), trickle(' ')], 'unsent'],
  ['a body without an end', () => [ok(), endless(' '.repeat(65_536))], 'unsent'],
  ['an error without an end', () => [head('400 Bad Request'), endless('x'.repeat(65_536))], 'unsent'],
];
