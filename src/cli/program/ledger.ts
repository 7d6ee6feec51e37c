import { type Command, Option } from 'commander';
import { kinds } from '../ledger/kinds.js';
import { group, withLane, withLedger } from './options.js';
import { age } from './values.js';

const ledgerHelp = `
A ledger remembers what you want each deal, account and activity to be, and what
Recotap has of it. A push creates it: recotap push deals.csv --ledger recotap.db
It is a file, or for many machines a schema in PostgreSQL. It holds your data,
never the API key. RECOTAP_LEDGER names it for all commands.

Examples:
  $ recotap ledger status --ledger recotap.db
  $ recotap ledger failed --ledger recotap.db --json
  $ recotap ledger retry d-17 --ledger recotap.db
  $ recotap ledger history d-17 --ledger recotap.db
  $ recotap ledger forget d-17 --ledger recotap.db
  $ recotap ledger prune --older-than 90d --ledger recotap.db
  $ recotap ledger rekey --same-account --ledger recotap.db
  $ recotap ledger migrate --sql
`;

/** The commands on a ledger. None of them sends anything. */
export function addLedgerCommands(program: Command): void {
  const ledger = program
    .command('ledger')
    .description('Inspect and maintain a ledger.')
    .addHelpText('after', ledgerHelp);
  const add = (words: string, what: string) => ledger.command(words).description(what);
  ofAllLanes(add('status', 'Show how many items each lane has, and how many are waiting.')).option(
    '--json',
    'print the counts as JSON',
  );
  withLane(add('failed', 'List the items that Recotap refused, with the reason.')).option(
    '--json',
    'print the items as JSON',
  );
  withKind(withLane(add('retry', 'Send refused items again, as they are, with the next push or worker.'))).argument(
    '[ids...]',
    'only the items with these ids (default: all that are refused)',
  );
  withKind(withLane(add('history', 'Show which versions of an item Recotap accepted or refused, and when.')))
    .argument('<id>', 'id of the item')
    .option('--json', 'print the versions as JSON');
  withKind(withLane(add('forget', 'Remove items from the ledger. Recotap keeps them.'))).argument(
    '<ids...>',
    'ids of the items',
  );
  withLane(
    add('prune', 'Remove items from the ledger that have been settled for long. Recotap keeps them.'),
  ).requiredOption('--older-than <age>', 'age to remove from, such as 90d or 12h', age);
  withLane(add('export', 'Print each item of a lane and its state, one JSON object per line.'));
  ofAllLanes(add('migrate', 'Update the schema of a ledger in PostgreSQL.')).option(
    '--sql',
    'print the statements instead, for a database administrator',
  );
  withLane(add('rekey', 'Use the ledger with another API key.'))
    .option('--api-key-file <file>', 'file that holds the new API key (default: RECOTAP_API_KEY)')
    .option('--same-account', 'the new key is for the same account: keep what the ledger knows')
    .option('--new-account', 'the new key is for another account: forget what is settled, keep what is waiting');
}

function ofAllLanes(command: Command): Command {
  return withLedger(command, 'ledger to use').optionsGroup(group.others);
}

function withKind(command: Command): Command {
  return command.addOption(new Option('--kind <kind>', 'only items of this kind').choices(kinds));
}
