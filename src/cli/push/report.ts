import type { ItemKind } from '../read/items/item.js';
import type { Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { createSpool } from '../terminal/spool.js';
import { type LocatedProblem, toLine } from './outcome.js';

/** A report as JSON, with one problem a line, so that no text has to hold them all. */
export interface JsonReport {
  add(problem: LocatedProblem): void;
  /** @param counts the rest of the report, which comes before the problems */
  print(counts: object, io: Io): Promise<void>;
  /** Always call this at the end. */
  close(): void;
}

/** @param kind of the items */
export function createJsonReport(kind: ItemKind): JsonReport {
  const problems = createSpool();
  let isEmpty = true;
  return {
    add(problem) {
      problems.add(`${isEmpty ? '\n' : ',\n'}${toLine(problem, kind)}`);
      isEmpty = false;
    },
    async print(counts, io) {
      await print(io, `${JSON.stringify({ ...counts, problems: undefined }).slice(0, -1)},"problems":[`);
      for (const text of problems.read()) await print(io, text);
      await print(io, `${isEmpty ? '' : '\n'}]}\n`);
    },
    close: problems.close,
  };
}
