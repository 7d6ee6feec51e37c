import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniffFormat } from '../../../../src/cli/read/input/format.js';
import { findRows, readJson } from '../../../../src/cli/read/input/json.js';
import { readNdjson } from '../../../../src/cli/read/input/ndjson.js';
import type { Row } from '../../../../src/cli/read/input/row.js';
import { allOf, chunksOf } from './chunks.js';

/** The rows, wherever they are in the document. */
async function* rowsOf(text: string, size?: number) {
  const path = await findRows(chunksOf(text, size), 'deals.json', 'deals');
  yield* readJson(chunksOf(text, size), 'deals.json', path);
}
const json = (text: string, size?: number) => allOf(rowsOf(text, size));
const ndjson = (text: string, size?: number) => allOf(readNdjson(chunksOf(text, size), 'deals.ndjson'));

const fine = (line: number, value: unknown) => ({ line, value, unreadable: undefined });
const broken = (line: number, value: unknown) => ({
  line,
  value,
  unreadable: expect.stringContaining('not valid JSON'),
});

describe.each([1, 5, 65_536])('JSON that comes %i bytes at a time', (size) => {
  it('may be an array', async () => {
    const text = '[ {"a": "]},\\"{"},\n\n {"b": [1, {"c": []}]},\n5, "x", null ]\n';
    expect(await json(text, size)).toEqual([
      fine(1, { a: ']},"{' }),
      fine(3, { b: [1, { c: [] }] }),
      fine(4, 5),
      fine(4, 'x'),
      fine(4, null),
    ]);
  });

  it('may be an object with the array "deals" in it, beside other things', async () => {
    const text = '{"made": {"deals": [1]}, "n": 5,\n"deals" : [{"a":1},\n{"b":2}], "more": [true]}';
    expect(await json(text, size)).toEqual([fine(2, { a: 1 }), fine(3, { b: 2 })]);
  });

  it('gives an element that is no JSON inside its brackets as unreadable, and goes on', async () => {
    expect(await json('[{"a":1},\n{"b":,},\n{"c":3}]', size)).toEqual([
      fine(1, { a: 1 }),
      broken(2, '{"b":,}'),
      fine(3, { c: 3 }),
    ]);
  });

  it.each([
    ['[{"a":1},\n{"b":2', 1, 'line 2: the file ends in the middle of its JSON'],
    ['[{"a":1}\n{"b":2}]', 1, 'line 2: not JSON: expected a comma'],
    ['[{"a":1},\n{"b":[}]', 1, 'line 2: not JSON: } where ] is due'],
    ['[{"a":1},\n{"b":"x\n"}]', 1, 'line 2: not JSON: the line ends inside quotes'],
    ['[{"a":1}]\n[]', 1, 'line 2: something follows the array'],
    [
      '{"a":1}\n{"b":2}',
      0,
      'line 2: something follows the object. For one JSON object a line, name the format: --format ndjson',
    ],
    ['{"a":1}', 0, 'expected an array of deals, or an object with an array of objects in it'],
    ['{"deals":{}}', 0, 'expected an array of deals'],
    ['', 0, 'deals.json is empty'],
    ['nonsense', 0, 'expected an array of deals, got a text that starts with "n"'],
    ['{a:1}', 0, 'expected a key in quotes'],
  ])('names the line where %j is broken, after what stands before it', async (text, readable, message) => {
    const rows: Row[] = [];
    const reading = (async () => {
      for await (const group of rowsOf(text, size)) rows.push(...group);
    })();
    await expect(reading).rejects.toThrow(message);
    expect(rows).toHaveLength(readable);
  });
});

describe.each([1, 5, 65_536])('NDJSON that comes %i bytes at a time', (size) => {
  it('has a value on each line that is not blank', async () => {
    expect(await ndjson('{"a":"é"}\r\n\n  \n{"b":2}\n5', size)).toEqual([
      fine(1, { a: 'é' }),
      fine(4, { b: 2 }),
      fine(5, 5),
    ]);
  });

  it('gives a line that is no JSON as unreadable, and goes on', async () => {
    expect(await ndjson('{"a":1}\n{"b":\n{"c":3}\n{"cut', size)).toEqual([
      fine(1, { a: 1 }),
      broken(2, '{"b":'),
      fine(3, { c: 3 }),
      broken(4, '{"cut'),
    ]);
  });

  it('is told from JSON over several lines', async () => {
    await expect(ndjson('[\n{"a":1}\n]', size)).rejects.toThrow('--format json');
    await expect(ndjson('{\n"a":1\n}', size)).rejects.toThrow('--format json');
  });
});

/** What is written for a value. An integer that is not safe comes as a text. */
function readBack(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, inner) =>
    Number.isInteger(inner) && !Number.isSafeInteger(inner) ? JSON.stringify(inner) : inner,
  );
}

describe('JSON and NDJSON', () => {
  it('come back value by value, whatever is in them and however they are cut', async () => {
    const values = fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 8 });
    const cut = fc.integer({ min: 1, max: 40 });
    await fc.assert(
      fc.asyncProperty(values, cut, fc.constantFrom(undefined, 1), async (given, size, indent) => {
        const rows = await json(JSON.stringify(given, null, indent), size);
        expect(rows.map(({ value }) => value)).toEqual(readBack(given));
      }),
    );
    await fc.assert(
      fc.asyncProperty(values, cut, async (given, size) => {
        const rows = await ndjson(given.map((value) => JSON.stringify({ value })).join('\n'), size);
        expect(rows.map(({ value }) => value)).toEqual(readBack(given.map((value) => ({ value }))));
      }),
    );
  });

  it('are read without end, without overflow and without much memory, whatever the text', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n1ae'.split(''), '"deals":['), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), async (given, size) => {
        const whole = await json(given).catch((error: Error) => error.message);
        expect(await json(given, size).catch((error: Error) => error.message)).toEqual(whole);
      }),
    );
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect((await json(`[${deep}, 1]`)).map(({ unreadable }) => unreadable)).toEqual([
      expect.stringContaining('nested deeper'),
      undefined,
    ]);
    expect((await ndjson(`{"a":${deep}}`))[0]?.unreadable).toContain('nested deeper');
    await expect(json(`["${'x'.repeat(2_000_000)}"]`)).rejects.toThrow('longer than 1 MiB');
    expect((await ndjson(`"${'x'.repeat(2_000_000)}"\n1`)).map(({ unreadable }) => unreadable)).toEqual([
      expect.stringContaining('longer than 1 MiB'),
      undefined,
    ]);
  });
});

describe('a file whose name says nothing', () => {
  it.each([
    ['[{"a":1}]', 'json'],
    [' \n{"deals": [', 'json'],
    ['{\n  "deals": [', 'json'],
    ['{"a":1}\n{"b":2}', 'ndjson'],
    ['{"a":1}', 'ndjson'],
    ['{"success":true,"data":[{"id":1}],"more":{}}', 'json'],
    ['{"totalSize":1,"done":true,"records":[{"Id":"1"}]}\n', 'json'],
    ['{"id":1,"custom":{"items":[{"a":1}]}}', 'ndjson'],
    ['{"id":1,"items":[{"a":1}]}\n{"id":2,"items":[{"a":1}]}', 'ndjson'],
    ['a,b\n1,2', 'csv'],
    ['', 'csv'],
  ])('is known by its start: %j', (start, format) => {
    expect(sniffFormat(Buffer.from(start), 'deals')).toBe(format);
  });
});

describe('the rows of a JSON document', () => {
  it.each([
    ['{"data":[{"a":1}]}', 'data'],
    ['{"results":[{"a":1,"associations":[{"b":2}]}],"paging":{"next":{"link":"x"}}}', 'results'],
    ['{"success":true,"data":[{"a":1}],"additional_data":{"pagination":{"start":0}}}', 'data'],
    ['{"totalSize":1,"done":true,"records":[{"a":{"b":[{"c":1}]}}]}', 'records'],
    ['{"answer":{"ids":[1,2],"rows":[{"a":1}]}}', 'answer.rows'],
    ['{"others":[{"x":1}],"deals":[{"a":1}]}', 'deals'],
    ['{"deals":{"items":[{"a":1}]}}', 'deals.items'],
    ['{"data":[],"ids":{}}', 'data'],
    ['[{"a":1}]', ''],
  ])('in %s are those at %j', async (text, path) => {
    expect(await findRows(chunksOf(text, 3), 'deals.json', 'deals')).toBe(path);
  });

  it('are not guessed when more than one array could hold them', async () => {
    const text = '{"data":[{"a":1}],"included":[{"b":1}]}';
    await expect(findRows(chunksOf(text), 'deals.json', 'deals')).rejects.toThrow(
      'deals.json has more than one array that could hold the deals: "data", "included". Name the right one: --rows data.',
    );
  });

  it('are those at the path that is named, and the others are named when nothing is there', async () => {
    const text = '{"a":{"x":[{"n":1}]},"b":[{"n":2}],"c":[]}';
    expect(await allOf(readJson(chunksOf(text, 2), 'deals.json', 'a.x'))).toEqual([fine(1, { n: 1 })]);
    await expect(allOf(readJson(chunksOf(text, 2), 'deals.json', 'a.y'))).rejects.toThrow(
      'deals.json has no array at "a.y". It has arrays at "a.x", "b", "c".',
    );
  });

  it('may come after any number of others, which take no memory', async () => {
    async function* chunks() {
      yield Buffer.from('{"log":[');
      for (let count = 0; count < 200; count++) yield Buffer.from(`${JSON.stringify('x'.repeat(60_000))},`);
      yield Buffer.from('1],"data":[{"a":1}]}');
    }
    expect(await findRows(chunks(), 'deals.json', 'deals')).toBe('data');
    expect(await allOf(readJson(chunks(), 'deals.json', 'data'))).toEqual([fine(1, { a: 1 })]);
  });
});

describe('a number in a JSON row', () => {
  it.each([
    ['18012345678901234567', '18012345678901234567'],
    ['9007199254740993', '9007199254740993'],
    ['9007199254740992', '9007199254740992'],
    ['-9007199254740993', '-9007199254740993'],
    ['9007199254740991', 9007199254740991],
    ['12345678901234567.5', '12345678901234567.5'],
    ['1.8e17', '1.8e+17'],
    ['1e400', '1e+400'],
    ['1e3', 1000],
    ['1e-400', 0],
    ['-0', -0],
    ['0.1234567890123456789', 0.12345678901234568],
    ['"90071992547409930000"', '90071992547409930000'],
    ['"a: 9007199254740993 \\" [1e400"', 'a: 9007199254740993 " [1e400'],
  ])('keeps its digits: %s', async (written, value) => {
    for (const row of [`{"a":${written}}`, `{"a":{"b":[1, ${written}]}}`, `{"a\\"": ${written} }`]) {
      const [read] = await ndjson(row);
      const found = JSON.stringify(read?.value, (_, inner) => (Object.is(inner, -0) ? 'minus zero' : inner));
      const expected = JSON.stringify(Object.is(value, -0) ? 'minus zero' : value);
      expect(found).toContain(expected);
    }
    expect((await ndjson(written))[0]?.value).toEqual(value);
  });

  it('is only read from its text in a row that is JSON', async () => {
    expect(await ndjson('{"a":9007199254740993')).toEqual([broken(1, '{"a":9007199254740993')]);
  });
});
