import { RecotapConfigurationError, RecotapError } from '../../base/errors.js';
import { inRange, wholeNumber } from '../../base/options.js';
import { inText } from '../../base/thrown.js';
import type { Pushable } from '../../batch/source.js';
import { internals, type RecotapClient } from '../../client/client.js';
import { laneName } from '../lane-name.js';
import { createMemoryLedger } from '../memory/memory.js';
import type { Kind, Lane, Transaction } from '../store.js';
import { type BookReport, createBook } from './book.js';
import { type Entry, toEntry } from './entry.js';
import { createInTurn } from './in-turn.js';
import { kindOfItem, kinds } from './kinds.js';
import { putIn } from './put-in.js';
import { createSender } from './sender.js';
import { createTally } from './tally.js';
import type { Outbox, OutboxItems, OutboxOptions, OutboxOutcome, OutboxReport, PutOptions } from './types.js';
import { createWaiters } from './waiters.js';
import { within } from './within.js';
import { createWriter } from './writer.js';

/**
 * Creates an outbox. Your app puts each deal as it changes, in any order and as often as it likes, and the outbox makes Recotap equal to
 * the latest version of each. Deals that are put within `lingerMs` share a request. Without a `ledger`, waiting deals are lost with the
 * process.
 *
 * With the option `kind`, an outbox takes accounts, sales activities or external ids.
 *
 * @throws RecotapConfigurationError for an option out of range
 *
 * @example
 * await using outbox = createOutbox(client);
 * app.post('/hooks/deal', async (request, response) => {
 *   await outbox.put(toDeal(request.body), { version: request.body.modifiedAt });
 *   response.sendStatus(204);
 * });
 */
export function createOutbox<K extends Kind = 'deals'>(client: RecotapClient, options: OutboxOptions<K>): Outbox<K>;
export function createOutbox(client: RecotapClient, options?: OutboxOptions): Outbox;
export function createOutbox<K extends Kind>(client: RecotapClient, options: OutboxOptions<K> = {}): Outbox<K> {
  if (client?.[internals] === undefined)
    throw new RecotapConfigurationError('The client was not made by createRecotapClient.');
  const { lingerMs = 50, highWaterMark = 10_000, send = true, signal, drain, onOutcome, waitUntil } = options;
  const kind: Kind = options.kind === undefined ? 'deals' : options.kind;
  if (!kinds.includes(kind))
    throw new RecotapConfigurationError(`The option kind is ${inText(kind)}: expected one of ${kinds.join(', ')}.`);
  const item = kindOfItem(kind);
  inRange('lingerMs', lingerMs, lingerMs >= 0, 'a number from 0 up');
  wholeNumber('highWaterMark', highWaterMark, 1);
  const { clock, onAbort } = client[internals];
  const { ledger = createMemoryLedger() } = options;
  if (typeof ledger?.lane !== 'function')
    throw new RecotapConfigurationError(
      "The option ledger is not a ledger: expected what `await openLedger('recotap.db')` gives.",
    );
  if (options.lane !== undefined && (typeof options.lane !== 'string' || options.lane.trim() === ''))
    throw new RecotapConfigurationError('The option lane is empty or no text: expected the name of an account.');
  const name = laneName(client.settings.baseUrl, options.lane);
  let opening: Promise<Lane> | undefined;
  const openLane = () => {
    opening ??= ledger.lane(name).catch((error) => {
      // The next one who wants it tries again.
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const book = createBook(clock, item, onOutcome as ((outcome: never) => void | Promise<void>) | undefined);
  const waiters = createWaiters(book);
  const tally = createTally();
  const inTurn = createInTurn();
  const shared = { client, kind, item, openLane, book, waiters, tally, inTurn, lingerMs, clock } as const;
  const sender = send
    ? createSender({
        ...shared,
        isShared: options.ledger !== undefined,
        checksKey: ledger.isDurable,
        onHalt: options.onHalt,
      })
    : undefined;
  const writer = createWriter({
    ...shared,
    highWaterMark,
    onTaken(result) {
      tally.put(result);
      if (sender !== undefined) sender.onTaken(result);
      else waiters.settleAll({ status: 'unsent', cause: leftToOthers });
    },
  });
  let closing: Promise<OutboxReport<K>> | undefined;
  let onDrained = () => {};
  const drained = new Promise<void>((resolve) => {
    onDrained = resolve;
  });
  let isBusy = false;

  function add(items: readonly unknown[], putOptions: PutOptions, resolve?: (outcome: never) => void) {
    if (closing !== undefined) throw new RecotapConfigurationError('The outbox is closed: it takes nothing more.');
    const taken = items.map((each) => toEntry(each, item, putOptions));
    const entries = taken.map((entry) => ({ ...entry, index: book.nextIndex(), resolve: resolve as Entry['resolve'] }));
    const valid = entries.filter(({ item }) => item !== undefined);
    const { tx } = putOptions;
    const written = tx === undefined ? writer.write(valid) : putInside(tx, valid);
    for (const entry of entries) {
      if (entry.item === undefined) book.tell(entry, { status: 'invalid', issues: entry.issues });
    }
    if (waitUntil !== undefined && tx === undefined && !isBusy) {
      isBusy = true;
      const idle = () => {
        isBusy = false;
      };
      const drained = flush();
      drained.then(idle, idle);
      waitUntil(drained);
    }
    return written;
  }

  async function putInside(tx: Transaction, entries: readonly Entry[]): Promise<void> {
    await putIn(tx, entries, { lane: await openLane(), kind, book, now: clock.wallTime() });
  }

  async function report(counts: BookReport): Promise<OutboxReport<K>> {
    const { waiting, inFlight } = await (await openLane()).stats(clock.wallTime(), kind);
    return { ...counts, waiting: waiting + inFlight } as unknown as OutboxReport<K>;
  }

  async function flush(): Promise<OutboxReport<K>> {
    const fence = book.fence();
    sender?.hurry(fence);
    const counts = await fence;
    await book.callbacks();
    return report(counts);
  }

  /** @param until what there is still to do */
  function end(cause: RecotapError, until: (all: Promise<unknown>) => Promise<unknown>): Promise<OutboxReport<K>> {
    closing ??= (async () => {
      const fence = book.fence();
      sender?.hurry(fence);
      await until(fence);
      for (const forget of listeners) forget();
      writer.stop(cause);
      await sender?.stop(cause);
      const whole = await report(await fence);
      await book.callbacks();
      return whole;
    })();
    return closing;
  }

  const close: Outbox<K>['close'] = async ({ timeoutMs } = {}) => {
    if (timeoutMs !== undefined) inRange('timeoutMs', timeoutMs, timeoutMs >= 0, 'a number from 0 up');
    const cause = new RecotapError('aborted', 'The outbox was closed before this had an outcome.');
    return end(cause, async (all) => {
      const done = all
        .then(() => Promise.race([sender?.sweep(), drained]))
        // What is on the wire may be of an earlier run.
        .then(() => sender?.finish(cause));
      return timeoutMs === undefined ? done : within(clock, timeoutMs, done);
    });
  };

  const abortedBy = (what: string, reason: unknown) =>
    new RecotapError('aborted', `The ${what} of the outbox aborted before this had an outcome.`, { cause: reason });
  const listeners = [
    onAbort(drain, (reason) => {
      const cause = abortedBy('drain', reason);
      writer.stop(cause);
      onDrained();
      void end(cause, async () => sender?.finish(cause)).catch(() => {});
    }),
    onAbort(signal, (reason) => {
      const cause = abortedBy('signal', reason);
      void end(cause, async () => {}).catch(() => {});
      // It may have been closing before.
      writer.stop(cause);
      void sender?.stop(cause).catch(() => {});
    }),
  ];

  return {
    async put(items, putOptions = {}) {
      await add(Array.isArray(items) ? items : [items], putOptions);
    },
    async push<Item extends Pushable<OutboxItems[K]>>(
      given: Item,
      putOptions: PutOptions = {},
    ): Promise<OutboxOutcome<Item, K>> {
      return new Promise((resolve, reject) => {
        try {
          // The outcome says why the ledger could not take it.
          add([given], putOptions, resolve).catch(() => {});
        } catch (error) {
          reject(error);
        }
      });
    },
    flush,
    close,
    get stats() {
      const { waiting, inFlight, refused, oldestAt } = tally;
      return {
        waiting,
        inFlight,
        refused,
        oldestMs: oldestAt === undefined ? 0 : Math.max(0, clock.wallTime() - oldestAt),
      };
    },
    async [Symbol.asyncDispose]() {
      await close();
    },
  };
}

const leftToOthers = new RecotapError('aborted', 'The ledger has it. This outbox only puts: another one sends.');
