import type { Random } from './random.js';

const bytes = (...values: number[]) => Buffer.from(values);
const text = (value: string) => Buffer.from(value);
const bomb = [...'abcdefgh']
  .map(
    (name, index) =>
      `${name}: &${name} [${
        index === 0
          ? 'lol'
          : Array(9)
              .fill(`*${'abcdefgh'[index - 1]}`)
              .join(', ')
      }]`,
  )
  .join('\n');

/** What breaks readers: each of these stood in somebody's file. */
const tokens: readonly [Buffer, ...Buffer[]] = [
  // Bytes
  bytes(0),
  bytes(0xff),
  bytes(0xfe, 0xff),
  bytes(0xff, 0xfe),
  bytes(0xc3),
  bytes(0xed, 0xa0, 0x80),
  bytes(0xf4, 0x90, 0x80, 0x80),
  bytes(0xef, 0xbb, 0xbf),
  bytes(0x1b, 0x5b, 0x32, 0x4a),
  bytes(0xc2, 0x9b),
  bytes(0x7f),
  bytes(8),
  bytes(0x1f, 0x8b),
  // Line ends and spaces
  text('\n'),
  text('\r\n'),
  text('\r'),
  text('\n\n\n'),
  text('\t'),
  text('\u2028'),
  text('\u0085'),
  text('\u00a0'),
  text('\u200b'),
  text('\u202e'),
  // CSV
  text('"'),
  text('""'),
  text('"""'),
  text(','),
  text(';'),
  text('|'),
  text('sep=;\n'),
  text(',,,,,,,,,,,,'),
  text("'"),
  text('`'),
  text('=1+1'),
  // JSON
  text('{'),
  text('}'),
  text('['),
  text(']'),
  text(':'),
  text('\\'),
  text('\\u0000'),
  text('\\ud800'),
  text('null'),
  text('{}'),
  text('[]'),
  text('//'),
  text('"__proto__":{"polluted":true},'),
  text('"constructor":{"prototype":{"polluted":true}},'),
  text('"toString":1,'),
  text('"externalDealId":"d-1",'),
  text('"status":"invalid","deal":'),
  text('"issues":[null,1,{"path":[],"message":{}},{"path":"domain","message":"x"}],'),
  text('"deals":['),
  text('"":'),
  // Numbers
  text('1e400'),
  text('-1e-400'),
  text('-0'),
  text('1e'),
  text('0x10'),
  text('NaN'),
  text('Infinity'),
  text('9007199254740993'),
  text('1'.repeat(400)),
  text('1,2.3,4'),
  text('1.234'),
  // YAML
  text('&a '),
  text('*a'),
  text('*'),
  text('&'),
  text('<<: *a\n'),
  text('<<: '),
  text('? '),
  text('- '),
  text(': '),
  text('---\n'),
  text('...\n'),
  text('%YAML 9.9\n'),
  text('!!binary '),
  text('!!js/function '),
  text('! '),
  text('|\n'),
  text('>-\n'),
  text('#'),
  text(' #'),
  text('{{'),
  text('}}'),
  text('{}'),
  text('~'),
  text('@'),
  text('  '),
  text('\n  '),
  text('\n    '),
  text('fields:\n'),
  text(`\n${bomb}\n`),
  text('__proto__: '),
  text('constructor: '),
  text('hasOwnProperty: '),
  text('column: '),
  text('type: number'),
  text('format: yyyy'),
  text('format: "\'\'"'),
  // Dates, words, letters
  text('2026-02-30'),
  text('0000-00-00'),
  text('+275760-09-13'),
  text('24:00'),
  text('🎉'),
  text('e\u0301'),
  text('İ'),
  text('ß'),
  text('undefined'),
  text('__proto__'),
  text('constructor'),
  text('toString'),
];

/** Beyond the bound for a record. */
const longest = 1_200_000;
const largest = 2_400_000;

type Mutation = (input: Buffer, random: Random) => Buffer;

const splice = (input: Buffer, at: number, remove: number, insert: Buffer) =>
  Buffer.concat([input.subarray(0, at), insert, input.subarray(at + remove)]);

/** A place and a length, more often a small one. */
function slice(input: Buffer, random: Random) {
  const at = random.below(input.length + 1);
  return { at, length: random.below(Math.min(input.length - at, random.oneIn(4) ? input.length : 12) + 1) };
}

const insertToken: Mutation = (input, random) => splice(input, random.below(input.length + 1), 0, random.pick(tokens));

const mutations: readonly [Mutation, ...Mutation[]] = [
  insertToken,
  insertToken,
  insertToken,
  function replaceByToken(input, random) {
    const { at, length } = slice(input, random);
    return splice(input, at, length, random.pick(tokens));
  },
  function flipBits(input, random) {
    const output = Buffer.from(input);
    const at = random.below(output.length);
    if (output.length > 0) output[at] = (output[at] ?? 0) ^ (1 << random.below(8));
    return output;
  },
  function anyByte(input, random) {
    return splice(input, random.below(input.length + 1), random.below(2), bytes(random.below(256)));
  },
  function truncate(input, random) {
    return input.subarray(0, random.below(input.length + 1));
  },
  function loseStart(input, random) {
    return input.subarray(random.below(input.length + 1));
  },
  function lose(input, random) {
    const { at, length } = slice(input, random);
    return splice(input, at, length, bytes());
  },
  function double(input, random) {
    const { at, length } = slice(input, random);
    return splice(input, at, 0, input.subarray(at, at + length));
  },
  function doubleLine(input, random) {
    const lines = input.toString('latin1').split('\n');
    const line = lines[random.below(lines.length)] ?? '';
    lines.splice(random.below(lines.length), random.below(2), line);
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  function move(input, random) {
    const { at, length } = slice(input, random);
    const moved = input.subarray(at, at + length);
    const rest = splice(input, at, length, bytes());
    return splice(rest, random.below(rest.length + 1), 0, moved);
  },
  function repeatToken(input, random) {
    const times = random.oneIn(20) ? 20_000 : random.below(200);
    return splice(input, random.below(input.length + 1), 0, Buffer.concat(Array(times).fill(random.pick(tokens))));
  },
  function nest(input, random) {
    const [open, close] = random.pick([
      ['[', ']'],
      ['{"a":', '}'],
      ['{a: ', '}'],
      ['- ', ''],
      ['(', ')'],
      ['"', '"'],
    ]);
    const depth = random.oneIn(10) ? 30_000 : 1 + random.below(60);
    const { at, length } = slice(input, random);
    const inner = input.subarray(at, at + length);
    const end = random.oneIn(3) ? '' : close.repeat(depth);
    return splice(input, at, length, Buffer.concat([text(open.repeat(depth)), inner, text(end)]));
  },
  function hugeField(input, random) {
    const size = random.oneIn(60) ? longest : random.below(5_000);
    return splice(
      input,
      random.below(input.length + 1),
      0,
      Buffer.alloc(size, random.pick(['x', '9', ' ', '"', '\\', '-', 'é'])),
    );
  },
  function otherEncoding(input, random) {
    if (!random.oneIn(10)) return input;
    return Buffer.from(input.toString(), random.pick(['latin1', 'utf16le', 'base64']));
  },
];

/** Spoils a file in one to six ways. */
export function mutate(input: string, random: Random): Buffer {
  let output: Buffer = Buffer.from(input);
  for (let left = 1 + random.below(6); left > 0; left--) {
    output = random.pick(mutations)(output, random).subarray(0, largest);
  }
  return output;
}

/** What luxon reads in a format, and what it does not. */
const dateTokens: readonly [string, ...string[]] = [
  'd',
  'dd',
  'M',
  'MM',
  'MMM',
  'MMMM',
  'L',
  'yy',
  'yyyy',
  'H',
  'HH',
  'h',
  'hh',
  'a',
  'mm',
  'ss',
  'SSS',
  'u',
  'EEE',
  'EEEE',
  'c',
  'o',
  'ooo',
  'W',
  'kkkk',
  'ii',
  'q',
  'Z',
  'ZZ',
  'ZZZ',
  'z',
  'D',
  'DD',
  'T',
  'TTTT',
  'f',
  'FFFF',
  'X',
  'x',
  'G',
  '/',
  '-',
  '.',
  ':',
  ' ',
  ',',
  "'",
  "'T'",
  '(',
  '[',
  '*',
  '+',
  '?',
  '\\',
  '$',
  '^',
  'é',
  '\u0000',
  'Y',
  '%d',
];

/** A date format that somebody might try, now and then a long one. */
export function anyFormat(random: Random): string {
  const parts = Array.from({ length: 1 + random.below(random.oneIn(50) ? 3_000 : 7) }, () => random.pick(dateTokens));
  return `${random.oneIn(2) ? 'M/d/yyyy ' : ''}${parts.join('')}`;
}
