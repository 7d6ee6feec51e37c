import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRows } from '../../../../src/cli/read/input/rows.js';
import { folderWith, ioWith } from '../../io.js';
import { allOf } from './chunks.js';
import { readFileOf, readStdinOf } from './open-all.js';

const text = 'id,name\n1,Zoë Müller\n2,Ørsted €5\n';
const values = [
  ['1', 'Zoë Müller'],
  ['2', 'Ørsted €5'],
];
const utf16 = (content: string) => Buffer.from(content, 'utf16le');
const bigEndian = (bytes: Buffer) => Buffer.from(bytes).swap16();
const windows1252 = Buffer.from(text.replace('€', '\x80'), 'latin1');

describe('a file', () => {
  it.each<[string, Buffer, string | undefined]>([
    ['UTF-8', Buffer.from(text), undefined],
    ['UTF-8, as is said', Buffer.from(text), 'utf8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), undefined],
    ['windows-1252', windows1252, 'windows-1252'],
    ['windows-1252, which the web calls latin1', windows1252, 'latin1'],
    ['UTF-16 with a byte order mark', utf16(`\ufeff${text}`), undefined],
    ['UTF-16 with a byte order mark, as is said', utf16(`\ufeff${text}`), 'utf-16le'],
    ['UTF-16 in big-endian order', bigEndian(utf16(`\ufeff${text}`)), undefined],
    ['UTF-16 in big-endian order, as is said', bigEndian(utf16(`\ufeff${text}`)), 'utf-16'],
    ['UTF-16 without a mark, as is said', utf16(text), 'utf-16le'],
  ])('may be in %s', async (_, bytes, encoding) => {
    expect((await readFileOf(bytes, { encoding })).rows.map(({ value }) => value)).toEqual(values);
    for (const size of [1, 3, 64]) {
      const { columns, rows } = await readStdinOf(bytes, { encoding }, size);
      expect(columns).toEqual(['id', 'name']);
      expect(rows.map(({ value }) => value)).toEqual(values);
    }
  });

  it('keeps every text of another encoding, however it is cut', async () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '中'), minLength: 1 }), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 9 }), async (names, size) => {
        const bytes = utf16(`\ufeffid,name\n${names.map((name) => `1,${name}\n`).join('')}`);
        const { rows } = await readStdinOf(bytes, {}, size);
        expect(rows.map(({ value }) => (value as string[])[1])).toEqual(names);
      }),
    );
  });

  it.each<[string, Buffer, string | undefined, string]>([
    [
      'bytes that are not UTF-8',
      windows1252,
      undefined,
      'is not UTF-8: line 2 has the byte 0xeb at offset 12. If it comes from Excel or an older program in the West, name its encoding: --encoding windows-1252.',
    ],
    [
      'UTF-16 without a mark',
      utf16(text),
      undefined,
      'is UTF-16 without a byte order mark. Name the encoding: --encoding utf-16le.',
    ],
    [
      'the same in big-endian order',
      bigEndian(utf16(text)),
      undefined,
      'is UTF-16 without a byte order mark. Name the encoding: --encoding utf-16be.',
    ],
    [
      'a mark that contradicts',
      Buffer.from(`\ufeff${text}`),
      'windows-1252',
      'is utf-8, as its first bytes say, and not windows-1252. Leave out the encoding.',
    ],
    [
      'half a character at the end',
      Buffer.from('id,name\n1,中', 'utf16le').subarray(0, -1),
      'utf-16le',
      'is not utf-16le: it ends in the middle of a character.',
    ],
    [
      'a wrong byte',
      Buffer.from([...Buffer.from('id,name\n1,x\n2,'), 0x81, 0xff, 10]),
      'shift_jis',
      'is not shift_jis: line 3 has the byte 0xff at offset 15.',
    ],
    [
      'a character cut off',
      Buffer.from('id,name\n1,é').subarray(0, -1),
      undefined,
      'is not UTF-8: line 2 has the byte 0xc3 at offset 10.',
    ],
  ])('is refused for %s, with the place or the cure', async (_, bytes, encoding, message) => {
    await expect(readFileOf(bytes, { encoding })).rejects.toThrow(`deals.txt ${message}`);
    for (const size of [1, 7]) await expect(readStdinOf(bytes, { encoding }, size)).rejects.toThrow(message);
  });

  it.each([
    ['PAR1\x15\x04', 'Parquet. Export it as CSV'],
    ['Obj\x01\x02', 'Avro'],
    ['ARROW1\0\0', 'Arrow'],
    ['SQLite format 3\0', 'an SQLite database'],
    ['%PDF-1.7\n', 'a PDF'],
    ['{\\rtf1', 'RTF'],
    ['\n <!DOCTYPE html><html>', 'HTML. If it is a table, open it in Excel'],
    ['<table><tr>', 'HTML'],
    ['<?xml version="1.0"?>', 'XML'],
    ['\xfd7zXZ\0', 'packed by xz. Unpack it with xzcat'],
    ['BZh91AY&SY', 'packed by bzip2. Unpack it with bzcat'],
    ['\x28\xb5\x2f\xfd', 'packed by zstd. Unpack it with zstdcat'],
    ['7z\xbc\xaf\x27\x1c', 'a 7z archive'],
    ['Rar!\x1a\x07\0', 'a RAR archive'],
    ['PK\x05\x06', 'a zip archive with nothing in it'],
    ['\xff\xfe\0\0', 'UTF-32'],
    ['ORC\x11\0', 'ORC'],
    [`deals.csv${'\0'.repeat(91)}`, 'a tar archive, or no text'],
  ])('of another kind is named for what it is: %j', async (start, what) => {
    const bytes = Buffer.from(start, 'latin1');
    await expect(readFileOf(bytes)).rejects.toThrow(`deals.txt is ${what}`);
    await expect(readFileOf(gzipSync(bytes))).rejects.toThrow(`deals.txt is ${what}`);
    await expect(readStdinOf(bytes, {}, 1)).rejects.toThrow(`the standard input is ${what}`);
  });

  it.each(['PAR1,name\n1,x', 'BZh9,name\n1,x', '<id>,name\n1,x', 'PK,name\n1,x'])(
    'that only looks a little like another kind is read: %j',
    async (content) => {
      expect((await readFileOf(content)).rows).toHaveLength(1);
    },
  );

  it('that grows or shrinks while it is read is refused, with its sizes', async () => {
    const row = `1,${'x'.repeat(98)}\n`;
    for (const [change, message] of [
      [(path: string) => appendFile(path, row), 'became longer while it was read: it had 1000008 bytes'],
      [(path: string) => writeFile(path, 'id,name\n'), 'became shorter while it was read: it had 1000008 bytes'],
    ] as const) {
      const cwd = await folderWith({ 'deals.csv': `id,name\n${row.repeat(9_901)}` });
      const size = 8 + row.length * 9_901;
      const { rows } = await openRows('deals.csv', {}, 'deals', ioWith({ cwd }));
      await change(join(cwd, 'deals.csv'));
      await expect(allOf(rows)).rejects.toThrow(message.replace('1000008', String(size)));
    }
  });
});

describe('a file packed by gzip', () => {
  it('is read as what is in it, from the standard input too', async () => {
    const { rows, opened } = await readFileOf(gzipSync(text), {}, 'deals.csv.gz');
    expect(rows.map(({ value }) => value)).toEqual(values);
    expect(opened.bytesRead).toBe(opened.size);
    expect((await readStdinOf(gzipSync('{"a":1}\n{"a":2}'), {}, 3)).rows).toHaveLength(2);
    const json = await readFileOf(gzipSync('{"data":[{"a":1}]}'), {}, 'deals.json.gz');
    expect(json.rows).toHaveLength(1);
    expect(json.notes).toEqual(['The rows of deals.json.gz were found at "data".']);
  });

  it('may have several parts, and another encoding', async () => {
    const parts = Buffer.concat([gzipSync('id,name\n1,a\n'), gzipSync('2,b\n')]);
    expect((await readFileOf(parts)).rows).toHaveLength(2);
    expect((await readFileOf(gzipSync(windows1252), { encoding: 'windows-1252' })).rows[1]?.value).toEqual(values[1]);
  });

  it('that is cut off, damaged or packed twice is refused', async () => {
    const packed = gzipSync(Array.from({ length: 10_000 }, (_, index) => `${index},${Math.sin(index)}\n`).join(''));
    await expect(readFileOf(packed.subarray(0, -1000))).rejects.toThrow(
      'deals.txt is cut off: its gzip data has no end',
    );
    await expect(readFileOf(packed.subarray(0, -4))).rejects.toThrow('deals.txt is cut off');
    const damaged = Buffer.from(packed);
    damaged.fill(0x55, 5_000, 5_100);
    await expect(readFileOf(damaged)).rejects.toThrow('deals.txt is damaged');
    await expect(readFileOf(gzipSync(packed))).rejects.toThrow('deals.txt is packed by gzip twice');
    await expect(readFileOf(Buffer.concat([packed, Buffer.from('1,lost\n')]))).rejects.toThrow('deals.txt is damaged');
  });

  it('takes little memory, however much is in it', async () => {
    const { Readable } = await import('node:stream');
    const { createGzip } = await import('node:zlib');
    const row = Buffer.from(`1,${'x'.repeat(65_533)}\n`);
    async function* content() {
      yield Buffer.from('id,name\n');
      for (let count = 0; count < 4000; count++) yield row;
    }
    const stdin = Readable.from(content()).pipe(createGzip({ level: 1 }));
    const { rows } = await openRows('-', {}, 'deals', ioWith({ stdin }));
    let count = 0;
    let most = 0;
    for await (const group of rows) {
      count += group.length;
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    expect(count).toBe(4000);
    expect(most).toBeLessThan(150 * 1024 * 1024);
  });
});
