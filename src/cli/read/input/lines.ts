const newline = 10;
const carriageReturn = 13;

/** Splits bytes into lines, as they come. */
export interface LineSplitter {
  /** The lines that end in this chunk, without their line end. */
  split(chunk: Buffer): string[];
  /** The last line, when no line end follows it. */
  end(): string[];
}

/**
 * @param lineEnd before `\n` there may be a `\r`, which is left in the line
 * @param longest in bytes; a longer line is cut to one byte more, so that it takes little memory and can be told
 */
export function createLineSplitter(lineEnd: '\n' | '\r', longest: number): LineSplitter {
  const end = lineEnd === '\r' ? carriageReturn : newline;
  let rest: Buffer = Buffer.alloc(0);
  const cut = (bytes: Buffer) => bytes.subarray(0, longest + 1);
  return {
    split(chunk) {
      const lines: string[] = [];
      let start = 0;
      for (let at = chunk.indexOf(end); at !== -1; at = chunk.indexOf(end, start)) {
        // Each line is a string of its own. A part of a longer string would keep all of it in memory.
        lines.push(
          start === 0 && rest.length > 0
            ? cut(Buffer.concat([rest, chunk.subarray(0, at)])).toString()
            : chunk.toString('utf8', start, Math.min(at, start + longest + 1)),
        );
        start = at + 1;
      }
      const tail = chunk.subarray(start);
      rest = start === 0 && rest.length > 0 ? cut(Buffer.concat([rest, cut(tail)])) : cut(tail);
      return lines;
    },
    end() {
      const last = rest;
      rest = Buffer.alloc(0);
      return last.length === 0 ? [] : [last.toString()];
    },
  };
}
