import { Argument, type Command } from 'commander';
import { dealFields } from '../../../generated/fields.js';
import { presetNames } from '../read/mapping/presets/preset.js';
import { fieldsHelp, filesHelp } from './fields.js';
import {
  group,
  versionOption,
  withLedger,
  withMapping,
  withPush,
  withReading,
  withRelink,
  withTarget,
} from './options.js';

const pushHelp = `
${fieldsHelp('Fields of a deal, and columns of a CSV file without a mapping', dealFields)}

Number the entries of a list: associatedAccounts.0, associatedAccounts.1, …
The API key comes from the environment variable RECOTAP_API_KEY, or from a file
named .env in the current folder.

${filesHelp}
Examples:
  $ recotap push deals.csv --map mapping.yaml --dry-run
  $ recotap push deals.csv --map mapping.yaml --problems problems.csv
  $ recotap push deals.csv --map hubspot-deals --check-links
  $ recotap push deals.csv --map mapping.yaml --ledger recotap.db
  $ recotap push deals.csv --environment sandbox --report report.html
  $ zcat deals.ndjson.gz | recotap push - --json
`;

const mappingHelp = `
Examples:
  $ recotap mapping --suggest deals.csv > mapping.yaml
  $ recotap mapping hubspot-deals > mapping.yaml
`;

/** The commands that read the deals of a file. */
export function addDealCommands(program: Command): void {
  program.commandsGroup('Deals:');
  const push = withMapping(program.command('push').description('Push the deals of a file.'), '[file...]');
  withRelink(withLedger(push))
    .option('--full', 'send also what has not changed')
    .option(...versionOption);
  withPush(push, 'deal')
    .optionsGroup(group.before)
    .option('--check-links', 'list which deals have no account in Recotap')
    .option('--create-accounts', 'create the accounts of the deals that Recotap lacks')
    .option('--register-stages', 'create the pipelines of the deals that Recotap lacks')
    .addHelpText('after', pushHelp);
  const plan = withMapping(program.command('plan').description('Show what a push with a ledger would send.'));
  withTarget(withLedger(plan, 'ledger to compare with').option(...versionOption))
    .optionsGroup(group.output)
    .option('--json', 'print each change as JSON');
  withMapping(program.command('validate').description('Check the deals of a file without sending them.'))
    .optionsGroup(group.output)
    .option('--json', 'print the report as JSON');
  const mapping = program.command('mapping').description('Print a mapping to start from: a preset, or a suggestion.');
  mapping
    .addArgument(new Argument('[preset]', 'the export of a CRM').choices(presetNames))
    .option('--suggest <file>', 'suggest a mapping for this file, by its columns and its first 1,000 rows');
  withReading(mapping).addHelpText('after', mappingHelp);
}
