import type { LocatedOutcome } from './problems.js';
import { valueAt } from './value-at.js';

/** Why deals came to nothing, and one of them. */
export interface Reason {
  status: 'failed' | 'invalid' | 'unsent';
  text: string;
  count: number;
  example: { externalDealId: string | undefined; line: number | undefined; value: string | undefined };
}

/** A server may word every refusal anew: so many reasons are kept apart, and the rest is not. */
const mostReasons = 1000;
const longestValue = 60;

/** Counts why deals came to nothing, in memory that does not grow with them. */
export class Reasons {
  readonly #byKey = new Map<string, Reason>();

  add(outcome: LocatedOutcome): void {
    if (outcome.status === 'failed') {
      this.#count('failed', withoutId(outcome.error, outcome.externalDealId), outcome, undefined);
    } else if (outcome.status === 'unsent') {
      this.#count('unsent', outcome.cause.message, outcome, undefined);
    } else if (outcome.status === 'invalid') {
      const texts = new Set<string>();
      for (const { path, message } of outcome.issues) {
        const text = `${path.replace(/\.\d+(?=\.|$)/g, '[]')} ${message}`.trim();
        // Two of its accounts may be wrong in the same way, and it is one deal all the same.
        if (!texts.has(text)) this.#count('invalid', text, outcome, path);
        texts.add(text);
      }
    }
  }

  /** The most frequent ones, most frequent first. */
  top(count: number): Reason[] {
    return [...this.#byKey.values()].sort((a, b) => b.count - a.count).slice(0, count);
  }

  get size(): number {
    return this.#byKey.size;
  }

  #count(status: Reason['status'], text: string, outcome: LocatedOutcome, path: string | undefined): void {
    const isKept = this.#byKey.has(`${status} ${text}`) || this.#byKey.size < mostReasons;
    const kept = isKept ? text : 'for some other reason';
    const known = this.#byKey.get(`${status} ${kept}`);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const { externalDealId, line, deal } = outcome;
    const value = path === undefined || !isKept ? undefined : excerpt(valueAt(deal, path));
    this.#byKey.set(`${status} ${kept}`, { status, text: kept, count: 1, example: { externalDealId, line, value } });
  }
}

/** So that the same refusal of many deals counts as one reason. */
function withoutId(text: string, id: string | undefined): string {
  return id === undefined || id.length < 3 ? text : text.replaceAll(id, '…');
}

function excerpt(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  if (text === undefined || text.length <= longestValue) return text;
  return `${text.slice(0, longestValue - 1)}…`;
}
