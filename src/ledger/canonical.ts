/** The same text for the same data, whatever the order of its keys: JSON with sorted keys. The value must be plain data. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, sorted);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const object = value as Record<string, unknown>;
  const keys = Object.keys(object);
  if (keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key)) return value;
  return Object.fromEntries(keys.sort().map((key) => [key, object[key]]));
}
