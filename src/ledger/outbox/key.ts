import { RecotapConfigurationError } from '../../base/errors.js';
import { internals, type RecotapClient } from '../../client/client.js';
import { saltedHash } from '../salted-hash.js';
import type { Lane } from '../store.js';

/**
 * Remembers the key that a lane is first used with, as a salted hash. Another key may be a new one of the same account, or another account,
 * to which none of what the ledger says applies.
 *
 * @returns why the lane must not be sent with this client's key, if so
 */
export async function checkKey(lane: Lane, client: RecotapClient): Promise<RecotapConfigurationError | undefined> {
  const known = await lane.keyPrint();
  const salt = known?.salt ?? crypto.randomUUID();
  const headers = client[internals].authorize({}, client.settings.baseUrl);
  const hash = await saltedHash(salt, JSON.stringify(headers));
  if (known === undefined) await lane.setKeyPrint({ salt, hash });
  if (known === undefined || known.hash === hash) return undefined;
  return new RecotapConfigurationError(
    `The ledger was used with another API key in the lane '${lane.name}', so nothing was sent. If it is a new key of the same account, run: recotap ledger rekey --same-account. If it belongs to another account, run: recotap ledger rekey --new-account`,
  );
}
