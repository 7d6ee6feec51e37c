import { createRecotapClient } from '../../index.js';
import { keyPrintOf, type Lane } from '../../ledger/index.js';
import { kinds } from '../ledger/kinds.js';
import { syncMark } from '../pull/mark.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted } from '../terminal/words.js';
import { findApiKey } from './resolve/api-key.js';
import { type LaneOptions, withLaneOf } from './resolve/ledger.js';

export interface LedgerRekeyOptions extends LaneOptions {
  apiKeyFile?: string | undefined;
  sameAccount?: boolean | undefined;
  newAccount?: boolean | undefined;
}

/** `recotap ledger rekey`: says whether a new API key belongs to the same account, so that what the ledger knows still holds. */
export async function ledgerRekey(options: LedgerRekeyOptions, io: Io): Promise<number> {
  const { apiKeyFile, environment, baseUrl, sameAccount = false, newAccount = false } = options;
  if (sameAccount === newAccount)
    throw new CliError([
      'Choose one:',
      '  --same-account  the account has a new key; everything in the ledger stays valid',
      '  --new-account   the key belongs to another account; settled items are forgotten, waiting items are kept',
    ]);
  const access = await findApiKey(apiKeyFile, io, '');
  const client = createRecotapClient({ ...access, environment, baseUrl });
  return withLaneOf(options, io, async (lane) => {
    const forgotten = newAccount ? await forgetSettled(lane) : undefined;
    if (newAccount) await lane.setMark(syncMark, undefined);
    await lane.setKeyPrint(await keyPrintOf(client));
    await print(io, [
      `The lane ${lane.name} now uses the new key.`,
      forgotten === undefined
        ? 'Everything in the ledger stays valid.'
        : `${counted(forgotten, 'item')} of the old account forgotten: they count as new.`,
    ]);
    return exitCode.ok;
  });
}

/**
 * Forgets what Recotap has settled.
 *
 * @returns how many items that were
 * @throws CliError when the old key is still in use, or what it sent may still arrive: that would count as settled with the new account
 */
async function forgetSettled(lane: Lane): Promise<number> {
  const claim = await lane.claim();
  if (claim === undefined)
    throw new CliError(
      `Another process sends from the lane ${lane.name} with the old key. Stop it, then run this again.`,
    );
  try {
    const now = Date.now();
    let count = 0;
    let left = 0;
    for (const kind of kinds) {
      count += await lane.forget(kind, { settledBefore: Number.POSITIVE_INFINITY }, now);
      const { known, waiting, inFlight } = await lane.stats(now, kind);
      left += known - waiting - inFlight;
    }
    if (left > 0)
      throw new CliError(
        `${counted(left, 'item')} may still be on the way to the old account. The lane keeps the old key: run this again in a minute.`,
      );
    return count;
  } finally {
    await claim.release();
  }
}
