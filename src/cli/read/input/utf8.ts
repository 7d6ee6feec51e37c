import { isUtf8 } from 'node:buffer';

/** The first byte that is not UTF-8. */
export interface NotUtf8 {
  /** Counted from 0. */
  offset: number;
  /** Counted from 1. */
  line: number;
  byte: number;
}

/** Checks a stream of bytes. A character may span two chunks. */
export interface Utf8Check {
  push(chunk: Buffer): NotUtf8 | undefined;
  /** To be called at the end of the stream, which must not cut off a character. */
  end(): NotUtf8 | undefined;
}

export function createUtf8Check(): Utf8Check {
  let tail: Buffer = Buffer.alloc(0);
  let offset = 0;
  let line = 1;

  function locate(bytes: Buffer): NotUtf8 {
    // Any start of valid text is valid, so the place can be found by bisection.
    let good = 0;
    let bad = bytes.length;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      const start = bytes.subarray(0, middle);
      if (isUtf8(start.subarray(0, middle - unfinished(start)))) good = middle;
      else bad = middle;
    }
    const at = good - unfinished(bytes.subarray(0, good));
    return { offset: offset + at, line: line + newlines(bytes.subarray(0, at)), byte: bytes[at] ?? 0 };
  }

  return {
    push(chunk) {
      const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
      const end = bytes.length - unfinished(bytes);
      const whole = bytes.subarray(0, end);
      if (!isUtf8(whole)) return locate(whole);
      tail = bytes.subarray(end);
      offset += end;
      line += newlines(whole);
      return undefined;
    },
    end: () => (tail.length === 0 ? undefined : locate(tail)),
  };
}

/** The number of bytes at the end that begin a character, which may go on in the next chunk. */
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
