/** Undefined when the text is not JSON. JSON has no `undefined` of its own. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The parser takes any depth, the serialiser does not. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '{"message":"nested too deep to show"}';
  }
}
