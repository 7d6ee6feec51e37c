import { StringDecoder } from 'node:string_decoder';
import { CliError } from '../../terminal/cli-error.js';
import { sentence } from '../../terminal/words.js';
import { endOfValue, NotJson } from './json-end.js';
import { createText, type Text } from './json-text.js';
import { jsonRow, longestRecord, type Row } from './row.js';

/**
 * Reads the elements of an array, or of the array under `itemsKey` in an object, one at a time. An element that is not JSON inside its
 * brackets is an unreadable row.
 *
 * @throws CliError with the line, when the JSON around the elements is broken or the file is cut off
 */
export async function* readJson(chunks: AsyncIterable<Buffer>, name: string, itemsKey: string): AsyncGenerator<Row[]> {
  const decoder = new StringDecoder('utf8');
  const text = createText();
  const parser = parse(text, itemsKey);
  for await (const chunk of chunks) {
    text.add(decoder.write(chunk));
    yield* rowsSoFar(parser, text, name);
  }
  if (text.isBlank) throw new CliError(`${name} is empty: expected a JSON array of ${itemsKey}.`);
  text.end();
  yield* rowsSoFar(parser, text, name);
}

/** A parser yields rows, and undefined when it needs more text. */
type Parser<Result = void> = Generator<Row | undefined, Result>;

/** The rows in the text that is there. An error comes after the rows before it. */
function* rowsSoFar(parser: Parser, text: Text, name: string): Generator<Row[]> {
  const rows: Row[] = [];
  let fault: NotJson | undefined;
  try {
    for (let row = parser.next().value; row !== undefined; row = parser.next().value) rows.push(row as Row);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    fault = error;
  }
  if (rows.length > 0) yield rows;
  if (fault === undefined) return;
  text.take(fault.at);
  throw new CliError(`${name}, line ${text.line}: ${sentence(fault.message)}`);
}

function* parse(text: Text, itemsKey: string): Parser {
  const opening = yield* peek(text);
  if (opening === '[') {
    yield* elements(text);
    yield* end(text, 'something follows the array');
  } else if (opening === '{') {
    const isFound = yield* members(text, itemsKey);
    yield* end(text, 'something follows the object. For one JSON object a line, name the format: --format ndjson');
    if (!isFound)
      throw new NotJson(`expected an array of ${itemsKey}, or an object with an array "${itemsKey}" in it`, 0);
  } else {
    throw new NotJson(`expected an array of ${itemsKey}, got a text that starts with ${JSON.stringify(opening)}`, 0);
  }
}

function* elements(text: Text): Parser {
  text.take(1);
  while (!(yield* closes(text, ']'))) {
    yield* peek(text);
    const { line } = text;
    yield jsonRow(yield* takeValue(text), line, 'element');
    yield* comma(text, ']');
  }
}

/** Skips every value except the array of items. Returns whether there was one. */
function* members(text: Text, itemsKey: string): Parser<boolean> {
  let isFound = false;
  text.take(1);
  while (!(yield* closes(text, '}'))) {
    if ((yield* peek(text)) !== '"') throw new NotJson('not JSON: expected a key in quotes', 0);
    const key = yield* takeValue(text);
    if ((yield* peek(text)) !== ':') throw new NotJson('not JSON: expected a colon after the key', 0);
    text.take(1);
    if ((yield* peek(text)) === '[' && key === `"${itemsKey}"`) {
      yield* elements(text);
      isFound = true;
    } else {
      yield* takeValue(text);
    }
    yield* comma(text, '}');
  }
  return isFound;
}

/** Takes the closing bracket, if it is next. */
function* closes(text: Text, bracket: string): Parser<boolean> {
  if ((yield* peek(text)) !== bracket) return false;
  text.take(1);
  return true;
}

/** Takes the comma after a value, unless the closing bracket follows. */
function* comma(text: Text, bracket: string): Parser {
  const char = yield* peek(text);
  if (char === ',') text.take(1);
  else if (char !== bracket) throw new NotJson(`not JSON: expected a comma before ${JSON.stringify(char)}`, 0);
}

function* takeValue(text: Text): Parser<string> {
  for (;;) {
    const end = endOfValue(text.value, 0);
    if (end !== -1) return text.take(end);
    if (text.value.length > longestRecord) throw new NotJson('a value here is longer than 1 MiB', 0);
    yield* more(text);
  }
}

/** The next character that is not white space. */
function* peek(text: Text): Parser<string> {
  for (;;) {
    const char = text.next();
    if (char !== undefined) return char;
    yield* more(text);
  }
}

function* more(text: Text): Parser {
  if (text.isEnded) throw new NotJson('the file ends in the middle of its JSON: is it cut off?', 0);
  yield undefined;
}

/** Makes sure that only white space follows. */
function* end(text: Text, message: string): Parser {
  for (;;) {
    if (text.next() !== undefined) throw new NotJson(message, 0);
    if (text.isEnded) return;
    yield undefined;
  }
}
