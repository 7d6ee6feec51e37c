import { type Command, Option } from 'commander';
import { salesActivityFields } from '../../../generated/fields.js';
import { fieldsHelp, filesHelp } from './fields.js';
import { withFile, withLedger, withPush } from './options.js';

const pushHelp = `
${fieldsHelp('Fields of an activity, and columns of a CSV file', salesActivityFields)}

Number the entries of a list: contacts.0, contacts.1, …
With a ledger, no activity is sent twice. One that Recotap may have is kept as
refused; recotap ledger failed lists it.

${filesHelp}
Example:
  $ recotap activities push calls.ndjson --ledger recotap.db
`;

/** The commands on sales activities. */
export function addActivityCommands(program: Command): void {
  const activities = program.command('activities').description('Push sales activities.');
  const push = activities.command('push').description('Push the calls and emails of a file.');
  withPush(withLedger(withFile(push)), 'activity')
    .addOption(new Option('--full').hideHelp())
    .addHelpText('after', pushHelp);
}
