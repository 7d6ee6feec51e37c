/** Runs all sides in turn, again and again, so that whatever else the machine does meets each of them alike. */
export async function interleave<Result, Name extends string>(
  rounds: number,
  sides: Record<Name, () => Promise<Result>>,
): Promise<Record<Name, Result>[]> {
  const results: Record<Name, Result>[] = [];
  for (let round = 0; round < rounds; round++) {
    const entries: [string, Result][] = [];
    for (const [name, run] of Object.entries<() => Promise<Result>>(sides)) entries.push([name, await run()]);
    results.push(Object.fromEntries(entries) as Record<Name, Result>);
  }
  return results;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** How long a piece of work takes, in seconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
