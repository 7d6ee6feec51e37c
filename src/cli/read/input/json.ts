import { StringDecoder } from 'node:string_decoder';
import { CliError } from '../../terminal/cli-error.js';
import { quoted, sentence } from '../../terminal/words.js';
import { NotJson } from './json-end.js';
import { jsonRow } from './json-row.js';
import { createText, type Text } from './json-text.js';
import { type Element, type FoundArray, type Parser, peek, walk } from './json-walk.js';
import type { Row } from './row.js';

/**
 * Reads the elements of the array at a path, one at a time. An element that is not JSON inside its brackets is an unreadable row.
 *
 * @param chunks UTF-8 without a byte order mark
 * @param path the keys that lead to the array, joined by dots; empty when it is the document
 * @throws CliError with the line, when the JSON around the elements is broken, the file is cut off or no array is there
 */
export async function* readJson(chunks: AsyncIterable<Buffer>, name: string, path: string): AsyncGenerator<Row[]> {
  function* parse(text: Text): Parser {
    const found = yield* walk(text, (at) => at === path);
    if (!found.some((array) => array.path === path)) throw new CliError(noArray(found, name, path));
  }
  yield* parsed(chunks, name, parse);
}

/**
 * Finds where the rows of a document are: the document itself, the array under `itemsKey`, or the only array of objects that is in no
 * other array. Reads the whole document, unless its start tells.
 *
 * @returns the path for `readJson`
 * @throws CliError when there is no such array or more than one, or the JSON is broken
 */
export async function findRows(chunks: AsyncIterable<Buffer>, name: string, itemsKey: string): Promise<string> {
  let path: string | undefined;
  function* parse(text: Text): Parser {
    const opening = yield* peek(text);
    if (opening === '[') {
      path = '';
    } else if (opening === '{') {
      const found = yield* walk(text, (at) => {
        if (at === itemsKey) path = at;
        return false;
      });
      path ??= onlyOne(found, name, itemsKey);
    } else {
      throw new NotJson(`expected an array of ${itemsKey}, got a text that starts with ${JSON.stringify(opening)}`, 0);
    }
  }
  for await (const _ of parsed(chunks, name, parse, () => path !== undefined));
  if (path === undefined) throw new CliError(`${name} is empty: expected a JSON array of ${itemsKey}.`);
  return path;
}

function onlyOne(found: readonly FoundArray[], name: string, itemsKey: string): string {
  const withObjects = found.filter(({ holds }) => holds === 'objects');
  const candidates = withObjects.length > 0 ? withObjects : found.filter(({ holds }) => holds === 'nothing');
  const [first, second] = candidates;
  if (first === undefined) {
    throw new CliError(`${name}: expected an array of ${itemsKey}, or an object with an array of objects in it.`);
  }
  if (second === undefined) return first.path;
  throw new CliError(
    `${name} has more than one array that could hold the ${itemsKey}: ${paths(candidates)}. Name the right one: --rows ${first.path}.`,
  );
}

function noArray(found: readonly FoundArray[], name: string, path: string): string {
  const arrays = found.length === 0 ? 'It has no array at all.' : `It has arrays at ${paths(found)}.`;
  return `${name} has no array at ${quoted(path)}. ${arrays}`;
}

function paths(arrays: readonly FoundArray[]): string {
  const most = 10;
  const named = arrays.slice(0, most).map(({ path }) => (path === '' ? 'its top' : quoted(path)));
  return `${named.join(', ')}${arrays.length > most ? ` and ${arrays.length - most} more` : ''}`;
}

async function* parsed(
  chunks: AsyncIterable<Buffer>,
  name: string,
  parse: (text: Text) => Parser,
  isDone = () => false,
): AsyncGenerator<Row[]> {
  const decoder = new StringDecoder('utf8');
  const text = createText();
  const parser = parse(text);
  for await (const chunk of chunks) {
    text.add(decoder.write(chunk));
    yield* rowsSoFar(parser, text, name);
    if (isDone()) return;
  }
  if (text.isBlank) throw new CliError(`${name} is empty: expected JSON.`);
  text.end();
  yield* rowsSoFar(parser, text, name);
}

/** The rows in the text that is there. An error comes after the rows before it. */
function* rowsSoFar(parser: Parser, text: Text, name: string): Generator<Row[]> {
  const rows: Row[] = [];
  let fault: unknown;
  try {
    for (let found = parser.next().value; found !== undefined; found = parser.next().value) {
      const { json, line } = found as Element;
      rows.push(jsonRow(json, line, 'element'));
    }
  } catch (error) {
    fault = error;
  }
  if (rows.length > 0) yield rows;
  if (fault === undefined) return;
  if (!(fault instanceof NotJson)) throw fault;
  text.take(fault.at);
  throw new CliError(`${name}, line ${text.line}: ${sentence(fault.message)}`);
}
