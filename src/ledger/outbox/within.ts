import type { Clock } from '../../base/clock.js';

/** Waits for some work, and no longer than `ms`. */
export async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  let cancel = () => {};
  const tooLong = new Promise<void>((resolve) => {
    if (ms === 0) resolve();
    else cancel = clock.after(ms, resolve);
  });
  await Promise.race([work, tooLong]);
  cancel();
}
