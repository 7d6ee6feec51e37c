/** What programs write into a cell that has no value, in lower case. */
const words = [
  '-',
  'n/a',
  'nan',
  'none',
  'null',
  'undefined',
  '\\n',
  '#n/a',
  '#ref!',
  '#value!',
  '#name?',
  '#div/0!',
  '#null!',
  '#num!',
];

/** What stands between them is visible ASCII. */
const [space, delete_] = [0x20, 0x7f];

/**
 * Makes a function that tells whether a whole text, in any case, is a word for nothing.
 *
 * @param extra words beside those that are known
 */
export function nothingTest(extra: readonly string[] = []): (text: string) => boolean {
  const known = new Set([...words, ...extra.map((word) => word.trim().toLowerCase())]);
  const longest = Math.max(...[...known].map((word) => word.length));
  const begins = new Set([...known].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]));
  return (text) => {
    // The first letter tells nearly all texts from a word for nothing. What is not ASCII may change with its case.
    const code = text.charCodeAt(0);
    if (code > space && code < delete_ && !begins.has(code)) return false;
    const trimmed = text.trim();
    return trimmed.length <= longest && known.has(trimmed.toLowerCase());
  };
}
