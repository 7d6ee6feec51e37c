import { createSpool } from '../../terminal/spool.js';

/** A report as JSON, with one problem a line, so that no text has to hold them all. */
export interface JsonReport {
  /** @param line a problem as JSON */
  add(line: string): void;
  /** @param facts the rest of the report, which comes before the problems */
  text(facts: object): Generator<string>;
  /** Always call this at the end. */
  close(): void;
}

export function createJsonReport(): JsonReport {
  const problems = createSpool();
  let isEmpty = true;
  return {
    add(line) {
      problems.add(`${isEmpty ? '\n' : ',\n'}${line}`);
      isEmpty = false;
    },
    *text(facts) {
      yield `${JSON.stringify({ ...facts, problems: undefined }).slice(0, -1)},"problems":[`;
      yield* problems.read();
      yield `${isEmpty ? '' : '\n'}]}\n`;
    },
    close: problems.close,
  };
}
