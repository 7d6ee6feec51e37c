import { breathe } from '../../base/breathe.js';
import type { Clock } from '../../base/clock.js';
import { RecotapError, RecotapLedgerError } from '../../base/errors.js';
import { messageOf } from '../../base/thrown.js';
import type { Kind, Lane, PutResult, PutState, Row } from '../store.js';
import { versionInWords } from '../version.js';
import type { Book } from './book.js';
import type { Entry } from './entry.js';
import type { InTurn } from './in-turn.js';
import type { AnyOutboxStatus } from './types.js';
import type { Waiters } from './waiters.js';

/** Rows that one commit takes at most. */
const MOST_AT_ONCE = 1_000;

export interface WriterOptions {
  kind: Kind;
  openLane(): Promise<Lane>;
  book: Book;
  waiters: Waiters;
  inTurn: InTurn;
  highWaterMark: number;
  clock: Clock;
  /** Told of each entry that is to be sent, before anything else happens to its row. */
  onTaken(result: PutResult): void;
}

/** Writes what is put into the ledger, in the order in which it was put. What comes at the same time shares a commit. */
export interface Writer {
  /** Resolves when the ledger has all entries. Rejects when it cannot take one of them. */
  write(entries: Entry[]): Promise<void>;
  /** Takes nothing more: what is not in the ledger yet is unsent. */
  stop(cause: RecotapError): void;
}

interface Job {
  entry: Entry;
  done(error?: unknown): void;
}

/** What a put came to that leaves nothing to send. */
export function statusOf(state: Exclude<PutState, 'taken'>, { item }: Entry, row: Row): AnyOutboxStatus {
  // Recotap may have it, so that a put does not send it again.
  if (state === 'unchanged')
    return row.error === undefined ? { status: state } : { status: 'failed', error: row.error };
  if (state === 'superseded') return { status: state, by: undefined };
  const [given, known] = [item?.version ?? '', row.version ?? ''].map(versionInWords);
  const message = `is ${given}, and the ledger has ${known} for '${row.id}': give versions of one kind`;
  return { status: 'invalid', issues: [{ path: 'version', message }] };
}

export function createWriter(options: WriterOptions): Writer {
  const { kind, openLane, book, waiters, inTurn, highWaterMark, clock, onTaken } = options;
  const queue: Job[] = [];
  let isWriting = false;
  let stopped: RecotapError | undefined;

  async function work(): Promise<void> {
    isWriting = true;
    while (queue.length > 0) {
      await breathe();
      await waiters.room(highWaterMark, () => stopped !== undefined);
      const jobs = queue.splice(0, Math.min(MOST_AT_ONCE, Math.max(1, highWaterMark - waiters.size)));
      if (stopped !== undefined) fail(jobs, stopped);
      else await inTurn(() => commit(jobs));
    }
    isWriting = false;
  }

  async function commit(jobs: readonly Job[]): Promise<void> {
    try {
      const lane = await openLane();
      const items = jobs.flatMap(({ entry }) => entry.item ?? []);
      const results = await lane.put(kind, items, clock.wallTime());
      for (const [index, job] of jobs.entries()) {
        settle(job.entry, results[index] as PutResult);
        job.done();
      }
    } catch (error) {
      fail(jobs, error);
    }
  }

  function settle(entry: Entry, result: PutResult): void {
    const { state, row } = result;
    if (state === 'taken') {
      waiters.add(entry, row.revision);
      onTaken(result);
    } else book.tell(entry, statusOf(state, entry, row));
  }

  function fail(jobs: readonly Job[], error: unknown): void {
    const cause = RecotapError.is(error)
      ? error
      : new RecotapLedgerError(`The ledger cannot be written: ${messageOf(error)}`, { cause: error });
    for (const { entry, done } of jobs) {
      book.tell(entry, { status: 'unsent', cause });
      done(cause);
    }
  }

  return {
    write(entries) {
      let left = entries.length;
      return new Promise((resolve, reject) => {
        if (left === 0) resolve();
        const done = (error?: unknown) => {
          left--;
          if (error !== undefined) reject(error);
          else if (left === 0) resolve();
        };
        for (const entry of entries) queue.push({ entry, done });
        if (!isWriting && left > 0) void work();
      });
    },
    stop(cause) {
      stopped = cause;
      waiters.changed();
    },
  };
}
