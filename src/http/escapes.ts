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
  return text.includes('\\') || text.includes('%') || text.includes('&');
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
    const found = isMark(code) ? escapeAt(text, at, code) : undefined;
    codes[length++] = found?.code ?? code;
    at = found?.end ?? at + 1;
  }
  return length === text.length ? text : textOf(codes.subarray(0, length));
}

function isMark(code: number): boolean {
  return code === BACKSLASH || code === PERCENT || code === AMPERSAND;
}

function escapeAt(text: string, at: number, mark: number): Escape | undefined {
  if (mark === PERCENT) return hexAt(text, at + 1, at + 3);
  return mark === BACKSLASH ? jsonEscapeAt(text, at + 1) : htmlEscapeAt(text, at + 1);
}

const letters: Readonly<Record<string, string>> = {
  ...{ '"': '"', "'": "'", '/': '/', '\\': '\\' },
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' },
};

function jsonEscapeAt(text: string, at: number): Escape | undefined {
  const letter = text[at] ?? '';
  if (letter === 'u') return hexAt(text, at + 1, at + 5);
  if (letter === 'x') return hexAt(text, at + 1, at + 3);
  const meant = letters[letter];
  return meant === undefined ? undefined : { code: meant.charCodeAt(0), end: at + 1 };
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
  const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) return undefined;
  return { code: hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), end };
}

function hexAt(text: string, start: number, end: number): Escape | undefined {
  let code = 0;
  for (let at = start; at < end; at++) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit === undefined) return undefined;
    code = code * 16 + digit;
  }
  return { code, end };
}

function digitOf(code: number): number | undefined {
  if (code >= 48 && code <= 57) return code - 48;
  // In lower case.
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : undefined;
}

/** Arguments of one call: JavaScript takes no more than the stack holds. */
const MOST_ARGUMENTS = 8_192;

function textOf(codes: Uint16Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += MOST_ARGUMENTS)
    text += String.fromCharCode(...codes.subarray(at, at + MOST_ARGUMENTS));
  return text;
}
