import { type Document, LineCounter, parseDocument } from 'yaml';
import { CliError } from './cli-error.js';
import { first } from './words.js';

/** A mistake in a YAML file, and the character at which it is. */
export interface Slip {
  at: number;
  text: string;
}

/** A YAML file that a person wrote. */
export interface Yaml {
  readonly document: Document.Parsed;
  /** Counted from 1. */
  lineOf(position: number): number;
  /** @throws CliError when its aliases expand to too much */
  toValue(): unknown;
  /** @throws CliError that lists the slips by line, if there are any */
  refuse(slips: readonly Slip[]): void;
}

const deepest = 100;
const longestSlip = 400;

/**
 * @param name the name of the file, for messages
 * @param what the file is, such as `mapping`
 * @throws CliError that lists each line that is not YAML
 */
export function readYaml(text: string, name: string, what: string): Yaml {
  const lines = new LineCounter();
  const lineOf = (position: number) => Math.max(1, lines.linePos(position).line);
  const refuse = (slips: readonly Slip[]) => {
    if (slips.length === 0) return;
    const told = [...slips].sort((a, b) => a.at - b.at).map(({ at, text }) => `  ${name}:${lineOf(at)}: ${cut(text)}`);
    throw new CliError([`The ${what} cannot be used:`, ...first([...new Set(told)])]);
  };
  if (bracketDepth(text) > deepest) throw tooDeep(name);
  const document = orRefuse(name, () => {
    const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: true, stringKeys: true });
    const exhausted = parsed.errors.find(({ message }) => /call stack/.test(message));
    if (exhausted !== undefined) throw exhausted;
    return parsed;
  });
  refuse(
    [...document.errors, ...document.warnings].map(({ pos, message }) => ({ at: pos[0], text: inShort(message) })),
  );
  return { document, lineOf, refuse, toValue: () => orRefuse(name, () => document.toJS()) };
}

function orRefuse<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { message } = error as Error;
    if (/call stack/.test(message)) throw tooDeep(name);
    throw new CliError(`${name} cannot be read as YAML: ${inShort(message)}.`, { cause: error });
  }
}

function tooDeep(name: string): CliError {
  return new CliError(`${name} cannot be read as YAML: it is nested too deep.`);
}

/** The parser takes seconds for thousands of open brackets, so they are counted first. Brackets inside quotes count too, which does no harm. */
function bracketDepth(text: string): number {
  let [depth, most] = [0, 0];
  for (const [bracket] of text.matchAll(/[[{}\]]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}

/** Drops the excerpt of the file and the position from a message of the parser. */
function inShort(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? '';
}

function cut(text: string): string {
  return text.length > longestSlip ? `${text.slice(0, longestSlip)}…` : text;
}
