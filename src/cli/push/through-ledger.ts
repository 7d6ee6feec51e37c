import {
  channels,
  createOutbox,
  emptyReport,
  InvalidItem,
  PushAbortedError,
  type RecotapClient,
  RecotapError,
  subscribe,
  valueAt,
} from '../../index.js';
import type { Kind, Ledger } from '../../ledger/index.js';
import { createBeside } from './also-sent.js';
import { countingLedger } from './counting.js';
import type { Counts } from './facts.js';
import type { ItemOutcome, PushableKind, StreamOptions } from './outcome.js';

/** How items go by a ledger. */
export interface Route {
  ledger: Ledger;
  lane: string;
  /** What the ledger calls the items. */
  kind: Kind;
  /** Whether what Recotap has already is sent again. */
  isFull: boolean;
  /** How long items of an earlier run wait, in ms. */
  heldMs: number;
}

/** Items that are put and not yet known to be in the ledger. */
const MOST_PUT = 1_000;
/** How long an item waits for others to fill its request, in ms. The end of a file comes anyway, and sends what is left. */
const LINGER_MS = { file: 3_600_000, stream: 1_000 };
/** Outcomes that wait to be reported. */
const MOST_READY = 5_000;

/** The kind, pushed by way of a ledger: what Recotap has acknowledged is not sent again. */
export function throughLedger(kind: PushableKind, route: Route): PushableKind {
  return {
    ...kind,
    // An account that another process sent may have been new or known.
    taken: [...kind.taken, ...(route.kind === 'accounts' ? (['upserted'] as const) : []), 'unchanged'],
    supersededBy: 'a later row or the ledger has a newer version',
    again: 'what Recotap has already is not sent again',
    heldMs: route.heldMs,
    push: (client, items, options) => pushBy(kind, route, client, items as AsyncIterable<never>, options),
  };
}

async function* pushBy(
  { taken, idField, word }: PushableKind,
  { ledger, lane, kind, isFull }: Route,
  client: RecotapClient,
  items: AsyncIterable<never>,
  { signal, drain, onProgress, isSized, versionOf }: StreamOptions,
): AsyncGenerator<ItemOutcome> {
  const startedAt = performance.now();
  const outcomes = emptyReport<ItemOutcome>(taken);
  const counts = outcomes as unknown as Counts;
  const halt = new AbortController();
  const ready: ItemOutcome[] = [];
  let isOver = false;
  let wake = () => {};
  let makeRoom = () => {};
  const ends = AbortSignal.any([drain, signal, halt.signal]);
  const changes = { new: 0, changed: 0, sentAgain: 0, refusedBefore: 0, waitingBefore: 0 };
  counts.changes = changes;
  const beside = createBeside(kind);
  const outbox = createOutbox(client, {
    kind,
    ledger: beside.watch(countingLedger(ledger, kind, changes)),
    lane,
    signal,
    drain: ends,
    lingerMs: isSized ? LINGER_MS.file : LINGER_MS.stream,
    onHalt: ({ cause }) => halt.abort(cause),
    onOutcome(told: object) {
      const { [idField]: id, [word]: item, ...rest } = told as Record<string, unknown>;
      const outcome = { id, item: itemIn(item), ...rest } as ItemOutcome;
      if (outcome.status === 'unsent') {
        // That the outbox was closed is no reason.
        const reason = ends.reason;
        if (RecotapError.is(reason)) outcome.cause = reason;
      } else {
        beside.settled(valueAt(outcome.item, idField));
      }
      ready.push(outcome);
      wake();
    },
  });

  function report(): void {
    counts.durationMs = Math.round(performance.now() - startedAt);
    onProgress({ ...counts });
  }

  async function feed(): Promise<void> {
    let put: Promise<void> = Promise.resolve();
    let count = 0;
    for await (const item of items) {
      if (ends.aborted) return;
      beside.given(valueAt(itemIn(item), idField));
      put = outbox.put(item, { force: isFull, version: versionOf(count) });
      // What comes after it could not be put either.
      put.catch((cause) => halt.abort(cause));
      if (++count % MOST_PUT !== 0) continue;
      await put.catch(() => {});
      while (ready.length > MOST_READY && !ends.aborted) {
        await new Promise<void>((resolve) => {
          makeRoom = resolve;
        });
      }
    }
    await outbox.flush();
  }

  const ended = new Promise<void>((resolve) => {
    if (ends.aborted) resolve();
    else ends.addEventListener('abort', () => resolve(), { once: true });
  });
  async function work(): Promise<void> {
    try {
      // At the end, the source may still owe an item.
      await Promise.race([feed(), ended]);
    } finally {
      const { requests, retries } = await outbox.close();
      const alsoSent = beside.all();
      Object.assign(counts, { requests, retries, ...(alsoSent.length === 0 ? {} : { alsoSent }) });
      isOver = true;
      wake();
    }
  }

  const stopCounting = subscribe(channels.request, ({ attempt }) => {
    counts.requests++;
    if (attempt > 1) counts.retries++;
    report();
  });
  const working = work();
  // It is awaited below.
  working.catch(() => {});
  try {
    while (!isOver || ready.length > 0) {
      for (const outcome of ready.splice(0)) {
        counts.total++;
        counts[outcome.status] = (counts[outcome.status] ?? 0) + 1;
        yield outcome;
      }
      report();
      makeRoom();
      if (ready.length === 0 && !isOver) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    report();
    await working.catch((cause: unknown) => {
      throw new PushAbortedError(outcomes as never, { reason: 'source', cause });
    });
    if (ends.aborted) throw new PushAbortedError(outcomes as never, { reason: 'aborted', cause: ends.reason });
  } finally {
    stopCounting();
    // The loop over the outcomes may have been left.
    halt.abort();
  }
}

function itemIn(given: unknown): unknown {
  return given instanceof InvalidItem ? given.item : given;
}
