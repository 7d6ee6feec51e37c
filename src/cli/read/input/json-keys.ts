/**
 * A key that an object in a JSON text has twice, of which a parser takes one silently; undefined when there is none.
 *
 * @param value what the text was parsed to
 */
export function doubledKey(json: string, value: unknown): string | undefined {
  // Each key is followed by a colon. Where there are no more of them, no key was lost.
  return colonsAfterQuotes(json) === keysIn(value) ? undefined : findDoubled(json);
}

function colonsAfterQuotes(json: string): number {
  let count = 0;
  for (let at = json.indexOf(':'); at !== -1; at = json.indexOf(':', at + 1)) {
    let before = at - 1;
    while (isSpace(json.charCodeAt(before))) before--;
    if (json.charCodeAt(before) === quote) count++;
  }
  return count;
}

const quote = 0x22;

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const parts: unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) count += keysIn(part);
  return count;
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}]/g;

function findDoubled(json: string): string | undefined {
  const around: Set<string>[] = [];
  let keys = new Set<string>();
  for (const [text, colon] of json.matchAll(token)) {
    if (text === '{') {
      around.push(keys);
      keys = new Set();
    } else if (text === '}') {
      keys = around.pop() ?? new Set();
    } else if (colon !== undefined) {
      const key: string = JSON.parse(text.slice(0, -colon.length));
      if (keys.has(key)) return key;
      keys.add(key);
    }
  }
  return undefined;
}
