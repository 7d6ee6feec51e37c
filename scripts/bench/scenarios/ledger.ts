import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { interleave, median, timed } from '../measure.js';
import { command } from '../prepare.js';
import { expectCount, runMeasured, runNode, runSide, withServer } from '../processes.js';
import { type Row, thousands } from '../table.js';

const nightly = 200_000;
const [few, many] = [100_000, 1_000_000];
const puts = { count: 200_000, batch: 1_000 };

const mapping = `fields:
  externalDealId: { column: Deal No }
  name: { column: Title }
  amount: { column: Value }
  closedDate: { column: Close, format: M/d/yyyy }
  associatedAccounts:
    - domain: { column: Website }
`;

/** What a ledger costs: a nightly push in which nothing has changed, the memory of a plan, puts. */
export async function ledger(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recotap-bench-'));
  const at = (name: string) => join(folder, name);
  try {
    await writeFile(at('deals.yaml'), mapping);
    return [await unchanged(at), await memoryOfPlan(at), await putting(at)];
  } finally {
    await rm(folder, { recursive: true });
  }
}

type At = (name: string) => string;

async function unchanged(at: At): Promise<Row> {
  await write(at('deals.csv'), nightly);
  const mapped = [at('deals.csv'), '--map', at('deals.yaml')];
  const { result: rounds } = await withServer({ latencyMs: 0 }, async (url) => {
    const push = async (count: 'upserted' | 'unchanged') => {
      const args = [command, 'push', ...mapped, '--ledger', at('nightly.db'), '--base-url', url, '--json'];
      const report = JSON.parse(await runNode(args, { ...process.env, RECOTAP_API_KEY: 'bench' }));
      expectCount(`recotap push --ledger: ${count}`, report[count], nightly);
    };
    await push('upserted');
    return interleave(5, {
      push: () => timed(() => push('unchanged')),
      validate: () => timed(() => runNode([command, 'validate', ...mapped])),
    });
  });
  return {
    scenario: '`recotap push --ledger` of a CSV of 200,000 rows, none of which has changed',
    against: '`recotap validate`, which reads and maps the same, and no more: rows/s',
    figures: rounds.map(({ push, validate }) => validate / push),
    reach: { atLeast: 0.5, unit: 'x' },
    note: `${thousands(median(rounds.map(({ push }) => nightly / push)))} rows/s`,
  };
}

async function memoryOfPlan(at: At): Promise<Row> {
  const lane = 'https://bench.test/api/v1/default';
  for (const count of [few, many]) {
    await write(at(`${count}.csv`), count);
    const { known } = await runSide<{ known: number }>('ledger-puts', {
      path: at(`${count}.db`),
      lane,
      count,
      batch: 1_000,
      settled: true,
    });
    expectCount('ledger: deals known', known, count);
  }
  const plan = async (count: number) => {
    const files = [at(`${count}.csv`), '--map', at('deals.yaml'), '--ledger', at(`${count}.db`)];
    const base = ['--base-url', 'https://bench.test/api/v1', '--json'];
    const { stdout, peakMb } = await runMeasured([command, 'plan', ...files, ...base]);
    expectCount('recotap plan: total', JSON.parse(stdout).total, count);
    return peakMb;
  };
  const rounds = await interleave(3, { few: () => plan(few), many: () => plan(many) });
  return {
    scenario: '`recotap plan` of a CSV of 1,000,000 rows, all of which the ledger has',
    against: 'the same with 100,000 rows: peak memory',
    figures: rounds.map((round) => round.many - round.few),
    reach: { atMost: 60, unit: 'MB' },
    note: `${median(rounds.map((round) => round.many)).toFixed(0)} MB in all`,
  };
}

async function putting(at: At): Promise<Row> {
  let round = 0;
  const rounds = await interleave(5, {
    ours: () => runSide<{ seconds: number }>('ledger-puts', { path: at(`puts-${round}.db`), lane: 'bench', ...puts }),
    bare: () => runSide<{ seconds: number }>('ledger-inserts', { path: at(`bare-${round++}.db`), ...puts }),
  });
  return {
    scenario: 'puts into a ledger on SQLite, in durable batches of 1,000',
    against: 'bare inserts of rows of that size: rows/s',
    figures: rounds.map(({ ours, bare }) => bare.seconds / ours.seconds),
    reach: { unit: 'x' },
    note: `${thousands(median(rounds.map(({ ours }) => puts.count / ours.seconds)))} puts/s, where 50,000 is to be reached`,
  };
}

/** The rows that `ledger-puts` has as deals. */
async function write(file: string, rows: number): Promise<void> {
  function* lines(): Generator<string> {
    yield 'Deal No,Title,Value,Close,Website\n';
    for (let from = 0; from < rows; from += 5000)
      yield Array.from({ length: Math.min(5000, rows - from) }, (_, index) => row(from + index)).join('');
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
}

function row(number: number): string {
  const date = `${1 + (number % 12)}/${1 + (number % 28)}/2026`;
  return `deal-${number},Deal number ${number},${(number % 10_000) + 0.5},${date},c${(number * 7919) % 100_000}.com\n`;
}
