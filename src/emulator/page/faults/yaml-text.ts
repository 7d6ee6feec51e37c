import { type Document, LineCounter, type Node, parseDocument, stringify, visit } from 'yaml';
import type { FaultSchedule, Issue } from '../api/types.js';

/** What is wrong in a text, and the line, from 1. */
export interface Mistake {
  readonly line: number;
  readonly text: string;
}

/** A schedule as a person wrote it. */
export interface Written {
  readonly mistakes: readonly Mistake[];
  readonly value: unknown;
  /** Where in the text the emulator's issues are. */
  place(issues: readonly Issue[]): Mistake[];
}

/** The parser compares each key with every other, and takes seconds for thousands of open brackets. */
const longest = 64 * 1024;
const deepest = 100;

export function writeYaml(schedule: FaultSchedule): string {
  if (schedule.rules.length === 0 && schedule.seed === undefined) return 'rules: []\n';
  return stringify(schedule, { lineWidth: 0 });
}

export function readYaml(text: string): Written {
  if (text.length > longest) return refused('A schedule has at most 64 kB.');
  if (bracketDepth(text) > deepest) return refused('It is nested too deep.');
  const lines = new LineCounter();
  const lineAt = (position: number) => Math.max(1, lines.linePos(position).line);
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: true, stringKeys: true });
    const mistakes = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
      line: lineAt(pos[0]),
      text: message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? '',
    }));
    visit(document, {
      Alias(_, alias) {
        if (alias.resolve(document) !== undefined) return;
        mistakes.push({ line: lineAt(alias.range?.[0] ?? 0), text: `Nothing is named &${alias.source}` });
      },
    });
    return {
      mistakes,
      value: mistakes.length === 0 ? document.toJS() : undefined,
      place: (issues) =>
        issues.map(({ path, message }) => ({
          line: lineAt(positionOf(document, path)),
          text: `${path === '' ? 'The schedule' : path} ${message}`,
        })),
    };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

function refused(text: string): Written {
  const mistakes = [{ line: 1, text }];
  return { mistakes, value: undefined, place: () => mistakes };
}

/** The position of a path, such as `rules.1.status`, or of its nearest parent that is there. */
function positionOf(document: Document.Parsed, path: string): number {
  for (let keys = path.split('.'); keys.length > 0; keys = keys.slice(0, -1)) {
    const parent = document.getIn(keys.slice(0, -1), true) as { items?: unknown[] } | undefined;
    const pair = parent?.items?.find((item) => String(Object(item).key) === keys.at(-1)) as { key: Node } | undefined;
    const node = pair?.key ?? (document.getIn(keys, true) as Node | undefined);
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function bracketDepth(text: string): number {
  let [depth, most] = [0, 0];
  for (const [bracket] of text.matchAll(/[[{}\]]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}
