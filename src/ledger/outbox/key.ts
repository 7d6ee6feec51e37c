import { RecotapConfigurationError } from '../../base/errors.js';
import { internals, type RecotapClient } from '../../client/client.js';
import { saltedHash } from '../salted-hash.js';
import type { KeyPrint, Lane } from '../store.js';

/**
 * Compares the API key of a client with the one that a lane was used with. Another key may belong to another account, which has none of the
 * items of the ledger.
 *
 * @param args arguments for `recotap ledger rekey` that name the lane, for the message
 * @returns the error that says what to do, if the keys differ
 *
 * @example
 * const error = await checkKey(lane, client);
 * if (error !== undefined) throw error;
 */
export async function checkKey(
  lane: Lane,
  client: RecotapClient,
  args = '',
): Promise<RecotapConfigurationError | undefined> {
  const known = await lane.keyPrint();
  if (known === undefined || known.hash === (await keyPrintOf(client, known.salt)).hash) return undefined;
  return new RecotapConfigurationError(
    `The ledger was used with another API key in the lane '${lane.name}', so nothing was sent. If it is a new key of the same account, run: recotap ledger rekey --same-account${args}. If it belongs to another account, run: recotap ledger rekey --new-account${args}`,
  );
}

/**
 * Remembers the API key of a client, as a salted hash, unless the lane has one. Call it when Recotap has accepted the key.
 *
 * @example
 * await rememberKey(lane, client);
 */
export async function rememberKey(lane: Lane, client: RecotapClient): Promise<void> {
  if ((await lane.keyPrint()) === undefined) await lane.setKeyPrint(await keyPrintOf(client));
}

/**
 * Returns the salted hash of the API key of a client.
 *
 * @param salt default: a random one
 *
 * @example
 * await lane.setKeyPrint(await keyPrintOf(client));
 */
export async function keyPrintOf(client: RecotapClient, salt: string = crypto.randomUUID()): Promise<KeyPrint> {
  const headers = client[internals].authorize({}, client.settings.baseUrl);
  return { salt, hash: await saltedHash(salt, JSON.stringify(headers)) };
}
