import { valueAt } from '../../../index.js';
import { type LocatedProblem, reasonOf } from '../outcome.js';
import type { ProblemRow } from './rows.js';

/** The first problems of a push, as a report shows them. */
export interface KeptProblems {
  /** @param reasons its reasons, as the report counts them */
  add(problem: LocatedProblem, reasons: readonly string[]): void;
  readonly rows: readonly ProblemRow[];
}

/** More are counted only. */
export const mostProblems = 10_000;
const longestText = 300;

export function keepProblems(): KeptProblems {
  const rows: ProblemRow[] = [];
  return {
    rows,
    add(problem, reasons) {
      if (rows.length === mostProblems) return;
      const { file, line, id, item, status } = problem;
      const name = valueAt(item, 'name');
      rows.push({
        place: [file, line].filter((part) => part !== undefined).join(':'),
        id: inShort(id ?? ''),
        name: typeof name === 'string' ? inShort(name) : '',
        status,
        reason: inShort(reasonOf(problem).slice(status.length + 2)),
        reasons,
      });
    },
  };
}

/** In characters that are whole. */
function inShort(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
