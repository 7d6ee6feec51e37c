import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { cleanDomain, type Deal } from '../../src/index.js';

export const sample = 'examples/deals.csv';
export const mapping = 'examples/deals.yaml';

/** Companies of the sample that Recotap does not know, so that their deals stay without a link. */
const unknown = ['Fairmont Textiles', 'Northstar Shipping', 'Zephyr Wind Systems'];

/** The accounts that the deals of the sample name, but for a few. */
export function accountsOfSample(): { domain: string; name: string }[] {
  const rows: Record<string, string>[] = parse(readFileSync(sample), {
    columns: true,
    relax_column_count: true,
    bom: true,
  });
  const names = new Map<string, string>();
  for (const { Website = '', Company = '' } of rows) {
    if (Website !== '' && !unknown.includes(Company)) names.set(cleanDomain(Website), Company);
  }
  return [...names].map(([domain, name]) => ({ domain, name }));
}

/** Writes the sample to a file, in which some of the deals that Recotap has are called otherwise. */
export function writeChanged(file: string, known: ReadonlyMap<string, Deal>, count: number): void {
  const idOf = (line: string) => /^OPP-\d+/.exec(line)?.[0] ?? '';
  const lines = readFileSync(sample, 'utf8').split('\n');
  const rows = (id: string) => lines.filter((line) => idOf(line) === id).length;
  // A deal with an older row in the file counts as changed anyway.
  const changed = new Set([...known.keys()].sort((a, b) => rows(b) - rows(a)).slice(0, count));
  writeFileSync(file, lines.map((line) => (changed.has(idOf(line)) ? line.replace(',', ',Q3: ') : line)).join('\n'));
}
