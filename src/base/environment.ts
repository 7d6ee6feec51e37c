/** A variable of the environment. There is none in a browser, and Deno throws unless it was given leave to read one. */
export function environmentVariable(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name];
  } catch {
    return undefined;
  }
}
