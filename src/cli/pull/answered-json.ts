import { RecotapResponseError } from '../../index.js';

/**
 * What Recotap answered, as JSON.
 *
 * @param what it is, for the message
 * @param indent in characters
 * @throws RecotapResponseError when it is nested too deeply to be written
 */
export function answeredJson(value: unknown, what: string, indent?: number): string {
  try {
    return JSON.stringify(value, null, indent);
  } catch (cause) {
    throw new RecotapResponseError(`${what} is nested too deeply to be written.`, { cause });
  }
}

/** @throws RecotapResponseError for what is no account, or is nested too deeply */
export function accountJson(account: unknown): string {
  if (typeof account !== 'object' || account === null)
    throw new RecotapResponseError('The list of accounts has a row that is not an object.');
  return answeredJson(account, 'A row of the list of accounts');
}
