import { RecotapConfigurationError, RecotapError } from '../../base/errors.js';
import type { Kind, Lane, PutResult, Transaction } from '../store.js';
import type { Book } from './book.js';
import type { Entry } from './entry.js';
import { statusOf } from './writer.js';

/**
 * Puts entries inside a transaction of the caller. What is to be sent is unsent as far as this outbox can tell: it cannot know whether the
 * transaction is committed.
 *
 * @throws RecotapConfigurationError when the ledger is not on PostgreSQL; RecotapLedgerError when the statement fails
 */
export async function putIn(
  tx: Transaction,
  entries: readonly Entry[],
  { lane, kind, book, now }: { lane: Lane; kind: Kind; book: Book; now: number },
): Promise<void> {
  try {
    if (typeof tx.query !== 'function') throw new RecotapConfigurationError(noTransaction);
    if (lane.putIn === undefined) throw new RecotapConfigurationError(notOnPostgres);
    const items = entries.flatMap(({ item }) => item ?? []);
    const results = await lane.putIn(tx, kind, items, now);
    for (const [index, entry] of entries.entries()) {
      const { state, row } = results[index] as PutResult;
      if (state === 'taken') book.tell(entry, { status: 'unsent', cause: inTransaction });
      else book.tell(entry, statusOf(state, entry, row));
    }
  } catch (error) {
    const cause = RecotapError.is(error) ? error : new RecotapConfigurationError(String(error), { cause: error });
    for (const entry of entries) book.tell(entry, { status: 'unsent', cause });
    throw cause;
  }
}

const noTransaction =
  'The option tx is not a transaction: expected an object with query(text, values), such as a connection of pg.';
const notOnPostgres =
  "The option tx is for a ledger on PostgreSQL, such as openLedger('postgres://…'): a transaction cannot include another ledger.";
const inTransaction = new RecotapError(
  'aborted',
  'It is part of your transaction. Once that is committed, the ledger has it, and it is sent.',
);
