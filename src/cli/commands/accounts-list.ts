import { type AccountList, listAccounts } from '../../index.js';
import { accountJson } from '../pull/answered-json.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print, say } from '../terminal/print.js';
import { createSpool } from '../terminal/spool.js';
import { counted } from '../terminal/words.js';
import { withClient } from './resolve/client.js';
import type { ClientOptions } from './resolve/settings.js';

export interface AccountsListOptions extends ClientOptions {
  domain?: string[] | undefined;
  lastSync?: string | undefined;
  json?: boolean | undefined;
}

/**
 * `recotap accounts list`.
 *
 * @returns the exit code
 * @throws CliError, RecotapError when there is no complete list
 */
export async function printAccounts(options: AccountsListOptions, io: Io): Promise<number> {
  const { domain: domains, lastSync, json } = options;
  return withClient(options, io, async (client, signal) => {
    const list = listAccounts(client, { domains, lastSync, signal });
    await (json ? printReport(list, io) : printLines(list, io));
    return exitCode.ok;
  });
}

/** The timestamp is printed only after the last account. A sync that starts from it would miss the rest otherwise. */
async function printLines(list: AccountList, io: Io): Promise<void> {
  let count = 0;
  for await (const account of list) {
    // The reader of `recotap accounts list | head` wants no more.
    if (!(await print(io, `${accountJson(account)}\n`))) return;
    count++;
  }
  const next =
    list.syncTimestamp === undefined ? '' : ` To list what changes from now on: --last-sync ${list.syncTimestamp}`;
  await say(io, [`${counted(count, 'account')}.${next}`]);
}

/** Nothing is printed before the list is complete, so that an error leaves no half report. */
async function printReport(list: AccountList, io: Io): Promise<void> {
  const accounts = createSpool();
  try {
    let separator = '\n';
    for await (const account of list) {
      accounts.add(`${separator}${accountJson(account)}`);
      separator = ',\n';
    }
    await print(io, '{"accounts":[');
    for (const text of accounts.read()) await print(io, text);
    await print(io, `\n],"syncTimestamp":${JSON.stringify(list.syncTimestamp ?? null)}}\n`);
  } finally {
    accounts.close();
  }
}
