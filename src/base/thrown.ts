/** What errors share in all realms, for which `instanceof Error` holds in one only. */
export interface ErrorLike {
  name: string;
  message: string;
  stack?: unknown;
  cause?: unknown;
  code?: unknown;
}

export function isErrorLike(value: unknown): value is ErrorLike {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const { name, message } = value as Partial<ErrorLike>;
    return typeof name === 'string' && typeof message === 'string';
  } catch {
    return false;
  }
}

/** The message of what was thrown. */
export function messageOf(thrown: unknown): string {
  return isErrorLike(thrown) ? thrown.message : inText(thrown);
}

/** What was thrown, as text, such as `TypeError: it is not a function`. Anything can be thrown, also what has no text. */
export function inText(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'something without a text';
  }
}
