import { StringDecoder } from 'node:string_decoder';
import { CliError } from '../../terminal/cli-error.js';
import { sentence } from '../../terminal/words.js';
import { endOfValue, NotJson } from './json-end.js';
import { jsonRow, longestRecord, type Row } from './row.js';

/**
 * Reads the elements of an array, or of the array under `itemsKey` in an object, one at a time. An element that is not JSON inside its
 * brackets is an unreadable row.
 *
 * @throws CliError with the line, when the JSON around the elements is broken or the file is cut off
 */
export async function* readJson(chunks: AsyncIterable<Buffer>, name: string, itemsKey: string): AsyncGenerator<Row[]> {
  const decoder = new StringDecoder('utf8');
  const elements = new JsonElements(name, itemsKey);
  for await (const chunk of chunks) {
    const rows = elements.read(decoder.write(chunk));
    if (rows.length > 0) yield rows;
    if (elements.hasFault) break;
  }
  elements.end();
}

class JsonElements {
  readonly #name: string;
  readonly #itemsKey: string;
  /** What is not parsed yet, and the line on which it starts. */
  #text = '';
  #line = 1;
  #where: 'start' | 'object' | 'array' | 'end' = 'start';
  #inObject = false;
  #found = false;
  /** Whether a comma or the closing bracket must come next. */
  #afterValue = false;
  #fault: CliError | undefined;

  constructor(name: string, itemsKey: string) {
    this.#name = name;
    this.#itemsKey = itemsKey;
  }

  /** Returns the rows that end in this piece. After a fault nothing is read, and `end` throws the fault. */
  read(piece: string): Row[] {
    const rows: Row[] = [];
    if (this.#fault !== undefined) return rows;
    this.#text += piece;
    try {
      while (this.#step(rows));
      if (this.#text.length > longestRecord) throw new NotJson('a value here is longer than 1 MiB', 0);
    } catch (error) {
      if (!(error instanceof NotJson)) throw error;
      this.#take(error.at);
      this.#fault = this.#error(error.message);
    }
    return rows;
  }

  get hasFault(): boolean {
    return this.#fault !== undefined;
  }

  end(): void {
    if (this.#fault !== undefined) throw this.#fault;
    if (this.#where === 'start' && this.#text.trim() === '')
      throw new CliError(`${this.#name} is empty: expected a JSON array of ${this.#itemsKey}.`);
    if (this.#where !== 'end') throw this.#error('the file ends in the middle of its JSON: is it cut off?');
    if (!this.#found)
      throw this.#error(`expected an array of ${this.#itemsKey}, or an object with an array "${this.#itemsKey}" in it`);
  }

  /** Parses one value, bracket or comma. Returns false when the text ends before it does. */
  #step(rows: Row[]): boolean {
    this.#take(/\S|$/.exec(this.#text)?.index ?? 0);
    const char = this.#text[0];
    if (char === undefined) return false;
    if (this.#where === 'start') return this.#start(char);
    if (this.#where === 'end') throw new NotJson(this.#inObject ? endedObject : endedArray, 0);
    if (char === ',' && this.#afterValue) {
      this.#afterValue = false;
      this.#take(1);
    } else if (char === (this.#where === 'array' ? ']' : '}')) {
      this.#where = this.#where === 'array' && this.#inObject ? 'object' : 'end';
      this.#afterValue = true;
      this.#take(1);
    } else if (this.#afterValue) {
      throw new NotJson(`not JSON: expected a comma before ${JSON.stringify(char)}`, 0);
    } else {
      return this.#where === 'array' ? this.#element(rows) : this.#memberOf();
    }
    return true;
  }

  #start(char: string): boolean {
    if (char !== '[' && char !== '{') {
      throw new NotJson(
        `expected an array of ${this.#itemsKey}, got a text that starts with ${JSON.stringify(char)}`,
        0,
      );
    }
    this.#inObject = char === '{';
    this.#found = !this.#inObject;
    this.#where = this.#inObject ? 'object' : 'array';
    this.#take(1);
    return true;
  }

  #element(rows: Row[]): boolean {
    const end = endOfValue(this.#text, 0);
    if (end === -1) return false;
    const line = this.#line;
    rows.push(jsonRow(this.#take(end), line, 'element'));
    this.#afterValue = true;
    return true;
  }

  /** Parses a key and its value, which is skipped unless it is the array of items. */
  #memberOf(): boolean {
    if (this.#text[0] !== '"') throw new NotJson('not JSON: expected a key in quotes', 0);
    const keyEnd = endOfValue(this.#text, 0);
    const value = keyEnd === -1 ? null : /^\s*(?::\s*(\S)?|$)/.exec(this.#text.slice(keyEnd));
    if (keyEnd !== -1 && value === null) throw new NotJson('not JSON: expected a colon after the key', keyEnd);
    if (value?.[1] === undefined) return false;
    const start = keyEnd + value[0].length - 1;
    if (this.#text.slice(1, keyEnd - 1) === this.#itemsKey && value[1] === '[') {
      this.#found = true;
      this.#where = 'array';
      this.#take(start + 1);
      return true;
    }
    const end = endOfValue(this.#text, start);
    if (end === -1) return false;
    this.#take(end);
    this.#afterValue = true;
    return true;
  }

  #take(length: number): string {
    const taken = this.#text.slice(0, length);
    this.#text = this.#text.slice(length);
    for (let at = taken.indexOf('\n'); at !== -1; at = taken.indexOf('\n', at + 1)) this.#line++;
    return taken;
  }

  #error(message: string): CliError {
    return new CliError(`${this.#name}, line ${this.#line}: ${sentence(message)}`);
  }
}

const endedObject = 'something follows the object. For one JSON object a line, name the format: --format ndjson';
const endedArray = 'something follows the array';
