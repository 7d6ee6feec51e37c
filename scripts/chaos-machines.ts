import { parseArgs } from 'node:util';
import { faultRun } from '../test/chaos/machines/faults.js';
import { lanesRun } from '../test/chaos/machines/lanes.js';
import { limitRun } from '../test/chaos/machines/limit.js';
import { table } from '../test/chaos/machines/table.js';
import { parseSeed, readSeed } from '../test/support/seed/read.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
});
const runs = Number(values.runs);
const seed = values.seed === undefined ? readSeed() : parseSeed('--seed', values.seed);
const problems: string[] = [];

type Figures = { row: Record<string, string | number>; problems: string[] };

async function play(name: string, title: string, games: (() => Promise<Figures>)[]): Promise<void> {
  if (values.only !== undefined && values.only !== name) return;
  const rows: Figures['row'][] = [];
  for (const game of games) {
    const played = await game();
    rows.push(played.row);
    problems.push(...played.problems);
    for (const problem of played.problems) console.error(problem);
    console.error(JSON.stringify(played.row));
  }
  console.log(`\n${title}\n\n${table(rows)}`);
}

console.log(`To play the same again: npm run chaos:machines -- --runs ${runs} --seed ${seed}`);
await play(
  'faults',
  'Workers killed and frozen, PostgreSQL crashed, a server on a bad day',
  Array.from({ length: runs }, (_, n) => () => {
    return faultRun({ seed: seed + n, versions: 20_000, deals: 2_000, freezeMs: 10_000, killEveryMs: 2_000 });
  }),
);
await play(
  'limit',
  'A hidden limit of 20 requests/s',
  [false, true].map((kills) => () => limitRun({ deals: 40_000, perSecond: 20, workers: 4, kills })),
);
await play('lanes', 'Many lanes', [() => lanesRun({ lanes: 1_000, deals: 100, workers: 4 })]);
if (problems.length > 0) {
  console.log(`\n${problems.length} promises were broken.`);
  process.exitCode = 1;
} else console.log('\nEvery promise was kept.');
