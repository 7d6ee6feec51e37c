const quote = 0x22;
const backslash = 0x5c;
const newline = 0x0a;
const closing: Record<string, string> = { '{': '}', '[': ']' };

/** The text is not JSON, whatever follows. */
export class NotJson extends Error {
  /** @param at the position in the text */
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/**
 * Finds the end of the JSON value at `start`. It looks at brackets and quotes only, and leaves the rest to `JSON.parse`.
 *
 * @returns the position after the value, or -1 when the value goes on beyond the text
 * @throws NotJson when brackets do not match or a line ends inside a string
 */
export function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first === '{' || first === '[') return endOfBrackets(text, start);
  // A word or a number ends before the first character that cannot be part of one.
  const word = /[^\s,:"[\]{}]*/y;
  word.lastIndex = start;
  word.test(text);
  if (word.lastIndex === start) throw new NotJson(`not JSON: unexpected ${JSON.stringify(first)}`, start);
  return word.lastIndex === text.length ? -1 : word.lastIndex;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash) at++;
    else if (code === newline) throw new NotJson('not JSON: the line ends inside quotes', at);
  }
  return -1;
}

function endOfBrackets(text: string, start: number): number {
  const due: string[] = [];
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"') {
      const end = endOfString(text, at);
      if (end === -1) return -1;
      at = end - 1;
    } else if (char === '{' || char === '[') {
      due.push(closing[char] as string);
    } else if (char === '}' || char === ']') {
      const expected = due.pop();
      if (char !== expected) throw new NotJson(`not JSON: ${char} where ${expected} is due`, at);
      if (due.length === 0) return at + 1;
    }
  }
  return -1;
}
