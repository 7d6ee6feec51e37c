import { type AccountList, listAccounts } from '../../index.js';
import { exitCode } from '../terminal/exit-code.js';
import { interruptible } from '../terminal/interrupt.js';
import { type Io, print, say } from '../terminal/io.js';
import { Spool } from '../terminal/spool.js';
import { counted } from '../terminal/words.js';
import { type ClientOptions, createClient } from './resolve/client.js';

export interface AccountsListOptions extends ClientOptions {
  domain?: string[] | undefined;
  lastSync?: string | undefined;
  json?: boolean | undefined;
}

/**
 * `recotap accounts list`.
 *
 * @returns the exit code
 * @throws CliError, RecotapError when there is no list, or no whole one
 */
export async function printAccounts(options: AccountsListOptions, io: Io): Promise<number> {
  const { domain: domains, lastSync } = options;
  const client = await createClient(options, io);
  return interruptible(io, async (signal) => {
    const list = listAccounts(client, { domains, lastSync, signal });
    await (options.json === true ? printReport(list, io) : printLines(list, io));
    return exitCode.ok;
  });
}

/** The time is told only once all accounts are: whoever began there next time would miss the rest. */
async function printLines(list: AccountList, io: Io): Promise<void> {
  let count = 0;
  for await (const account of list) {
    // `recotap accounts list | head` wants no more.
    if (!(await print(io, `${JSON.stringify(account)}\n`))) return;
    count++;
  }
  const next =
    list.syncTimestamp === undefined ? '' : ` For what changes from now on: --last-sync ${list.syncTimestamp}`;
  await say(io, `${counted(count, 'account')}.${next}\n`);
}

async function printReport(list: AccountList, io: Io): Promise<void> {
  const accounts = new Spool();
  try {
    let separator = '\n';
    for await (const account of list) {
      accounts.add(`${separator}${JSON.stringify(account)}`);
      separator = ',\n';
    }
    await print(io, '{"accounts":[');
    for (const text of accounts.read()) await print(io, text);
    await print(io, `\n],"syncTimestamp":${JSON.stringify(list.syncTimestamp ?? null)}}\n`);
  } finally {
    accounts.close();
  }
}
