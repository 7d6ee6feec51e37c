import { RecotapConfigurationError } from '../../base/errors.js';

/**
 * Tells whether the location of a ledger is the address of a PostgreSQL database.
 *
 * @example
 * isAddress('postgres://recotap@db/crm'); // true
 */
export function isAddress(location: string): boolean {
  return /^postgres(ql)?:\/\//i.test(location);
}

/**
 * Returns the address of a PostgreSQL database for messages, without the password and the parameters.
 *
 * @throws RecotapConfigurationError if it is not an address; the message does not contain it
 *
 * @example
 * shownAddress('postgres://recotap:secret@db/crm?sslmode=require'); // 'postgres://recotap@db/crm'
 */
export function shownAddress(address: string): string {
  const url = parsed(address);
  if (url === null)
    throw new RecotapConfigurationError(
      'The address of the ledger cannot be read: expected postgres://user:password@host:5432/database. Percent-encode what is special in the password, such as %40 for @.',
    );
  const user = url.username === '' ? '' : `${url.username}@`;
  return `postgres://${user}${url.host}${url.pathname}`;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** Where a pool of `pg` leads. */
export function shownPool(pool: object): string {
  const { options = {} } = pool as { options?: Record<string, unknown> };
  const { connectionString, host = 'localhost', port = 5432, database = '', user } = options;
  if (typeof connectionString === 'string' && isAddress(connectionString)) return shownAddress(connectionString);
  return `postgres://${user === undefined ? '' : `${user}@`}${host}:${port}/${database}`;
}
