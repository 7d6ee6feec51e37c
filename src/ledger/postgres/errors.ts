import { RecotapConfigurationError, RecotapError, RecotapLedgerError } from '../../base/errors.js';
import { messageOf } from '../../base/thrown.js';
import { asRecord } from '../../base/unknown.js';

/** The code of an error: that of PostgreSQL, which has five characters, or that of the system, such as `ECONNREFUSED`. */
export function codeOf(error: unknown): string {
  const { code, errors } = asRecord(error);
  if (typeof code === 'string') return code;
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : '';
}

/** What an error of PostgreSQL or of the way to it means for a ledger, and what to do. */
export function ledgerError(location: string, cause: unknown): RecotapError {
  if (RecotapError.is(cause)) return cause;
  const code = codeOf(cause);
  const reason = messageOf(cause) || code;
  const { what, Problem = RecotapLedgerError } = explain(code, reason);
  return new Problem(`The ledger ${location} ${what}`, { cause });
}

interface Explanation {
  what: string;
  Problem?: new (message: string, options?: ErrorOptions) => RecotapError;
}

function explain(code: string, reason: string): Explanation {
  if (/after calling end on the pool/.test(reason)) return { what: 'is closed. Close its outboxes before it.' };
  switch (code) {
    case '28P01':
    case '28000':
      return {
        what: `refuses the login (${reason}). Check the user and the password of its address.`,
        Problem: RecotapConfigurationError,
      };
    case '3D000':
      return {
        what: `cannot be opened (${reason}). Create the database, or correct the address.`,
        Problem: RecotapConfigurationError,
      };
    case '42501':
      return {
        what: `does not let this user do so (${reason}). Grant it the rights that the guide lists, or let somebody who may create schemas run what this prints: recotap ledger migrate --sql`,
      };
    case '3F000':
    case '42P01':
    case '42883':
    case '42703':
      return {
        what: `lacks a part of its schema (${reason}). Restore it from a backup, or drop the schema recotap to start a new ledger.`,
      };
    case '25006':
      return { what: `cannot be written (${reason}): it may be a replica. Use the address of the primary.` };
    case '53100':
      return {
        what: 'has no space left on its disk. Everything put before is safe. Free some space, then put this again.',
      };
    case '53300':
      return { what: `has no free connection (${reason}). Raise max_connections, or use fewer processes.` };
    case '40P01':
    case '40001':
    case '57014':
    case '55P03':
      return { what: `could not do this now (${reason}). Try again.` };
  }
  if (/^(08|57P)/.test(code) || !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('E'))
    return {
      what: `cannot be reached (${reason}). Check that PostgreSQL runs there, then try again. Everything put before is safe.`,
    };
  return { what: `cannot be used: ${reason}.` };
}
