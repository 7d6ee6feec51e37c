import { endOfValue, NotJson } from './json-end.js';
import type { Text } from './json-text.js';
import { longestRecord } from './row.js';

/** The JSON of an element, and the line on which it starts. */
export interface Element {
  json: string;
  line: number;
}

/** A parser yields the elements that are rows, and undefined when it needs more text. */
export type Parser<Result = void> = Generator<Element | undefined, Result>;

/** An array in a document that is not in another array. */
export interface FoundArray {
  /** The keys that lead to it, joined by dots; empty when it is the document. */
  path: string;
  /** What it starts with. */
  holds: 'objects' | 'others' | 'nothing';
}

const deepest = 32;

/**
 * Goes through a JSON document once.
 *
 * @param isRows whether the elements of the array at this path are the rows
 * @returns all arrays that are in no other one
 * @throws NotJson when the document is broken or cut off
 */
export function* walk(text: Text, isRows: (path: string) => boolean): Parser<FoundArray[]> {
  const found = createFound();

  function* value(keys: readonly string[]): Parser {
    const opening = yield* peek(text);
    if (opening === '{' && keys.length < deepest) yield* object(keys);
    else if (opening === '[') yield* array(keys.join('.'));
    else yield* takeValue(text);
  }

  function* object(keys: readonly string[]): Parser {
    text.take(1);
    while (!(yield* closes(text, '}'))) {
      if ((yield* peek(text)) !== '"') throw new NotJson('not JSON: expected a key in quotes', 0);
      const key = yield* takeKey(text);
      if ((yield* peek(text)) !== ':') throw new NotJson('not JSON: expected a colon after the key', 0);
      text.take(1);
      yield* value([...keys, key]);
      yield* comma(text, '}');
    }
  }

  function* array(path: string): Parser {
    text.take(1);
    const first = yield* peek(text);
    found.add({ path, holds: first === '{' ? 'objects' : first === ']' ? 'nothing' : 'others' });
    const areRows = isRows(path);
    while (!(yield* closes(text, ']'))) {
      yield* peek(text);
      const { line } = text;
      const json = yield* takeValue(text);
      if (areRows) yield { json, line };
      yield* comma(text, ']');
    }
  }

  const opening = yield* peek(text);
  yield* value([]);
  const what = opening === '[' ? 'array' : 'object';
  const cure = opening === '[' ? '' : '. For one JSON object a line, name the format: --format ndjson';
  yield* end(text, `something follows the ${what}${cure}`);
  return found.all;
}

/** A document may have millions of arrays, also at one path. Nobody needs to hear of more than a few of each kind. */
const mostOfAKind = 100;

function createFound() {
  const all: FoundArray[] = [];
  return {
    all,
    add(array: FoundArray) {
      const same = all.filter(({ holds }) => holds === array.holds);
      if (same.length < mostOfAKind && !same.some(({ path }) => path === array.path)) all.push(array);
    },
  };
}

function* takeKey(text: Text): Parser<string> {
  const json = yield* takeValue(text);
  try {
    return String(JSON.parse(json));
  } catch {
    throw new NotJson('not JSON: a key has a wrong escape', 0);
  }
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
export function* peek(text: Text): Parser<string> {
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
