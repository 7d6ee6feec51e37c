/**
 * What a terminal obeys or does not show: control characters, half a surrogate pair, line separators of Unicode, and characters that turn
 * the direction of the text or have no width.
 */
const hidden =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Lines, each of which may hold text from outside; or a text whose line ends are our own, such as JSON. */
export type Printed = string | readonly string[];

/**
 * Everything that the command prints passes this. It puts `\u202e` in the place of a character that a terminal would obey or not show. JSON
 * is the same JSON afterwards.
 */
export function printable(printed: Printed): string {
  if (typeof printed !== 'string') return printed.map((line) => `${escapedLine(line)}\n`).join('');
  return printed.replace(hidden, (found) => (found === '\n' ? found : unicodeEscape(found)));
}

/** A text from outside in one line: its line ends are escaped as well. */
export function escapedLine(text: string): string {
  return text.replace(hidden, unicodeEscape);
}

function unicodeEscape(found: string): string {
  return Array.from({ length: found.length }, (_, at) => unit(found.charCodeAt(at))).join('');
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
