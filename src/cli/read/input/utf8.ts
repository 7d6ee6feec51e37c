import { isUtf8 } from 'node:buffer';

/** Where a stream of bytes stops being UTF-8. */
export interface NotUtf8 {
  /** Counted from 0. */
  offset: number;
  /** Counted from 1. */
  line: number;
  byte: number;
}

/** Checks a stream of bytes, chunk by chunk; a character may span two of them. */
export class Utf8Check {
  #tail: Buffer = Buffer.alloc(0);
  #offset = 0;
  #line = 1;

  /** @param last whether the stream ends with this chunk, so that a character must not be cut off */
  push(chunk: Buffer, last = false): NotUtf8 | undefined {
    const bytes = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const end = last ? bytes.length : bytes.length - unfinished(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) return this.#locate(whole);
    this.#tail = bytes.subarray(end);
    this.#offset += end;
    this.#line += newlines(whole);
    return undefined;
  }

  #locate(bytes: Buffer): NotUtf8 {
    // A start that is whole stays whole however it goes on, so the place can be searched by halves.
    let good = 0;
    let bad = bytes.length;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      const start = bytes.subarray(0, middle);
      if (isUtf8(start.subarray(0, middle - unfinished(start)))) good = middle;
      else bad = middle;
    }
    const at = good - unfinished(bytes.subarray(0, good));
    return { offset: this.#offset + at, line: this.#line + newlines(bytes.subarray(0, at)), byte: bytes[at] ?? 0 };
  }
}

/** How many bytes at the end begin a character that may go on in the next chunk. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
