import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compile, installPeers } from './bench/prepare.js';
import { csv } from './bench/scenarios/csv.js';
import { latency } from './bench/scenarios/latency.js';
import { ledger } from './bench/scenarios/ledger.js';
import { fixedWindow, rateDrop, tokenBucket } from './bench/scenarios/limits.js';
import { memory } from './bench/scenarios/memory.js';
import { postgres } from './bench/scenarios/postgres.js';
import { reading } from './bench/scenarios/reading.js';
import { start } from './bench/scenarios/start.js';
import { throughput } from './bench/scenarios/throughput.js';
import { validation } from './bench/scenarios/validation.js';
import { type Row, toJson, toMarkdown } from './bench/table.js';
import { figuresPage, withFigures } from './pages/figures.js';

const scenarios = new Map<string, () => Promise<Row[]>>([
  ['throughput', throughput],
  ['latency', latency],
  ['token-bucket', tokenBucket],
  ['fixed-window', fixedWindow],
  ['rate-drop', rateDrop],
  ['memory', memory],
  ['csv', csv],
  ['reading', reading],
  ['ledger', ledger],
  ['postgres', postgres],
  ['validation', validation],
  ['start', start],
]);

const { values } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
});
const chosen = values.only === undefined ? [...scenarios.keys()] : [values.only];
if (!chosen.every((name) => scenarios.has(name))) {
  throw new Error(`--only takes one of ${[...scenarios.keys()].join(', ')}.`);
}
if (values.write && values.only !== undefined) throw new Error('--write takes the whole bench.');

installPeers();
compile();
const rows: Row[] = [];
for (const [name, run] of scenarios) {
  if (!chosen.includes(name)) continue;
  console.error(`${name} ...`);
  try {
    rows.push(...(await run()));
  } catch (error) {
    // What went wrong in one is told, and the others are measured all the same.
    console.error(error);
    process.exitCode = 1;
  }
}
console.log(toMarkdown(rows));
writeFileSync(new URL('../bench-results.json', import.meta.url), toJson(rows));
if (values.write && process.exitCode === undefined) {
  writeFileSync(figuresPage, withFigures(readFileSync(figuresPage, 'utf8'), rows));
}
