import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { interleave, median } from '../measure.js';
import { command } from '../prepare.js';
import { runMeasured } from '../processes.js';
import { type Row, thousands } from '../table.js';

const count = 300_000;
const strayCount = 50_000;
const companies = 100_000;

const fields = `fields:
  externalDealId: { column: Deal No }
  name: { column: Title }
  amount: { column: Value }
  closedDate: { column: Close, format: M/d/yyyy }
  associatedAccounts:
`;
const plain = `${fields}    - domain: { column: Website }\n`;
const withLookup = `lookups:
  companies: { file: companies.csv, key: id }
${fields}    - domain: { column: Company, lookup: companies.domain }
`;

/** What reading costs, in CPU time of `recotap validate`: a second look at the file, a table, broken rows. */
export async function reading(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recotap-bench-'));
  const at = (name: string) => join(folder, name);
  try {
    await write(at('deals.csv'), 'Deal No,Title,Value,Close,Website,Company\n', count, deal);
    await write(at('clean.csv'), 'externalDealId,name\n', strayCount, (number) => `deal-${number},Deal ${number}\n`);
    await write(at('stray.csv'), 'externalDealId,name\n', strayCount, (number) => `deal-${number},Deal "${number}\n`);
    await write(at('companies.csv'), 'id,domain\n', companies, (number) => `co-${number},c${number}.com\n`);
    await writeFile(at('plain.yaml'), plain);
    await writeFile(at('lookup.yaml'), withLookup);
    const csv = ['--format', 'csv'];
    const rounds = await interleave(5, {
      twice: () => validate([at('deals.csv'), '--map', at('plain.yaml')], `${words(count)}, all valid`),
      once: () => validate(['-', ...csv, '--map', at('plain.yaml')], `${words(count)}, all valid`, at('deals.csv')),
      lookup: () => validate([at('deals.csv'), '--map', at('lookup.yaml')], `${words(count)}, all valid`),
      clean: () => validate([at('clean.csv')], `${words(strayCount)}, all valid`),
      stray: () => validate([at('stray.csv')], `${words(strayCount)}, 0 valid`),
    });
    const row = (
      scenario: string,
      against: string,
      figures: number[],
      atMost: number,
      own: number[],
      rows: number,
    ) => ({
      scenario: `\`recotap validate\` ${scenario}`,
      against: `${against}: CPU time`,
      figures,
      reach: { atMost, unit: 'x' } as const,
      note: `${thousands(median(own.map((seconds) => rows / seconds)))} rows per CPU second`,
    });
    return [
      row(
        'of a CSV of 300,000 rows, which is read twice',
        'the same rows from the standard input, which is read once',
        rounds.map(({ twice, once }) => twice / once),
        1.6,
        rounds.map(({ twice }) => twice),
        count,
      ),
      row(
        'of a CSV of 300,000 rows, whose domains are in a table of 100,000 rows',
        'the same with the domains in the CSV',
        rounds.map(({ lookup, twice }) => lookup / twice),
        1.2,
        rounds.map(({ lookup }) => lookup),
        count,
      ),
      row(
        'of a CSV of 50,000 rows, each with a stray quote',
        'the same without the quotes',
        rounds.map(({ stray, clean }) => stray / clean),
        3,
        rounds.map(({ stray }) => stray),
        strayCount,
      ),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Gives the CPU seconds it took.
 *
 * @param told what it has to find
 */
async function validate(args: readonly string[], told: string, input?: string): Promise<number> {
  const { stdout, cpuSeconds } = await runMeasured([command, 'validate', ...args], input);
  if (!stdout.includes(told)) throw new Error(`recotap validate: ${stdout}, expected ${told}`);
  return cpuSeconds;
}

function words(rows: number): string {
  return `${rows.toLocaleString('en-US')} deals`;
}

function deal(number: number): string {
  const company = (number * 7919) % companies;
  const date = `${1 + (number % 12)}/${1 + (number % 28)}/2026`;
  return `deal-${number},Deal number ${number},${number % 10_000}.50,${date},c${company}.com,co-${company}\n`;
}

async function write(file: string, header: string, rows: number, row: (number: number) => string): Promise<void> {
  function* lines(): Generator<string> {
    yield header;
    for (let from = 0; from < rows; from += 5000) {
      yield Array.from({ length: Math.min(5000, rows - from) }, (_, index) => row(from + index)).join('');
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
}
