import { RecotapError, RecotapLedgerError } from '../../base/errors.js';
import { messageOf } from '../../base/thrown.js';
import { asRecord } from '../../base/unknown.js';

const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** The primary result code of SQLite, if an error has one. */
function codeOf(error: unknown): number | undefined {
  const { errcode, code } = asRecord(error);
  const number = typeof errcode === 'number' ? errcode : code;
  return typeof number === 'number' ? number & 0xff : undefined;
}

/** Whether another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === BUSY || /database is (locked|busy)/.test(messageOf(error));
}

/** What an error of SQLite means for a ledger, and what to do. */
export function ledgerError(path: string, cause: unknown): RecotapError {
  if (RecotapError.is(cause)) return cause;
  const reason = messageOf(cause);
  const code = codeOf(cause);
  if (/not open/.test(reason))
    return new RecotapLedgerError(`The ledger ${path} is closed. Close its outboxes before it.`);
  if (code === FULL || /disk is full|ENOSPC/.test(reason))
    return new RecotapLedgerError(
      `The disk of the ledger ${path} is full. Everything put before is safe. Free some space, then put this again.`,
      { cause },
    );
  if (code === NOT_A_DATABASE || /not a database/.test(reason)) return notALedger(path, cause);
  if (code === CORRUPT || /malformed/.test(reason)) return damaged(path, reason, cause);
  if (code === BUSY || code === LOCKED || isBusy(cause))
    return new RecotapLedgerError(`Another process has held the ledger ${path} locked for too long. Try again.`, {
      cause,
    });
  if (code === READ_ONLY || code === CANNOT_OPEN || /readonly|unable to open|EROFS|EACCES|EPERM/.test(reason))
    return new RecotapLedgerError(
      `The ledger ${path} cannot be opened for writing (${reason}). This process must be able to write to the file and its folder.`,
      { cause },
    );
  return new RecotapLedgerError(`The ledger ${path} cannot be used: ${reason}.`, { cause });
}

export function damaged(path: string, what: string, cause?: unknown): RecotapLedgerError {
  return new RecotapLedgerError(
    `The ledger ${path} is damaged (${what}). Restore a copy, or move it away with its -wal and -shm files: the next run starts a new ledger, in which every deal counts as new and is sent again.`,
    { cause },
  );
}

export function notALedger(path: string, cause?: unknown): RecotapLedgerError {
  return new RecotapLedgerError(
    `The file ${path} is not a ledger. Use another path, or move the file away: a new ledger is created where there is no file.`,
    { cause },
  );
}
