import type { Clock } from '../../base/clock.js';
import type { ItemStatus } from '../../batch/outcome.js';
import type { Entry } from './entry.js';
import { acceptedWords, type KindOfItem } from './kinds.js';
import type { AnyOutboxStatus, OutboxReport } from './types.js';

/** What was put and what came of it. Each entry gets exactly one outcome. */
export interface Book {
  /** The index of the next item. */
  nextIndex(): number;
  tell(entry: Entry, status: AnyOutboxStatus): void;
  /** Resolves when all items that have an index by now have an outcome, with the counts of those. */
  fence(): Promise<BookReport>;
  /** The counts of all outcomes so far. */
  report(): BookReport;
  countRequests(requests: number, retries: number): void;
  /** Resolves when each `onOutcome` has; rejects with what one of them threw since the last time. */
  callbacks(): Promise<void>;
}

export type BookReport = Omit<OutboxReport, 'waiting'>;

/** How many items have each status. */
type Fates = Record<string, number>;

interface Fence {
  upTo: number;
  fates: Fates;
  total: number;
  done(): void;
}

export function createBook(
  clock: Clock,
  kind: KindOfItem,
  onOutcome: ((outcome: never) => void | Promise<void>) | undefined,
): Book {
  const noFates = (): Fates => ({
    ...Object.fromEntries(acceptedWords(kind).map((word) => [word, 0])),
    failed: 0,
    invalid: 0,
    superseded: 0,
    unchanged: 0,
    unsent: 0,
  });
  const startedAt = clock.now();
  const all = { total: 0, fates: noFates() };
  const sent = { requests: 0, retries: 0 };
  const fences = new Set<Fence>();
  const running = new Set<Promise<void>>();
  let given = 0;
  let thrown: { error: unknown } | undefined;

  const reportOf = ({ total, fates }: { total: number; fates: Fates }) =>
    ({
      total,
      ...fates,
      ...sent,
      durationMs: Math.round(clock.now() - startedAt),
    }) as BookReport;

  function callBack(outcome: unknown): void {
    const fail = (error: unknown) => {
      thrown ??= { error };
    };
    try {
      const pending = onOutcome?.(outcome as never);
      if (pending === undefined) return;
      const call: Promise<void> = Promise.resolve(pending)
        .then(undefined, fail)
        .finally(() => running.delete(call));
      running.add(call);
    } catch (error) {
      fail(error);
    }
  }

  return {
    nextIndex: () => given++,
    tell(entry, status) {
      const { index, id, given, resolve } = entry;
      all.total++;
      countIn(all.fates, status);
      const outcome = kind.bulk.operation.outcome(index, id, given, status as ItemStatus<never>);
      callBack(outcome);
      resolve?.(outcome);
      for (const fence of fences) {
        if (index >= fence.upTo) continue;
        fence.total++;
        countIn(fence.fates, status);
        if (fence.total === fence.upTo) fence.done();
      }
    },
    async fence() {
      const fence: Fence = { upTo: given, fates: { ...all.fates }, total: all.total, done: () => {} };
      if (fence.total < fence.upTo) {
        await new Promise<void>((resolve) => {
          fence.done = resolve;
          fences.add(fence);
        });
        fences.delete(fence);
      }
      return reportOf(fence);
    },
    report: () => reportOf(all),
    countRequests(requests, retries) {
      sent.requests += requests;
      sent.retries += retries;
    },
    async callbacks() {
      while (running.size > 0) await Promise.all(running);
      const found = thrown;
      thrown = undefined;
      if (found !== undefined) throw found.error;
    },
  };
}

function countIn(fates: Fates, { status }: AnyOutboxStatus): void {
  fates[status] = (fates[status] ?? 0) + 1;
}
