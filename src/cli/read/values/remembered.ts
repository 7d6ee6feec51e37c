/** In characters. Few values are longer, and those rarely repeat. */
const longestText = 100;

/** How many texts are remembered. Values repeat: a million deals are of some thousand companies and days. */
const mostTexts = 16_384;

/** Makes a function that remembers what it gave for a text, in memory that does not grow with the file. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (text.length > longestText) return read(text);
    // A part of a longer string would keep all of it in memory.
    const own = Buffer.from(text, 'utf16le').toString('utf16le');
    const value = read(own);
    if (known.size >= mostTexts) known.clear();
    known.set(own, value);
    return value;
  };
}
