import type { Deal } from '../../../generated/schema.js';
import { RecotapConfigurationError, RecotapError } from '../../base/errors.js';
import { inRange, wholeNumber } from '../../base/options.js';
import type { Pushable } from '../../batch/source.js';
import { internals, type RecotapClient } from '../../client/client.js';
import { createMemoryLedger } from '../memory/memory.js';
import type { Lane } from '../store.js';
import { createBook } from './book.js';
import { toEntry } from './entry.js';
import { createInTurn } from './in-turn.js';
import { createSender } from './sender.js';
import { createTally } from './tally.js';
import type { Outbox, OutboxOptions, OutboxOutcome, OutboxReport, PutOptions } from './types.js';
import { createWaiters } from './waiters.js';
import { createWriter } from './writer.js';

const kind = 'deals';

/**
 * Creates an outbox: your app puts each deal as it changes, in any order and as often as it likes, and the outbox makes Recotap equal to the
 * latest version of each. Deals that are put within `lingerMs` share a request, of which only the latest version goes. Without a `ledger`,
 * what waits is lost with the process.
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
export function createOutbox(client: RecotapClient, options: OutboxOptions = {}): Outbox {
  if (client?.[internals] === undefined)
    throw new RecotapConfigurationError('The client was not made by createRecotapClient.');
  const { lingerMs = 50, highWaterMark = 10_000, send = true, signal, onOutcome, waitUntil } = options;
  inRange('lingerMs', lingerMs, lingerMs >= 0, 'a number from 0 on');
  wholeNumber('highWaterMark', highWaterMark, 1);
  const { clock, onAbort } = client[internals];
  const { ledger = createMemoryLedger(), lane: name = `${client.settings.baseUrl}/default` } = options;
  let opening: Promise<Lane> | undefined;
  const openLane = () => {
    opening ??= ledger.lane(name);
    return opening;
  };
  const book = createBook(clock, onOutcome);
  const waiters = createWaiters(book);
  const tally = createTally();
  const inTurn = createInTurn();
  const shared = { client, kind, openLane, book, waiters, tally, inTurn, lingerMs, clock } as const;
  const sender = send
    ? createSender({ ...shared, isShared: options.ledger !== undefined, checksKey: ledger.isDurable })
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
  let closing: Promise<OutboxReport> | undefined;
  let isBusy = false;

  function add(deals: readonly unknown[], putOptions: PutOptions, resolve?: (outcome: OutboxOutcome<never>) => void) {
    if (closing !== undefined) throw new RecotapConfigurationError('The outbox is closed: it takes no more deals.');
    const entries = deals.map((deal) => ({ ...toEntry(book.nextIndex(), deal, putOptions), resolve }));
    const written = writer.write(entries.filter(({ item }) => item !== undefined));
    for (const entry of entries) {
      if (entry.item === undefined) book.tell(entry, { status: 'invalid', issues: entry.issues });
    }
    if (waitUntil !== undefined && !isBusy) {
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

  async function report(counts: Omit<OutboxReport, 'waiting'>): Promise<OutboxReport> {
    const { waiting, inFlight } = await (await openLane()).stats(clock.wallTime(), kind);
    return { ...counts, waiting: waiting + inFlight };
  }

  async function flush(): Promise<OutboxReport> {
    const fence = book.fence();
    sender?.hurry(fence);
    const counts = await fence;
    await book.callbacks();
    return report(counts);
  }

  function end(timeoutMs: number | undefined, cause: RecotapError): Promise<OutboxReport> {
    if (timeoutMs !== undefined) inRange('timeoutMs', timeoutMs, timeoutMs >= 0, 'a number from 0 on');
    closing ??= (async () => {
      const fence = book.fence();
      sender?.hurry(fence);
      let cancel = () => {};
      const tooLong = new Promise<void>((resolve) => {
        if (timeoutMs === 0) resolve();
        else if (timeoutMs !== undefined) cancel = clock.after(timeoutMs, resolve);
      });
      await Promise.race([fence, ...(timeoutMs === undefined ? [] : [tooLong])]);
      cancel();
      forget();
      writer.stop(cause);
      await sender?.stop(cause);
      const counts = await fence;
      const whole = await report(counts);
      await book.callbacks();
      return whole;
    })();
    return closing;
  }

  const close: Outbox['close'] = async ({ timeoutMs } = {}) => {
    const late = 'The outbox was closed before this had an outcome.';
    return end(timeoutMs, new RecotapError('aborted', late));
  };

  let forget = () => {};
  forget = onAbort(signal, (reason) => {
    const cause = new RecotapError('aborted', 'The signal of the outbox aborted before this had an outcome.', {
      cause: reason,
    });
    void end(0, cause).catch(() => {});
  });

  return {
    async put(deals, putOptions = {}) {
      await add(Array.isArray(deals) ? deals : [deals], putOptions);
    },
    async push<D extends Pushable<Deal>>(deal: D, putOptions: PutOptions = {}): Promise<OutboxOutcome<D>> {
      return new Promise((resolve, reject) => {
        try {
          // The outcome says why the ledger could not take it.
          add([deal], putOptions, resolve).catch(() => {});
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
