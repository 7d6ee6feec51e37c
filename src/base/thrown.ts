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
  const { name, message } = value as Partial<ErrorLike>;
  return typeof name === 'string' && typeof message === 'string';
}

/** What was thrown, in words. */
export function textOf(thrown: unknown): string {
  return isErrorLike(thrown) ? thrown.message : String(thrown);
}
