import type { Counts, ItemKind } from '../read/item-kind.js';
import { type Io, print } from '../terminal/io.js';
import { Spool } from '../terminal/spool.js';
import type { BeforePush } from './before-push.js';
import { type LocatedProblem, toLine } from './problems.js';

type Numbers = Partial<Counts> & { valid?: number };

/** A PushReport as JSON, with the line of the input on each problem. One problem a line, so that no text has to hold them all. */
export class JsonReport {
  readonly #problems = new Spool();
  readonly #kind: ItemKind;
  #count = 0;

  /** @param kind of what the problems are with */
  constructor(kind: ItemKind) {
    this.#kind = kind;
  }

  add(problem: LocatedProblem): void {
    this.#problems.add(`${this.#count++ === 0 ? '\n' : ',\n'}${toLine(problem, this.#kind)}`);
  }

  /** @param counts the rest of the report, in its order */
  async print(counts: Numbers & BeforePush, io: Io): Promise<void> {
    await print(io, `${JSON.stringify({ ...counts, problems: undefined }).slice(0, -1)},"problems":[`);
    for (const text of this.#problems.read()) await print(io, text);
    await print(io, `${this.#count > 0 ? '\n' : ''}]}\n`);
  }

  /** To be called in any case. */
  close(): void {
    this.#problems.close();
  }
}
