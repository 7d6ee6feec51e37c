import type { Command } from 'commander';
import { accountFields } from '../../../generated/fields.js';
import { fieldsHelp, filesHelp } from './fields.js';
import { group, withFile, withLedger, withPush, withServer } from './options.js';
import { collect, timestamp } from './values.js';

const listHelp = `
The timestamp for the next --last-sync is printed to standard error, after the
last account.
`;

const pullHelp = `
The ledger remembers up to when accounts were read. The next pull gets what has
changed since. A pull that fails writes nothing and forgets nothing, and what
changes during a pull comes again with the next. The first pull gets all.

--out never replaces a file with content: process the file, then remove it.

Examples:
  $ recotap accounts pull --ledger recotap.db --out accounts.ndjson
  $ recotap accounts pull --ledger recotap.db --out accounts.csv --full
`;

const pushHelp = `
${fieldsHelp('Fields of an account, and columns of a CSV file', accountFields)}

A CSV file holds text only: a custom field that takes a number needs NDJSON or
JSON. With a ledger, accounts that exist are updated, as with --upsert.

${filesHelp}
Example:
  $ recotap accounts push accounts.csv --upsert --problems problems.ndjson
`;

/** The commands on accounts. */
export function addAccountCommands(program: Command): void {
  const accounts = program.command('accounts').description('List, pull or push accounts.');
  const list = accounts.command('list').description('Print the accounts with their scores, one JSON object per line.');
  withServer(
    list
      .option('--domain <domain>', 'only the account with this domain; can be repeated', collect)
      .option('--last-sync <time>', 'only accounts that changed after this time (ISO 8601)', timestamp),
    'print one object, with all accounts and the timestamp',
  ).addHelpText('after', listHelp);
  const pull = accounts.command('pull').description('Get the accounts that have changed since the last pull.');
  withServer(
    withLedger(pull, 'ledger that remembers the last pull').option('--full', 'get all accounts, and go on from there'),
    'print the report as JSON',
  )
    .option('--out <file>', 'write them to this file (NDJSON, or CSV by its name) instead of standard output')
    .addHelpText('after', pullHelp);
  const push = accounts.command('push').description('Push the accounts of a file.');
  withPush(withLedger(withFile(push)).option('--full', 'send also what has not changed'), 'account')
    .optionsGroup(group.sending)
    .option('--upsert', 'update the accounts that exist (default: they fail)')
    .option('--segment <id>', 'put the accounts into this segment')
    .addHelpText('after', pushHelp);
}
