import { setTimeout as pause } from 'node:timers/promises';

/** How long a database that cannot be reached is asked again, and the pauses between, in ms. */
const LONGEST_MS = 60_000;
const PAUSE_MS = 1_000;

/** What waiting may mend: the system, or PostgreSQL itself, says that nobody is there so far. */
const absent =
  /^(?:ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|08\w{3}|57P0\d)$/;

/**
 * Opens a ledger in a database that may still be starting, as it does when a whole stack starts or the database fails over.
 *
 * @param say told once that it is waited for
 * @param end ends the wait
 * @returns undefined when the wait was ended
 * @throws what `open` throws when waiting cannot mend it, or has lasted for a minute
 */
export async function patiently<T>(
  open: () => Promise<T>,
  { say, end }: { say(line: string): void; end: AbortSignal },
): Promise<T | undefined> {
  const latest = performance.now() + LONGEST_MS;
  let isTold = false;
  while (!end.aborted) {
    try {
      return await open();
    } catch (error) {
      if (!isAbsent(error) || performance.now() > latest) throw error;
      if (!isTold) say(`${(error as Error).message} Trying again for ${LONGEST_MS / 1_000} s.`);
      isTold = true;
    }
    await pause(PAUSE_MS, undefined, { signal: end }).catch(() => {});
  }
  return undefined;
}

function isAbsent(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const [first = cause] = cause instanceof AggregateError ? cause.errors : [];
    if (absent.test(String((first as { code?: unknown }).code))) return true;
  }
  return false;
}
