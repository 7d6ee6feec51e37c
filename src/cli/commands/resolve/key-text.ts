import { parseEnv } from 'node:util';
import { CliError } from '../../terminal/cli-error.js';

/** The variable that holds the API key, in the environment and in files. */
export const variable = 'RECOTAP_API_KEY';

/**
 * The API key in the text of a key file, which holds it alone or as `RECOTAP_API_KEY=…`.
 *
 * @param name of the file
 * @throws CliError when it holds anything else. No message has any part of the text in it
 */
export function keyInFile(text: string, name: string): string {
  const line = onlyLine(text, name, 'the API key');
  const [assigned] = assignments(line);
  if (assigned === undefined && /^\s*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+=./.test(line))
    throw new CliError(
      `${name} sets another variable than ${variable}. It should hold the API key alone, on one line.`,
    );
  const key = assigned === undefined ? unquoted(line.trim(), name) : valueIn(assigned, name);
  if (key === '') throw new CliError(`${name} sets ${variable} to nothing. It should hold the API key, on one line.`);
  return whole(key, name);
}

/**
 * The API key in the text of a `.env` file; undefined when there is none.
 *
 * @throws CliError when it cannot be told what the key is
 */
export function keyInDotEnv(text: string, name: string): string | undefined {
  // A line that looks like the variable may be a part of another one's value.
  if (parseEnv(text)[variable] === undefined) return undefined;
  const [assigned = '', another] = assignments(text);
  if (another !== undefined) throw new CliError(`${name} sets ${variable} more than once. Keep one of the lines.`);
  const key = valueIn(assigned, name);
  return key === '' ? undefined : whole(key, name);
}

/** The text of a file that holds a token alone. @throws CliError when it holds anything else */
export function tokenInFile(text: string, name: string): string {
  return whole(onlyLine(text, name, 'the token').trim(), name, 'The token');
}

function onlyLine(text: string, name: string, what: string): string {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const [line] = lines;
  if (line === undefined) throw new CliError(`${name} is empty. It should hold ${what}, on one line.`);
  if (lines.length > 1)
    throw new CliError(`${name} has ${lines.length} lines. It should hold ${what} alone, on one line.`);
  return line;
}

/** What stands behind the equals sign, on each line that sets the variable. */
function assignments(text: string): string[] {
  const blank = '[^\\S\\r\\n]';
  const pattern = new RegExp(`^${blank}*(?:export${blank}+)?${variable}${blank}*=(.*)$`, 'gm');
  return [...text.matchAll(pattern)].map(([, value = '']) => value);
}

/** As in a shell, `#` begins a comment after white space only. Node's `parseEnv` would cut a key short at any `#`. */
function valueIn(assigned: string, name: string): string {
  return /^\s*["'`]/.test(assigned) ? unquoted(assigned.trim(), name) : assigned.replace(/\s#.*$/s, '').trim();
}

function unquoted(text: string, name: string): string {
  const [quote = ''] = /^["'`]/.exec(text) ?? [];
  if (quote === '') return text;
  const end = text.indexOf(quote, 1);
  if (end === -1) throw new CliError(`The API key in ${name} begins with a quote that does not end on its line.`);
  if (!/^\s*(?:\s#.*)?$/s.test(text.slice(end + 1)))
    throw new CliError(
      `The API key in ${name} goes on after its closing quote. If the key has a quote in it, put it in quotes of another kind.`,
    );
  return text.slice(1, end).trim();
}

function whole(secret: string, name: string, what = 'The API key'): string {
  if (/^[\x21-\x7e]+$/.test(secret)) return secret;
  throw new CliError(
    `${what} in ${name} has white space or a character beyond ASCII in it. Expected it alone, on one line.`,
  );
}
