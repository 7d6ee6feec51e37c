import { type Document, LineCounter, parseDocument } from 'yaml';
import { CliError } from './cli-error.js';
import { first } from './words.js';

/** Something that is wrong in a YAML file, and at which character. */
export interface Slip {
  at: number;
  text: string;
}

/** A YAML file that a person wrote, and that the program is strict with. */
export interface Yaml {
  readonly document: Document.Parsed;
  /** Counted from 1. */
  lineOf(position: number): number;
  /** @throws CliError when aliases make more of it than anybody can have meant */
  toValue(): unknown;
  /** @throws CliError, by the line of each slip. None, no error */
  refuse(slips: readonly Slip[]): void;
}

const deepest = 100;
const longestSlip = 400;

/**
 * @param name the file's name, for messages
 * @param what it is to be: `mapping`
 * @throws CliError with each line that is no YAML
 */
export function readYaml(text: string, name: string, what: string): Yaml {
  const lines = new LineCounter();
  const lineOf = (position: number) => Math.max(1, lines.linePos(position).line);
  const refuse = (slips: readonly Slip[]) => {
    if (slips.length === 0) return;
    const told = [...slips]
      .sort((a, b) => a.at - b.at)
      .map(
        ({ at, text }) =>
          `  ${name}:${lineOf(at)}: ${text.length > longestSlip ? `${text.slice(0, longestSlip)}…` : text}`,
      );
    throw new CliError(`The ${what} cannot be used:\n${first([...new Set(told)]).join('\n')}`);
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

/** The parser takes seconds for some thousand of them, so they are counted beforehand: quotes or not, nobody opens so many at once. */
function bracketDepth(text: string): number {
  let [depth, most] = [0, 0];
  for (const [bracket] of text.matchAll(/[[{}\]]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}

/** Without the excerpt of the file and the place in it. */
function inShort(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? '';
}
