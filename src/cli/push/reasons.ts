import { valueAt } from '../../index.js';
import { counted, number } from '../terminal/words.js';
import type { Reason } from './facts.js';
import type { LocatedProblem } from './outcome.js';

/** Counts why items were not stored, in memory that does not grow with their number. */
export interface Reasons {
  /** @returns its reasons, as `all` has them */
  add(problem: LocatedProblem): string[];
  /** The most frequent first. */
  all(): Reason[];
  /** The reason that came last, in one line. */
  readonly last: string | undefined;
  /** The most frequent reasons, each with an example. No lines if there are none. */
  describe(): string[];
}

/** A server may word each refusal differently, so the number of reasons is limited. */
const mostReasons = 1000;
const mostShown = 5;
const longestValue = 60;

/** @param word what an item is called */
export function createReasons(word: string): Reasons {
  const reasons = new Map<string, Reason>();

  let last: string | undefined;

  function count(reason: string, exampleOf: () => string): string {
    const known = reasons.get(reason);
    if (known === undefined) {
      reasons.set(reason, { reason, count: 1, example: exampleOf() });
      return reason;
    }
    known.count++;
    // The text that is kept anyway.
    return known.reason;
  }

  const all = () => [...reasons.values()].sort((a, b) => b.count - a.count);

  return {
    add(problem) {
      const counted = reasonsOf(problem).map(({ text, path }) => {
        const isKept = reasons.has(text) || reasons.size < mostReasons;
        return isKept
          ? count(text, () => exampleOf(problem, word, path))
          : count(`${problem.status}: for another reason`, () => exampleOf(problem, word, undefined));
      });
      last = counted[0];
      return counted;
    },
    all,
    get last() {
      return last;
    },
    describe() {
      if (reasons.size === 0) return [];
      const top = all().slice(0, mostShown);
      const width = Math.max(...top.map(({ count }) => number(count).length));
      const more = reasons.size - top.length;
      return [
        '',
        'Why, the most frequent first:',
        ...top.flatMap(({ reason, count, example }) => [
          `  ${number(count).padStart(width)}  ${inShort(reason)}`,
          `${' '.repeat(width + 4)}${count > 1 ? 'such as ' : ''}${example}`,
        ]),
        ...(more > 0 ? [`  and ${counted(more, 'more reason')}`] : []),
      ];
    },
  };
}

/** An item can be invalid for several reasons. Two accounts of a deal that are wrong in the same way are one reason. */
function reasonsOf(problem: LocatedProblem): { text: string; path?: string }[] {
  const { status, id } = problem;
  if (status === 'unsent') return [{ text: `${status}: ${problem.cause.message}` }];
  if (status !== 'invalid') return [{ text: `${status}: ${withoutId(problem.error, id)}` }];
  const reasons = problem.issues.map(({ path, message }) => {
    const text = `${path.replace(/\.\d+(?=\.|$)/g, '[]')} ${message}`.trim();
    return { text: `${status}: ${text}`, path };
  });
  return reasons.filter(({ text }, index) => reasons.findIndex((other) => other.text === text) === index);
}

/** Without ids, the same refusal of many items is one reason. */
function withoutId(text: string, id: string | undefined): string {
  return id === undefined || id.length < 3 ? text : text.replaceAll(id, '…');
}

function exampleOf(
  { id, file, line, lines = [], item }: LocatedProblem,
  word: string,
  path: string | undefined,
): string {
  const place = [
    id === undefined ? undefined : `${word} ${id}`,
    line === undefined ? undefined : file === undefined ? `line ${line}` : `${file}:${line}`,
    lines.length === 0 ? undefined : `one of ${number(lines.length)} rows of this ${word}`,
  ];
  const where = inShort(place.filter((part) => part !== undefined).join(', '));
  const value = path === undefined ? undefined : excerpt(valueAt(item, path));
  return value === undefined ? where : `${where}: ${inShort(value)}`;
}

function excerpt(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  if (text === undefined || text.length <= longestValue) return text;
  return `${text.slice(0, longestValue - 1)}…`;
}

function inShort(text: string): string {
  const clean = text.replace(/\s+/g, ' ');
  return clean.length > 300 ? `${clean.slice(0, 299)}…` : clean;
}
