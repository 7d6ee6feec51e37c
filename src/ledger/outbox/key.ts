import { RecotapConfigurationError } from '../../base/errors.js';
import { internals, type RecotapClient } from '../../client/client.js';
import { saltedHash } from '../salted-hash.js';
import type { KeyPrint, Lane } from '../store.js';

/**
 * Compares the client's key with the one that the ledger remembers. Another key may be a new one of the same account, or another account, to
 * which none of what the ledger says applies.
 *
 * @param args what `recotap ledger rekey` needs, to name the lane
 * @returns why the lane must not be sent with this client's key, if so
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
 * Remembers the key that a lane is first used with, as a salted hash. Call it only once Recotap has accepted the key: the first one may have
 * a typing error.
 */
export async function rememberKey(lane: Lane, client: RecotapClient): Promise<void> {
  if ((await lane.keyPrint()) === undefined) await lane.setKeyPrint(await keyPrintOf(client));
}

/** What a ledger remembers of a client's key. */
export async function keyPrintOf(client: RecotapClient, salt: string = crypto.randomUUID()): Promise<KeyPrint> {
  const headers = client[internals].authorize({}, client.settings.baseUrl);
  return { salt, hash: await saltedHash(salt, JSON.stringify(headers)) };
}
