/** Characters that turn the direction of a text, that have no width, or that control something. Emoji need the joiners. */
const hidden =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text from outside as a person can read it: `\u202e` stands in the place of a character that would not show. */
export function visible(text: string): string {
  return text.replace(hidden, escaped);
}

/** The same for a text of several lines, such as JSON or YAML. */
export function visibleLines(text: string): string {
  return text.replace(hidden, (found) => (found === '\n' ? found : escaped(found)));
}

function escaped(found: string): string {
  return Array.from({ length: found.length }, (_, at) => {
    return `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }).join('');
}
