import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from '../../src/cli/program.js';
import { ioWith, Kept } from '../cli/io.js';
import { anyFormat, mutate } from './mutate.js';
import { createRandom, type Random } from './random.js';
import * as samples from './samples.js';

/** FUZZ_RUNS=100000 for a long night. */
const runs = Number(process.env.FUZZ_RUNS ?? 1_800);
const seed = inject('seed');

interface Case {
  file: string;
  content: Buffer;
  /** A mapping, and what is to become of it. */
  mapping?: Buffer;
}

type Draw = (random: Random) => Case;

const kinds: Record<string, readonly [Draw, ...Draw[]]> = {
  CSV: [
    (random) => ({ file: 'deals.csv', content: mutate(samples.csv, random) }),
    (random) => ({ file: 'deals.tsv', content: mutate(samples.semicolonCsv, random) }),
    (random) => ({ file: 'x.csv', content: mutate(samples.exported, random), mapping: Buffer.from(samples.mapping) }),
  ],
  NDJSON: [
    (random) => ({ file: 'deals.ndjson', content: mutate(samples.ndjson, random) }),
    (random) => ({ file: 'problems.ndjson', content: mutate(samples.problems, random) }),
    (random) => ({ file: 'x.ndjson', content: mutate(samples.ndjson, random), mapping: Buffer.from(keysMapping) }),
  ],
  JSON: [
    (random) => ({ file: 'deals.json', content: mutate(samples.json, random) }),
    (random) => ({ file: 'deals.json', content: mutate(samples.jsonObject, random) }),
  ],
  'a file of any kind': [
    (random) => ({
      file: 'deals',
      content: mutate(random.pick([samples.csv, samples.ndjson, samples.jsonObject]), random),
    }),
    (random) => ({
      file: 'deals.json',
      content: mutate(random.pick([samples.csv, samples.ndjson, samples.mapping]), random),
    }),
    (random) => ({
      file: 'deals.ndjson',
      content: mutate(random.pick([samples.csv, samples.json, samples.mapping]), random),
    }),
  ],
  'a mapping with a date format': [
    (random) => ({
      file: 'x.csv',
      content: Buffer.from(samples.exported),
      mapping: Buffer.from(withFormat(anyFormat(random))),
    }),
  ],
  'a mapping': [
    (random) => ({ file: 'x.csv', content: Buffer.from(samples.exported), mapping: mutate(samples.mapping, random) }),
    (random) => ({
      file: 'x.csv',
      content: mutate(samples.exported, random),
      mapping: mutate(samples.mapping, random),
    }),
  ],
};

const withFormat = (format: string) => samples.mapping.replace('M/d/yyyy', JSON.stringify(format));

const keysMapping =
  'fields: { externalDealId: { column: externalDealId }, name: { column: name }, amount: { column: amount }, ownerName: { template: "{associatedAccounts.0.name} {ownerEmail}" } }';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'recotap-fuzz-'));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

async function validate({ file, content, mapping }: Case, viaStdin: boolean, json: boolean) {
  const args = ['validate', viaStdin ? '-' : file];
  if (!viaStdin) await writeFile(join(cwd, file), content);
  if (mapping !== undefined) {
    await writeFile(join(cwd, 'map.yaml'), mapping);
    args.push('--map', 'map.yaml');
  }
  if (json) args.push('--json');
  const [stdout, stderr] = [new Kept(), new Kept()];
  const code = await run(args, ioWith({ stdin: Readable.from(inPieces(content)), stdout, stderr, cwd }));
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** A pipe cuts where it likes. */
function inPieces(content: Buffer): Buffer[] {
  const size = content.length > 10_000 ? 65_536 : 7;
  return Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
    content.subarray(index * size, (index + 1) * size),
  );
}

/** A terminal would obey these. */
const controls = /[^\P{Cc}\n]/u;

function check({ code, stdout, stderr }: Awaited<ReturnType<typeof validate>>, json: boolean): void {
  expect(stdout + stderr).not.toMatch(/^\s+at .+[:(]\d+|bug in recotap-api|\[object Object\]/m);
  expect(stderr).not.toMatch(controls);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect(stderr.length).toBeLessThan(50_000);
  // Rows that could not be made one deal count in the exit code, though each of them is valid.
  const isDoubtful = stderr.includes('The standard input can be read only once');
  if (code === 2) {
    expect(stderr).toMatch(/^error: \S/);
    expect(stdout).toBe('');
    return;
  }
  if (json) {
    const { total, valid, invalid, problems } = JSON.parse(stdout);
    expect([valid + invalid, problems.length]).toEqual([total, invalid]);
    expect(code).toBe(invalid > 0 || isDoubtful ? 1 : 0);
  } else {
    expect(stdout).not.toMatch(controls);
    const replaced = '(?:, [\\d,]+ superseded by a later row)? \\(';
    const some = '[\\d,]+ valid, [\\d,]+ invalid';
    const verdict = code === 0 ? 'all valid' : isDoubtful ? `(?:all valid|${some})` : some;
    expect(stdout).toMatch(new RegExp(` deals?, ${verdict}${replaced}`));
    expect([0, 1]).toContain(code);
  }
  expect(stderr).toMatch(/^(note: .+\n)*$/);
}

describe('recotap validate comes to a clear end with', () => {
  const seen = new Set<number>();

  it.each(Object.entries(kinds))(
    '%s, spoilt in hundreds of ways',
    async (name, draws) => {
      const times = Math.ceil(runs / Object.keys(kinds).length);
      const codes = new Set<number>();
      for (let index = 0; index < times; index++) {
        const random = createRandom(seed + index * 7919);
        const given = random.pick(draws)(random);
        const [viaStdin, json] = [random.oneIn(3), random.oneIn(2)];
        try {
          const ended = await validate(given, viaStdin, json);
          check(ended, json);
          codes.add(ended.code);
        } catch (error) {
          const shown = [given.content, given.mapping].map((part) => part?.subarray(0, 3_000).toString('base64'));
          const told = JSON.stringify({ index, file: given.file, viaStdin, json, base64: shown });
          throw new Error(`SEED=${seed} FUZZ_RUNS=${runs} repeats this. ${name}, ${told}\n${(error as Error).stack}`);
        }
      }
      // Else the files are not spoilt as they should be.
      expect(codes.size).toBeGreaterThan(1);
      for (const code of codes) seen.add(code);
    },
    Math.max(240_000, runs * 50),
  );

  it('files of every kind of end', () => {
    expect([...seen].sort()).toEqual([0, 1, 2]);
  });
});
