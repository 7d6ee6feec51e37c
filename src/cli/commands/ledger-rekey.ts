import { createRecotapClient } from '../../index.js';
import { keyPrintOf } from '../../ledger/index.js';
import { kinds } from '../ledger/kinds.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted } from '../terminal/words.js';
import { findApiKey } from './resolve/api-key.js';
import { type LaneOptions, laneMeant, withLedgerOf } from './resolve/ledger.js';

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
      'Say which it is:',
      '  --same-account  the account has a new key; what the ledger knows of it still holds',
      '  --new-account   the key is of another account, which has none of the items: what was settled is forgotten, what waits is kept',
    ]);
  const access = await findApiKey(apiKeyFile, io, '');
  const client = createRecotapClient({ ...access, environment, baseUrl });
  return withLedgerOf(options, io, async (ledger) => {
    const lane = await laneMeant(ledger, options);
    let count = 0;
    if (newAccount) {
      for (const kind of kinds)
        count += await lane.forget(kind, { settledBefore: Number.POSITIVE_INFINITY }, Date.now());
    }
    await lane.setKeyPrint(await keyPrintOf(client));
    await print(io, [
      `The lane ${lane.name} is used with the new key from now on.`,
      newAccount
        ? `${counted(count, 'item')} of the old account forgotten: they count as new.`
        : 'What it knows still holds.',
    ]);
    return exitCode.ok;
  });
}
