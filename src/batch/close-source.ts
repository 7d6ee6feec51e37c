import type { Clock } from '../base/clock.js';
import type { Reader } from './source.js';

/** How long a source that owes an item is waited for, in ms: it may never give it. */
const LONGEST_PENDING_MS = 500;

/** How long the clean-up of a source is waited for, in ms: a cursor may take its time to close. */
const LONGEST_CLEAN_UP_MS = 5_000;

/**
 * Tells a source that no more is wanted, and waits for its clean-up, within bounds. What the source owes may come meanwhile.
 *
 * Rejects with what the clean-up throws. What a source throws in place of the item that it owes is for whoever asked for that.
 */
export async function closeSource(reader: Reader, clock: Clock): Promise<void> {
  // A generator that is running cannot be told yet.
  await undefined;
  const closing = reader.close();
  const { pending } = reader;
  // The push may be over before it fails, and then nobody can be told.
  closing.catch(() => {});
  if (
    pending !== undefined &&
    !(await within(
      LONGEST_PENDING_MS,
      pending.catch(() => {}),
      clock,
    ))
  )
    return;
  await within(LONGEST_CLEAN_UP_MS, closing, clock);
}

/** Whether the promise settles in time. Rejects as the promise does. */
async function within(ms: number, promise: Promise<unknown>, clock: Clock): Promise<boolean> {
  let cancel = () => {};
  const tooLong = new Promise<boolean>((resolve) => {
    cancel = clock.after(ms, () => resolve(false));
  });
  return Promise.race([promise.then(() => true), tooLong]).finally(cancel);
}
