/** The length of the longest input. Work of quadratic time takes seconds on it. */
const longest = 200_000;

/** A collection of garbage may fall into any try. */
const slackMs = 25;

/**
 * Whether `workOn` takes much more time than in proportion to the length of its input: for a quarter of the length it should take about a
 * quarter of the time, where quadratic work takes a sixteenth. It looks at the processor's time, and several times, so that a busy machine
 * changes nothing.
 */
export async function isSlow(workOn: (length: number) => unknown): Promise<boolean> {
  let [whole, quarter] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < 5; tries++) {
    whole = Math.min(whole, await cpuMsOf(() => workOn(longest)));
    if (whole <= slackMs) return false;
    quarter = Math.min(quarter, await cpuMsOf(() => workOn(longest / 4)));
    if (whole <= 8 * quarter + slackMs) return false;
  }
  return true;
}

async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
