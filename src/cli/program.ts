import { Argument, Command, CommanderError, Option } from 'commander';
import type { AccountsListOptions } from './commands/accounts-list.js';
import type { AccountsPullOptions } from './commands/accounts-pull.js';
import type { AccountsPushOptions } from './commands/accounts-push.js';
import type { ActivitiesPushOptions } from './commands/activities-push.js';
import type { EmulatorCommandOptions } from './commands/emulator.js';
import type { MappingCommandOptions } from './commands/mapping.js';
import type { MockCommandOptions } from './commands/mock.js';
import type { PlanOptions } from './commands/plan.js';
import type { PushDealsOptions } from './commands/push.js';
import type { RunOptions } from './commands/resolve/push.js';
import type { StagesListOptions } from './commands/stages-list.js';
import type { ValidateOptions } from './commands/validate.js';
import type { VerifyOptions } from './commands/verify.js';
import type { WhoamiOptions } from './commands/whoami.js';
import type { WorkOptions } from './commands/work.js';
import {
  accountsListHelp,
  accountsPullHelp,
  accountsPushHelp,
  activitiesPushHelp,
  emulatorHelp,
  mockHelp,
  programHelp,
  pushHelp,
  stagesPushHelp,
  verifyHelp,
  workHelp,
} from './help.js';
import { addHelpCommands } from './help-program.js';
import { addLedgerCommands } from './ledger-program.js';
import {
  collect,
  collectOrigin,
  deviationList,
  timestamp,
  versionOption,
  wholeNumber,
  withFile,
  withLane,
  withLedger,
  withMapping,
  withPush,
  withReading,
  withRelink,
  withReport,
  withRun,
  withServer,
  withTarget,
} from './options.js';
import { type PresetName, presetNames } from './read/mapping/presets/preset.js';
import { CliError, OutputError } from './terminal/cli-error.js';
import { escapedLine } from './terminal/escape.js';
import { exitCode, type Io } from './terminal/io.js';
import { print, say } from './terminal/print.js';
import { version } from './terminal/version.js';

/**
 * The `recotap` command.
 *
 * @param args without the name of the command
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const written: Promise<unknown>[] = [];
  let code: number = exitCode.ok;
  const program = createProgram(io, written, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    code = await explain(error, io);
  }
  try {
    await Promise.all(written);
  } catch (error) {
    code = await explain(error, io);
  }
  return code;
}

function createProgram(io: Io, written: Promise<unknown>[], onResult: (code: number) => void): Command {
  const program = new Command('recotap')
    .description('Pushes deals, accounts and activities to Recotap, and reports the outcome of each.')
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => written.push(print(io, text)),
      writeErr: (text) => written.push(say(io, text)),
      outputError: (text, writeErr) => writeErr(inOwnLines(withoutKey(text))),
    })
    .hook('preAction', (_, command) => refuseEmpty(command))
    .addHelpText('after', programHelp);
  addDealCommands(program, io, onResult);
  addAccountCommands(program.command('accounts').description('List, pull or push accounts.'), io, onResult);
  addActivityCommands(program.command('activities').description('Push sales activities.'), io, onResult);
  addStageCommands(program.command('stages').description('List or create the pipelines of deals.'), io, onResult);
  addLedgerCommands(program.command('ledger').description('Inspect and maintain a ledger.'), io, onResult);
  addWorkCommand(program.command('work'), io, onResult);
  addToolCommands(program, io, onResult);
  addHelpCommands(program, io, onResult);
  hintAtHelp(program, 'recotap');
  return program;
}

/** After a wrong usage, names the help of that very command. */
function hintAtHelp(command: Command, name: string): void {
  command.showHelpAfterError(`Try: ${name} --help`);
  for (const inner of command.commands) hintAtHelp(inner, `${name} ${inner.name()}`);
}

// Each action imports its command, so that nothing else is loaded.

type OnResult = (code: number) => void;

function addDealCommands(program: Command, io: Io, onResult: OnResult): void {
  const push = withMapping(program.command('push').description('Upsert the deals of a file.'), '[file...]');
  withRelink(withLedger(withPush(push, 'deal')))
    .option('--check-links', 'report first which deals have no account in Recotap')
    .option('--create-accounts', 'create the missing accounts of the deals first')
    .option('--register-stages', 'create the missing pipelines of the deals first')
    .option('--full', 'with a ledger: send also what Recotap has already')
    .option(...versionOption)
    .addHelpText('after', pushHelp)
    .action(async (files: string[], options: PushDealsOptions) => {
      const { pushDeals } = await import('./commands/push.js');
      onResult(await pushDeals(files, options, io));
    });
  withLane(
    withMapping(program.command('plan').description('Show what a push with a ledger would send. Sends nothing.')),
  )
    .option(...versionOption)
    .option('--json', 'print a report as JSON, with each change')
    .action(async (files: string[], options: PlanOptions) => {
      const { plan } = await import('./commands/plan.js');
      onResult(await plan(files, options, io));
    });
  withMapping(program.command('validate').description('Check the deals of a file, and send nothing.'))
    .option('--json', 'print a report as JSON')
    .action(async (files: string[], options: ValidateOptions) => {
      const { validate } = await import('./commands/validate.js');
      onResult(await validate(files, options, io));
    });
  withReading(program.command('mapping'))
    .description('Print the mapping of a preset, or one that is guessed from a file, as a start for your own.')
    .addArgument(new Argument('[preset]', 'the export of a CRM').choices(presetNames))
    .option('--suggest <file>', 'guess the mapping of this file from its columns and its first 1,000 rows')
    .action(async (preset: PresetName | undefined, options: MappingCommandOptions) => {
      const { printMapping } = await import('./commands/mapping.js');
      await printMapping(preset, options, io);
    });
}

function addAccountCommands(accounts: Command, io: Io, onResult: OnResult): void {
  withReport(withServer(accounts.command('list')), 'print one object, with all accounts and the timestamp')
    .description('Print the accounts with their scores, one JSON object a line.')
    .option('--domain <domain>', 'only the account with this domain; can be repeated', collect)
    .option('--last-sync <time>', 'only accounts that changed after this time (ISO 8601)', timestamp)
    .addHelpText('after', accountsListHelp)
    .action(async (options: AccountsListOptions) => {
      const { printAccounts } = await import('./commands/accounts-list.js');
      onResult(await printAccounts(options, io));
    });
  withLedger(withReport(withServer(accounts.command('pull')), 'print a report as JSON'))
    .description('Get the accounts that changed in Recotap since the last pull.')
    .option('--out <file>', 'write them to this file (NDJSON, or CSV by its name) instead of the standard output')
    .option('--full', 'get all accounts, and go on from there')
    .addHelpText('after', accountsPullHelp)
    .action(async (options: AccountsPullOptions) => {
      const { pullAccounts } = await import('./commands/accounts-pull.js');
      onResult(await pullAccounts(options, io));
    });
  withLedger(withPush(withFile(accounts.command('push')), 'account'))
    .description('Create the accounts of a file.')
    .option('--upsert', 'update the accounts that exist (default: they come back as failed)')
    .option('--segment <id>', 'put the accounts into this segment')
    .option('--full', 'with a ledger: send also what Recotap has already')
    .addHelpText('after', accountsPushHelp)
    .action(async (files: string[], options: AccountsPushOptions) => {
      const { pushAccounts } = await import('./commands/accounts-push.js');
      onResult(await pushAccounts(files, options, io));
    });
}

function addActivityCommands(activities: Command, io: Io, onResult: OnResult): void {
  withLedger(withPush(withFile(activities.command('push')), 'activity'))
    .addOption(new Option('--full').hideHelp())
    .description('Create the calls and emails of a file.')
    .addHelpText('after', activitiesPushHelp)
    .action(async (files: string[], options: ActivitiesPushOptions) => {
      const { pushActivities } = await import('./commands/activities-push.js');
      onResult(await pushActivities(files, options, io));
    });
}

function addStageCommands(stages: Command, io: Io, onResult: OnResult): void {
  withReport(withServer(stages.command('list')), 'print them as JSON, which stages push takes')
    .description('Print the pipelines and their stages.')
    .action(async (options: StagesListOptions) => {
      const { listStages } = await import('./commands/stages-list.js');
      onResult(await listStages(options, io));
    });
  withRun(stages.command('push'))
    .description('Create the pipelines of a file that do not exist yet.')
    .argument('<file>', 'YAML or JSON')
    .addHelpText('after', stagesPushHelp)
    .action(async (file: string, options: RunOptions) => {
      const { pushStages } = await import('./commands/stages-push.js');
      onResult(await pushStages(file, options, io));
    });
}

function addWorkCommand(work: Command, io: Io, onResult: OnResult): void {
  withTarget(work)
    .description('Send what others put into a ledger, until interrupted. Any number of workers may run.')
    .option('--ledger <address>', 'the ledger: postgres://… or a file (default: RECOTAP_LEDGER)')
    .option('--lane <name>', 'only this account; can be repeated (default: every lane of the server)', collect)
    .option('--api-key-command <command>', 'prints the API key of the account in RECOTAP_LANE')
    .option('--lanes-at-once <n>', 'the most lanes that are served at once (default: 50)', wholeNumber(1, 1_000))
    .option('--timeout <seconds>', 'the longest that one request may take (default: 15)', wholeNumber(1, 600))
    .option('--port <n>', 'serve /health and /metrics on this port; 0 for any free one', wholeNumber(0, 65_535))
    .option('--host <address>', 'the name or address to serve them on (default: 127.0.0.1)')
    .option('--verbose', 'log each request')
    .addHelpText('after', workHelp)
    .action(async (options: WorkOptions) => {
      const { work: run } = await import('./commands/work.js');
      onResult(await run(options, io));
    });
}

function addToolCommands(program: Command, io: Io, onResult: OnResult): void {
  withReport(withServer(program.command('whoami')), 'print the result as JSON')
    .description('Check whether the API key is valid, and for which server.')
    .action(async (options: WhoamiOptions) => {
      const { whoami } = await import('./commands/whoami.js');
      onResult(await whoami(options, io));
    });
  withReport(withServer(program.command('verify')), 'print the result as JSON')
    .description('Compare what Recotap answers with the contract.')
    .option('--write', 'also push marked test deals and accounts, which the API cannot delete')
    .option('--evidence <file>', 'write the shapes of the answers to this file: types and names, no values')
    .addHelpText('after', verifyHelp)
    .action(async (options: VerifyOptions) => {
      const { verify } = await import('./commands/verify.js');
      onResult(await verify(options, io));
    });
  program
    .command('emulator')
    .description('Run a stand-in for Recotap on this machine, until interrupted.')
    .option('--port <n>', 'the port to listen on; 0 for any free one (default: 4020)', wholeNumber(0, 65_535))
    .option('--host <address>', 'the name or address to listen on (default: 127.0.0.1)')
    .option(
      '--inspect-token-file <file>',
      'a file that holds the token to inspect it with (default: none on this machine)',
    )
    .option('--allow-origin <origin>', 'let pages of this origin call the API; can be repeated', collectOrigin)
    .option('--api-key-file <file>', 'a file that holds the only API key to accept (default: any key)')
    .option('--faults <file>', 'a schedule of faults (YAML), such as examples/faults.yaml of this package')
    .option('--deviate <kinds>', 'let the answers deviate from the contract in these ways, with commas', deviationList)
    .option('--open', 'open its page in a browser')
    .addHelpText('after', emulatorHelp)
    .action(async (options: EmulatorCommandOptions) => {
      const { emulator } = await import('./commands/emulator.js');
      onResult(await emulator(options, io));
    });
  program
    .command('mock')
    .description('Answer with the examples of the contract on this machine, until interrupted. It needs Prism.')
    .option('--port <n>', 'the port to listen on; 0 for any free one (default: 4010)', wholeNumber(0, 65_535))
    .option('--host <name>', 'the name or address to listen on (default: 127.0.0.1)')
    .option('--dynamic', 'make up the answers by the schemas')
    .option('--seed <text>', 'make up the same answers each time')
    .addHelpText('after', mockHelp)
    .action(async (options: MockCommandOptions) => {
      const { mock } = await import('./commands/mock.js');
      onResult(await mock(options, io));
    });
}

/** A shell passes an empty text for a variable that is not set. @throws CliError for one */
function refuseEmpty(command: Command): void {
  const given: [name: string, value: unknown][] = [
    ...command.registeredArguments.map((argument, index): [string, unknown] => [
      `<${argument.name()}>`,
      command.processedArgs[index],
    ]),
    ...command.options.map((option): [string, unknown] => [
      option.long ?? option.flags,
      command.getOptionValue(option.attributeName()),
    ]),
  ];
  const isEmpty = (value: unknown) => typeof value === 'string' && value.trim() === '';
  for (const [name, value] of given) {
    if (isEmpty(value) || (Array.isArray(value) && value.some(isEmpty))) {
      throw new CliError(
        `${name} is empty. Name what it stands for${name.startsWith('-') ? ', or leave it out' : ''}.`,
      );
    }
  }
}

/** Removes the value of a misspelt --api-key=…, and words long enough to be a key. */
function withoutKey(text: string): string {
  return text.replace(/(unknown option '[^'=]*)=[^']*'/, "$1'").replace(/'[^' ]{24,}'/g, "'…'");
}

/** Commander's message in one line, whatever the argument in it, and its suggestion in another. */
function inOwnLines(text: string): string {
  const [, message = text, suggestion = ''] = /^(.*?)(\n\(Did you mean [^\n]*\))?\n$/s.exec(text) ?? [];
  return `${escapedLine(message)}${suggestion}\n`;
}

/** Prints an error that the user can do something about, and returns its exit code. Throws any other. */
async function explain(error: unknown, io: Io): Promise<number> {
  // commander has printed its own errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
  if (error instanceof CliError) {
    const [message, ...others] = error.lines;
    await say(io, [`error: ${message}`, ...others]);
    return error instanceof OutputError ? exitCode.ended : exitCode.usage;
  }
  const { RecotapError } = await import('../index.js');
  if (!RecotapError.is(error)) throw error;
  await say(io, [`error: ${error.message}`]);
  return error.code === 'configuration' ? exitCode.usage : exitCode.ended;
}
