import type { Clock } from '../base/clock.js';
import type { Reader } from './source.js';

/** How long the clean-up of a source is waited for, in ms: a cursor may take its time to close. */
const LONGEST_CLEAN_UP_MS = 30_000;

/** The same for a source that still owes an item, and may never come to its clean-up. */
const LONGEST_PENDING_MS = 500;

/** Tells a source that no more is wanted, and waits for its clean-up, within bounds. Rejects with what that throws. */
export async function closeSource(reader: Reader, clock: Clock): Promise<void> {
  const longestMs = reader.isPending ? LONGEST_PENDING_MS : LONGEST_CLEAN_UP_MS;
  const closing = reader.close();
  let cancel = () => {};
  const tooLong = new Promise<void>((resolve) => {
    cancel = clock.after(longestMs, resolve);
  });
  // Of a clean-up that comes too late, nobody can be told.
  await Promise.race([closing, tooLong]).finally(cancel);
}
