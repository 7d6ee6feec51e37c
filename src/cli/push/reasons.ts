import type { ProblemStatus } from '../read/item-kind.js';
import { valueAt } from '../read/value-at.js';
import type { LocatedProblem } from './problems.js';

/** Why items came to nothing, and one of them. */
export interface Reason {
  status: ProblemStatus;
  text: string;
  count: number;
  example: { id: string | undefined; line: number | undefined; value: string | undefined };
}

/** A server may word every refusal anew: so many reasons are kept apart, and the rest is not. */
const mostReasons = 1000;
const longestValue = 60;

/** Counts why items came to nothing, in memory that does not grow with them. */
export class Reasons {
  readonly #byKey = new Map<string, Reason>();

  add(problem: LocatedProblem): void {
    if (problem.status === 'unsent') {
      this.#count(problem.cause.message, problem, undefined);
    } else if (problem.status === 'invalid') {
      const texts = new Set<string>();
      for (const { path, message } of problem.issues) {
        const text = `${path.replace(/\.\d+(?=\.|$)/g, '[]')} ${message}`.trim();
        // Two of its accounts may be wrong in the same way, and it is one deal all the same.
        if (!texts.has(text)) this.#count(text, problem, path);
        texts.add(text);
      }
    } else {
      this.#count(withoutId(problem.error, problem.id), problem, undefined);
    }
  }

  /** The most frequent ones, most frequent first. */
  top(count: number): Reason[] {
    return [...this.#byKey.values()].sort((a, b) => b.count - a.count).slice(0, count);
  }

  get size(): number {
    return this.#byKey.size;
  }

  #count(text: string, { status, id, line, item }: LocatedProblem, path: string | undefined): void {
    const isKept = this.#byKey.has(`${status} ${text}`) || this.#byKey.size < mostReasons;
    const kept = isKept ? text : 'for some other reason';
    const known = this.#byKey.get(`${status} ${kept}`);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const value = path === undefined || !isKept ? undefined : excerpt(valueAt(item, path));
    this.#byKey.set(`${status} ${kept}`, { status, text: kept, count: 1, example: { id, line, value } });
  }
}

/** So that the same refusal of many items counts as one reason. */
function withoutId(text: string, id: string | undefined): string {
  return id === undefined || id.length < 3 ? text : text.replaceAll(id, '…');
}

function excerpt(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  if (text === undefined || text.length <= longestValue) return text;
  return `${text.slice(0, longestValue - 1)}…`;
}
