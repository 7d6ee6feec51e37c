import { type Command, Option } from 'commander';
import type { LedgerFailedOptions } from './commands/ledger-failed.js';
import type { LedgerForgetOptions, LedgerPruneOptions } from './commands/ledger-forget.js';
import type { LedgerHistoryOptions } from './commands/ledger-history.js';
import type { LedgerMigrateOptions } from './commands/ledger-migrate.js';
import type { LedgerRekeyOptions } from './commands/ledger-rekey.js';
import type { LedgerRetryOptions } from './commands/ledger-retry.js';
import type { LedgerStatusOptions } from './commands/ledger-status.js';
import type { LaneOptions } from './commands/resolve/ledger.js';
import { ledgerHelp } from './help.js';
import { kinds } from './ledger/kinds.js';
import { age, withLane, withLedger } from './options.js';
import type { Io } from './terminal/io.js';

/** The commands on a ledger. None of them sends anything. */
export function addLedgerCommands(ledger: Command, io: Io, onResult: (code: number) => void): void {
  ledger.addHelpText('after', ledgerHelp);
  withLedger(ledger.command('status').description('Show how many items each lane has, and how many of them wait.'))
    .option('--json', 'print the counts as JSON')
    .action(async (options: LedgerStatusOptions) => {
      const { ledgerStatus } = await import('./commands/ledger-status.js');
      onResult(await ledgerStatus(options, io));
    });
  withLane(ledger.command('failed').description('List what Recotap refused, with the reason.'))
    .option('--json', 'print them as JSON, with each item')
    .action(async (options: LedgerFailedOptions) => {
      const { ledgerFailed } = await import('./commands/ledger-failed.js');
      onResult(await ledgerFailed(options, io));
    });
  withKind(withLane(ledger.command('retry').description('Mark what Recotap refused, to be sent again as it is.')))
    .argument('[ids...]', 'only these')
    .action(async (ids: string[], options: LedgerRetryOptions) => {
      const { ledgerRetry } = await import('./commands/ledger-retry.js');
      onResult(await ledgerRetry(ids, options, io));
    });
  withKind(
    withLane(
      ledger.command('history').description('Show which versions of an item Recotap accepted or refused, and when.'),
    ),
  )
    .argument('<id>', 'its id')
    .option('--json', 'print it as JSON')
    .action(async (id: string, options: LedgerHistoryOptions) => {
      const { ledgerHistory } = await import('./commands/ledger-history.js');
      onResult(await ledgerHistory(id, options, io));
    });
  withKind(withLane(ledger.command('forget').description('Remove items from the ledger. Recotap keeps them.')))
    .argument('<ids...>', 'their ids')
    .action(async (ids: string[], options: LedgerForgetOptions) => {
      const { ledgerForget } = await import('./commands/ledger-forget.js');
      onResult(await ledgerForget(ids, options, io));
    });
  withLane(
    ledger.command('prune').description('Remove what Recotap accepted or refused long ago. Recotap keeps its data.'),
  )
    .requiredOption('--older-than <age>', 'such as 90d, 12h', age)
    .action(async (options: LedgerPruneOptions) => {
      const { ledgerPrune } = await import('./commands/ledger-forget.js');
      onResult(await ledgerPrune(options, io));
    });
  withLane(ledger.command('export').description('Print each item of a lane as a line of JSON, with its state.')).action(
    async (options: LaneOptions) => {
      const { ledgerExport } = await import('./commands/ledger-export.js');
      onResult(await ledgerExport(options, io));
    },
  );
  withLedger(ledger.command('migrate').description('Bring the schema of a ledger on PostgreSQL up to date.'))
    .option('--sql', 'print the statements instead, for somebody who may run them')
    .action(async (options: LedgerMigrateOptions) => {
      const { ledgerMigrate } = await import('./commands/ledger-migrate.js');
      onResult(await ledgerMigrate(options, io));
    });
  withLane(ledger.command('rekey').description('Use the ledger with another API key.'))
    .option('--api-key-file <file>', 'a file that holds the new key, instead of RECOTAP_API_KEY')
    .option('--same-account', 'the key belongs to the same account: what the ledger knows still holds')
    .option('--new-account', 'the key belongs to another account: forget what the old one has, keep what waits')
    .action(async (options: LedgerRekeyOptions) => {
      const { ledgerRekey } = await import('./commands/ledger-rekey.js');
      onResult(await ledgerRekey(options, io));
    });
}

function withKind(command: Command): Command {
  return command.addOption(new Option('--kind <kind>', 'only items of this kind').choices(kinds));
}
