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

/**
 * Makes a function that tells whether a whole text, in any case, is a word for nothing.
 *
 * @param extra words beside those that are known
 */
export function nothingTest(extra: readonly string[] = []): (text: string) => boolean {
  const known = new Set([...words, ...extra.map((word) => word.trim().toLowerCase())]);
  const longest = Math.max(...[...known].map((word) => word.length));
  return (text) => {
    const trimmed = text.trim();
    return trimmed.length <= longest && known.has(trimmed.toLowerCase());
  };
}
