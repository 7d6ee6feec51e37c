/** What the bench asks of this process. */
export const { url, count } = JSON.parse(process.argv[2]);

/**
 * Does the work, which resolves to how many deals it saw `stored` and whatever else is to be told, and prints what it took: the time of the work,
 * and the CPU time and peak memory of the whole process.
 */
export async function measured(work) {
  const startedAt = performance.now();
  const told = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage();
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ...told, seconds, cpuSeconds: (user + system) / 1e6, peakMb }));
}
