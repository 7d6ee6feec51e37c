import type { Command } from 'commander';
import type { AccountsListOptions } from './commands/accounts-list.js';
import type { AccountsPushOptions } from './commands/accounts-push.js';
import type { ActivitiesPushOptions } from './commands/activities-push.js';
import type { StagesOptions } from './commands/stages.js';
import type { WhoamiOptions } from './commands/whoami.js';
import { collect, timestamp, withFile, withPush, withReport, withServer } from './options.js';
import type { Io } from './terminal/io.js';

/** The commands for what there is beside deals. Each loads nothing else than what it needs. */
export function addResourceCommands(program: Command, io: Io, onResult: (code: number) => void): void {
  withReport(withServer(program.command('whoami')), 'print it as JSON')
    .description('Tell whether the API key is good, and for which server.')
    .action(async (options: WhoamiOptions) => {
      const { whoami } = await import('./commands/whoami.js');
      onResult(await whoami(options, io));
    });

  const accounts = program.command('accounts').description('List or push accounts.');
  withReport(withServer(accounts.command('list')), 'print one object, with all accounts and the time')
    .description('Print the accounts with their scores, as one JSON object a line.')
    .option('--domain <domain>', 'only the account of this domain; may be given many times', collect)
    .option('--last-sync <time>', 'only accounts that changed after this time (ISO 8601)', timestamp)
    .addHelpText('after', listHelp)
    .action(async (options: AccountsListOptions) => {
      const { printAccounts } = await import('./commands/accounts-list.js');
      onResult(await printAccounts(options, io));
    });
  const accountsPush = withFile(accounts.command('push'))
    .description('Create the accounts of a file.')
    .option('--upsert', 'update those that are known already, by their domain (default: they come back as failed)')
    .option('--segment <id>', 'put the accounts into this segment');
  withPush(withServer(accountsPush), 'account')
    .addHelpText('after', accountsHelp)
    .action(async (file: string, options: AccountsPushOptions) => {
      const { pushAccounts } = await import('./commands/accounts-push.js');
      onResult(await pushAccounts(file, options, io));
    });

  const activities = program.command('activities').description('Push sales activities.');
  withPush(withServer(withFile(activities.command('push'))), 'activity')
    .description('Create the calls and emails of a file.')
    .addHelpText('after', activitiesHelp)
    .action(async (file: string, options: ActivitiesPushOptions) => {
      const { pushActivities } = await import('./commands/activities-push.js');
      onResult(await pushActivities(file, options, io));
    });

  const stages = program.command('stages').description('List or create the pipelines of deals, with their stages.');
  withReport(withServer(stages.command('list')), 'print them as JSON, which stages push takes')
    .description('Print the pipelines and their stages.')
    .action(async (options: StagesOptions) => {
      const { listStages } = await import('./commands/stages.js');
      onResult(await listStages(options, io));
    });
  withReport(withServer(stages.command('push')), 'print a report as JSON')
    .description('Create the pipelines of a file that are not there yet.')
    .argument('<file>', 'YAML or JSON')
    .addHelpText('after', stagesHelp)
    .action(async (file: string, options: StagesOptions) => {
      const { pushStages } = await import('./commands/stages.js');
      onResult(await pushStages(file, options, io));
    });
}

const listHelp = `
What to give as --last-sync the next time is told on the standard error, once all accounts are printed.
`;

const accountsHelp = `
The columns of a CSV file are named for the fields: domain, name, externalId, shortName, linkedinUrl, tags (a;b;c) and
customFields.KEY. Their values are sent as text; a custom field that wants a number goes into NDJSON or JSON.
A problems file can be corrected and pushed again as it is.
`;

const activitiesHelp = `
The columns of a CSV file are named for the fields, as externalActivityId, occurredAt, from.email and contacts.0.email.
A problems file can be corrected and pushed again as it is.
`;

const stagesHelp = `
The file:
  pipelines:
    - pipelineId: default
      pipelineLabel: Sales Pipeline
      stages:
        - { stageId: qualified, stageLabel: Qualified }

A pipeline that is there already stays as it is: Recotap can neither change it nor give it more stages.
`;
