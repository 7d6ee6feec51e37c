import { Command, CommanderError } from 'commander';
import type { AccountsListOptions } from './commands/accounts-list.js';
import type { AccountsPullOptions } from './commands/accounts-pull.js';
import type { AccountsPushOptions } from './commands/accounts-push.js';
import type { ActivitiesPushOptions } from './commands/activities-push.js';
import type { EmulatorCommandOptions } from './commands/emulator.js';
import type { LedgerFailedOptions } from './commands/ledger-failed.js';
import type { LedgerForgetOptions, LedgerPruneOptions } from './commands/ledger-forget.js';
import type { LedgerHistoryOptions } from './commands/ledger-history.js';
import type { LedgerMigrateOptions } from './commands/ledger-migrate.js';
import type { LedgerRekeyOptions } from './commands/ledger-rekey.js';
import type { LedgerRetryOptions } from './commands/ledger-retry.js';
import type { LedgerStatusOptions } from './commands/ledger-status.js';
import type { MappingCommandOptions } from './commands/mapping.js';
import type { MockCommandOptions } from './commands/mock.js';
import type { PlanOptions } from './commands/plan.js';
import type { PushDealsOptions } from './commands/push.js';
import type { LaneOptions } from './commands/resolve/ledger.js';
import type { RunOptions } from './commands/resolve/push.js';
import type { StagesListOptions } from './commands/stages-list.js';
import type { ValidateOptions } from './commands/validate.js';
import type { VerifyOptions } from './commands/verify.js';
import type { WhoamiOptions } from './commands/whoami.js';
import type { WorkOptions } from './commands/work.js';
import { addAccountCommands } from './program/accounts.js';
import { addActivityCommands } from './program/activities.js';
import { addDealCommands } from './program/deals.js';
import { addHelpCommands } from './program/guides.js';
import { addLedgerCommands } from './program/ledger.js';
import { addLocalCommands } from './program/local.js';
import { addServerCommands } from './program/server.js';
import { addStageCommands } from './program/stages.js';
import { addWorkCommand } from './program/work.js';
import type { PresetName } from './read/mapping/presets/preset.js';
import { CliError, OutputError } from './terminal/cli-error.js';
import { escapedLine } from './terminal/escape.js';
import { exitCode, type Io } from './terminal/io.js';
import { print, say } from './terminal/print.js';
import { version } from './terminal/version.js';

const programHelp = `
Examples:
  $ recotap mapping --suggest deals.csv > mapping.yaml
  $ recotap validate deals.csv --map mapping.yaml
  $ recotap push deals.csv --map mapping.yaml --environment sandbox
  $ recotap push deals.csv --map mapping.yaml --problems problems.csv
  $ recotap push deals.csv --map mapping.yaml --ledger recotap.db

Exit codes:
  0    everything is in Recotap
  1    some items need attention
  2    the usage or the input is wrong; nothing was sent
  3    the run ended early: the key was refused, no server responded, or the
       deadline passed
  130  interrupted (143 by SIGTERM): requests in flight finished, the rest is
       in the problems file
`;

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
    .description('Push deals, accounts and activities to Recotap, with an outcome for each.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => written.push(print(io, text)),
      writeErr: (text) => written.push(say(io, text)),
      outputError: (text, writeErr) => writeErr(inOwnLines(withoutKey(text))),
    })
    .hook('preAction', (_, command) => refuseEmpty(command))
    .addHelpText('after', programHelp);
  addDealCommands(program);
  program.commandsGroup('Accounts and activities:');
  addAccountCommands(program);
  addStageCommands(program);
  addActivityCommands(program);
  program.commandsGroup('Ledger:');
  addLedgerCommands(program);
  addWorkCommand(program);
  addServerCommands(program);
  addLocalCommands(program);
  addHelpCommands(program);
  setActions(program, '', actionsOf(program, io), onResult);
  hintAtHelp(program, 'recotap');
  return program;
}

/** What a command does with its arguments and options. It returns the exit code. */
type Action = (...given: never[]) => Promise<number>;

function setActions(command: Command, path: string, actions: Record<string, Action>, onResult: (code: number) => void) {
  for (const inner of command.commands) setActions(inner, `${path} ${inner.name()}`.trim(), actions, onResult);
  const action = actions[path];
  if (action === undefined) return;
  command.action(async (...given: unknown[]) => onResult(await action(...(given as never[]))));
}

/** What each command does. It is imported when it is called, so that nothing else is loaded. */
function actionsOf(program: Command, io: Io): Record<string, Action> {
  return {
    push: async (files: string[], options: PushDealsOptions) =>
      (await import('./commands/push.js')).pushDeals(files, options, io),
    plan: async (files: string[], options: PlanOptions) =>
      (await import('./commands/plan.js')).plan(files, options, io),
    validate: async (files: string[], options: ValidateOptions) =>
      (await import('./commands/validate.js')).validate(files, options, io),
    mapping: async (preset: PresetName | undefined, options: MappingCommandOptions) =>
      (await import('./commands/mapping.js')).printMapping(preset, options, io),
    'accounts list': async (options: AccountsListOptions) =>
      (await import('./commands/accounts-list.js')).printAccounts(options, io),
    'accounts pull': async (options: AccountsPullOptions) =>
      (await import('./commands/accounts-pull.js')).pullAccounts(options, io),
    'accounts push': async (files: string[], options: AccountsPushOptions) =>
      (await import('./commands/accounts-push.js')).pushAccounts(files, options, io),
    'activities push': async (files: string[], options: ActivitiesPushOptions) =>
      (await import('./commands/activities-push.js')).pushActivities(files, options, io),
    'stages list': async (options: StagesListOptions) =>
      (await import('./commands/stages-list.js')).listStages(options, io),
    'stages push': async (file: string, options: RunOptions) =>
      (await import('./commands/stages-push.js')).pushStages(file, options, io),
    'ledger status': async (options: LedgerStatusOptions) =>
      (await import('./commands/ledger-status.js')).ledgerStatus(options, io),
    'ledger failed': async (options: LedgerFailedOptions) =>
      (await import('./commands/ledger-failed.js')).ledgerFailed(options, io),
    'ledger retry': async (ids: string[], options: LedgerRetryOptions) =>
      (await import('./commands/ledger-retry.js')).ledgerRetry(ids, options, io),
    'ledger history': async (id: string, options: LedgerHistoryOptions) =>
      (await import('./commands/ledger-history.js')).ledgerHistory(id, options, io),
    'ledger forget': async (ids: string[], options: LedgerForgetOptions) =>
      (await import('./commands/ledger-forget.js')).ledgerForget(ids, options, io),
    'ledger prune': async (options: LedgerPruneOptions) =>
      (await import('./commands/ledger-forget.js')).ledgerPrune(options, io),
    'ledger export': async (options: LaneOptions) =>
      (await import('./commands/ledger-export.js')).ledgerExport(options, io),
    'ledger migrate': async (options: LedgerMigrateOptions) =>
      (await import('./commands/ledger-migrate.js')).ledgerMigrate(options, io),
    'ledger rekey': async (options: LedgerRekeyOptions) =>
      (await import('./commands/ledger-rekey.js')).ledgerRekey(options, io),
    work: async (options: WorkOptions) => (await import('./commands/work.js')).work(options, io),
    whoami: async (options: WhoamiOptions) => (await import('./commands/whoami.js')).whoami(options, io),
    verify: async (options: VerifyOptions) => (await import('./commands/verify.js')).verify(options, io),
    emulator: async (options: EmulatorCommandOptions) => (await import('./commands/emulator.js')).emulator(options, io),
    mock: async (options: MockCommandOptions) => (await import('./commands/mock.js')).mock(options, io),
    help: async (topic: string[]) => (await import('./commands/help.js')).help(topic, program, io),
    skill: async () => (await import('./commands/help.js')).skill(io),
  };
}

/** After a wrong usage, names the help of that very command. */
function hintAtHelp(command: Command, name: string): void {
  command.showHelpAfterError(`Try: ${name} --help`);
  for (const inner of command.commands) hintAtHelp(inner, `${name} ${inner.name()}`);
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
