import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { DealOutcome, PushProgress } from '../../src/index.js';

type Problem = DealOutcome & { line: number; cause?: { code: string; message: string } };
export type Report = PushProgress & { problems: Problem[] };

/** The report that `--json` printed, all alone. Its counts add up, and no deal is in it twice. */
export function reportOf(stdout: string): Report {
  const report: Report = JSON.parse(stdout);
  const { total, upserted, failed, invalid, superseded, unsent, problems } = report;
  expect(upserted + failed + invalid + superseded + unsent).toBe(total);
  expect(problems).toHaveLength(failed + invalid + unsent);
  expect(new Set(problems.map(({ index }) => index)).size).toBe(problems.length);
  return report;
}

/** The lines of a problems file: each one whole, the last one too. */
export async function problemsIn(file: string): Promise<Problem[]> {
  const text = await readFile(file, 'utf8');
  if (text !== '') expect(text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

export const header = 'externalDealId,name\n';

export const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `d-${index}`);

/** Rows of a CSV file, of deals that are all fine. */
export const rows = (count: number) =>
  idsOf(count)
    .map((id) => `${id},Deal ${id}\n`)
    .join('');
