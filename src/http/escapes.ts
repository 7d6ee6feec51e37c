/** What an escape stands for, and where the text goes on after it. */
interface Escape {
  code: number;
  end: number;
}

const BACKSLASH = 92;
const PERCENT = 37;
const AMPERSAND = 38;

/** Whether there is anything that {@link decode} might decode. */
export function hasEscape(text: string): boolean {
  return /[\\%&]/.test(text);
}

/**
 * Decodes one layer of escapes: those of JSON and JavaScript, of URLs, and of HTML. What only looks like one stays as it is. A server may
 * send 32 MB of nothing but escapes, for which a regular expression with a callback takes too long.
 */
export function decode(text: string): string {
  const codes = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const found = escapeAt(text, at, code);
    codes[length++] = found?.code ?? code;
    at = found?.end ?? at + 1;
  }
  return length === text.length
    ? text
    : new TextDecoder('utf-16le', { ignoreBOM: true }).decode(codes.subarray(0, length));
}

function escapeAt(text: string, at: number, mark: number): Escape | undefined {
  if (mark === PERCENT) return hexAt(text, at + 1, at + 3);
  if (mark === BACKSLASH) return jsonEscapeAt(text, at + 1);
  return mark === AMPERSAND ? htmlEscapeAt(text, at + 1) : undefined;
}

const controls: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9 };

function jsonEscapeAt(text: string, at: number): Escape | undefined {
  const letter = text[at] ?? '';
  const digits = { u: 4, x: 2 }[letter];
  if (digits !== undefined) return hexAt(text, at + 1, at + 1 + digits);
  const code = /["'/\\]/.test(letter) ? letter.charCodeAt(0) : controls[letter];
  return code === undefined ? undefined : { code, end: at + 1 };
}

const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Characters of the longest that is looked at, such as `#x00002B`. */
const LONGEST_NAME = 8;

function htmlEscapeAt(text: string, at: number): Escape | undefined {
  const near = text.slice(at, at + LONGEST_NAME + 1);
  const length = near.indexOf(';');
  if (length < 2) return undefined;
  const name = near.slice(0, length).toLowerCase();
  const end = at + length + 1;
  const meant = names[name];
  if (meant !== undefined) return { code: meant.charCodeAt(0), end };
  const digits = /^#(x[\da-f]+|\d+)$/.exec(name)?.[1];
  return digits === undefined ? undefined : { code: Number(digits.replace('x', '0x')), end };
}

function hexAt(text: string, start: number, end: number): Escape | undefined {
  const digits = text.slice(start, end);
  return digits.length === end - start && /^[\da-f]+$/i.test(digits)
    ? { code: Number.parseInt(digits, 16), end }
    : undefined;
}
