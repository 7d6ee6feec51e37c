import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { interleave, median, timed } from '../measure.js';
import { command } from '../prepare.js';
import { expectCount, runNode, runSide, withServer } from '../processes.js';
import { type Row, thousands } from '../table.js';

const count = 1_000_000;
const mapping = fileURLToPath(new URL('../../../examples/deals.yaml', import.meta.url));
const env = { ...process.env, RECOTAP_API_KEY: 'bench' };

/** How fast the command takes a file in, with a mapping, from its start to its end. */
export async function csv(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recotap-bench-'));
  const file = join(folder, 'deals.csv');
  try {
    await pipeline(Readable.from(lines()), createWriteStream(file));
    const rounds = await interleave(5, {
      ours: () => push(file),
      csvParse: () => read(file),
    });
    const perSecond = median(rounds.map(({ ours }) => count / ours));
    return [
      {
        scenario: '`recotap push` of a CSV of 1,000,000 rows with `examples/deals.yaml`',
        against: 'csv-parse reading it, and no more: rows/s',
        figures: rounds.map(({ ours, csvParse }) => csvParse / ours),
        reach: { atLeast: 0.3, unit: 'x' },
        note: `${thousands(perSecond)} rows/s`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Gives the seconds it took. */
async function push(file: string): Promise<number> {
  let report = '';
  const { result: seconds, stats } = await withServer({ latencyMs: 0 }, (url) => {
    const args = [command, 'push', file, '--map', mapping, '--base-url', url, '--json'];
    return timed(async () => {
      report = await runNode(args, env);
    });
  });
  expectCount('recotap push: upserted', JSON.parse(report).upserted, count);
  expectCount('recotap push: deals let in by the server', stats.items, count);
  return seconds;
}

/** Gives the seconds it took. */
async function read(file: string): Promise<number> {
  let rows = 0;
  const seconds = await timed(async () => {
    ({ rows } = await runSide<{ rows: number }>('csv-parse', file));
  });
  expectCount('csv-parse: rows', rows, count);
  return seconds;
}

/** Rows as `examples/deals.csv` has them, some thousands at a time. */
function* lines(): Generator<string> {
  yield 'Deal ID,Deal Name,Amount,Currency,Deal Stage,Pipeline,Create Date,Close Date,Deal Owner,Owner Email,Company,Website,Notes\n';
  for (let from = 0; from < count; from += 5000) {
    yield Array.from({ length: 5000 }, (_, index) => row(from + index)).join('');
  }
}

function row(number: number): string {
  const company = `Company ${number % 5000}`;
  const amount = `"$${1 + (number % 90)},${100 + (number % 900)}.00"`;
  const [month, day] = [1 + (number % 12), 1 + (number % 28)];
  const owner = `Priya Raman,priya.raman-${number % 40}@yourcompany.example`;
  const website = `https://www.Company-${number % 5000}.example/about`;
  return `OPP-${number},${company} - Team Plan,${amount},USD,Qualification,New Business,${month}/${day}/2026,${month}/28/2026,${owner},${company},${website},\n`;
}
