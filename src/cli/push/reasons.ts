import { valueAt } from '../../index.js';
import { counted, number } from '../terminal/words.js';
import type { LocatedProblem } from './outcome.js';

/** Counts why items were not stored, in memory that does not grow with their number. */
export interface Reasons {
  add(problem: LocatedProblem): void;
  /** The most frequent reasons, each with an example. No lines if there are none. */
  describe(): string[];
}

interface Reason {
  text: string;
  count: number;
  /** One item, and the value that is wrong in it. */
  example: string;
}

/** A server may word each refusal differently, so the number of reasons is limited. */
const mostReasons = 1000;
const mostShown = 5;
const longestValue = 60;

/** @param word what an item is called */
export function createReasons(word: string): Reasons {
  const reasons = new Map<string, Reason>();

  function count(text: string, exampleOf: () => string): void {
    const known = reasons.get(text);
    if (known === undefined) reasons.set(text, { text, count: 1, example: exampleOf() });
    else known.count++;
  }

  return {
    add(problem) {
      for (const { text, path } of reasonsOf(problem)) {
        const isKept = reasons.has(text) || reasons.size < mostReasons;
        if (isKept) count(text, () => exampleOf(problem, word, path));
        else count(`${problem.status}: for another reason`, () => exampleOf(problem, word, undefined));
      }
    },
    describe() {
      if (reasons.size === 0) return [];
      const top = [...reasons.values()].sort((a, b) => b.count - a.count).slice(0, mostShown);
      const width = Math.max(...top.map(({ count }) => number(count).length));
      const more = reasons.size - top.length;
      return [
        '',
        'Why, the most frequent first:',
        ...top.flatMap(({ text, count, example }) => [
          `  ${number(count).padStart(width)}  ${inShort(text)}`,
          `${' '.repeat(width + 4)}${count > 1 ? 'such as ' : ''}${example}`,
        ]),
        ...(more > 0 ? [`  and ${counted(more, 'reason')} more`] : []),
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
