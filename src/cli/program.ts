import { createRequire } from 'node:module';
import { Argument, Command, CommanderError } from 'commander';
import { RecotapConfigurationError, RecotapError } from '../base/errors.js';
import type { EmulatorOptions } from './commands/emulator.js';
import type { PushOptions } from './commands/push.js';
import type { ValidateOptions } from './commands/validate.js';
import { wholeNumber, withInput, withPush, withServer } from './options.js';
import { type PresetName, presetNames, readPreset } from './read/mapping/presets/preset.js';
import { addResourceCommands } from './resource-commands.js';
import { CliError, OutputError } from './terminal/cli-error.js';
import { exitCode } from './terminal/exit-code.js';
import { type Io, print, say } from './terminal/io.js';

/**
 * The `recotap` command.
 *
 * @param args what stands behind its name
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
    .description(
      'Pushes deals, accounts and activities into Recotap: whole, once, and with an account of what became of each.',
    )
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => written.push(print(io, text)),
      writeErr: (text) => written.push(say(io, text)),
      outputError: (text, writeErr) => writeErr(withoutKey(text)),
    })
    .showHelpAfterError('Try: recotap --help')
    .addHelpText('after', examples);

  // Where nothing else is loaded than what the one command needs.
  withPush(withServer(withInput(program.command('push').description('Upsert the deals of a file.'))), 'deal')
    .option('--check-links', 'tell first which deals name no account that Recotap knows')
    .option('--create-accounts', 'create the accounts first that the deals name and Recotap lacks')
    .option('--register-stages', 'create the pipelines first that the deals name and Recotap lacks')
    .addHelpText('after', pushHelp)
    .action(async (file: string, options: PushOptions) => {
      const { push } = await import('./commands/push.js');
      onResult(await push(file, options, io));
    });
  withInput(program.command('validate').description('Check the deals of a file, and send nothing.'))
    .option('--json', 'print a report as JSON')
    .action(async (file: string, options: ValidateOptions) => {
      const { validate } = await import('./commands/validate.js');
      onResult(await validate(file, options, io));
    });
  program
    .command('mapping')
    .description('Print the mapping of a preset, to change it.')
    .addArgument(new Argument('<preset>', 'what a CRM exports').choices(presetNames))
    .action(async (preset: PresetName) => void (await print(io, await readPreset(preset))));
  program
    .command('emulator')
    .description('Stand in for Recotap on this machine, until interrupted.')
    .option('--port <n>', 'the port to listen on; 0 for any that is free (default: 4020)', wholeNumber(0, 65_535))
    .option('--api-key-file <file>', 'a file that holds the only API key to accept (default: any key)')
    .option('--faults <file>', 'a schedule of what goes wrong (YAML), such as examples/faults.yaml')
    .action(async (options: EmulatorOptions) => {
      const { emulator } = await import('./commands/emulator.js');
      onResult(await emulator(options, io));
    });
  addResourceCommands(program, io, onResult);
  return program;
}

/** Neither what stands behind the = of a misspelt --api-key=… is in any output, nor a word long enough to be a key. */
function withoutKey(text: string): string {
  return text.replace(/(unknown option '[^'=]*)=[^']*'/, "$1'").replace(/'[^' ]{24,}'/g, "'…'");
}

/** Prints what went wrong, and gives the exit code for it. */
async function explain(error: unknown, io: Io): Promise<number> {
  // commander has printed it, or what was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
  if (!(error instanceof CliError || error instanceof RecotapError)) throw error;
  await say(io, `error: ${error.message}\n`);
  if (error instanceof OutputError) return exitCode.ended;
  return error instanceof CliError || error instanceof RecotapConfigurationError ? exitCode.usage : exitCode.ended;
}

function version(): string {
  return createRequire(import.meta.url)('recotap-api/package.json').version;
}

const examples = `
Examples:
  $ recotap validate deals.csv --map mapping.yaml
  $ recotap mapping hubspot-deals > mapping.yaml
  $ recotap push deals.csv --map mapping.yaml --dry-run
  $ recotap push deals.csv --map mapping.yaml --environment sandbox --problems problems.ndjson
  $ recotap push problems.ndjson --environment sandbox
  $ zcat deals.ndjson.gz | recotap push - --json
  $ recotap whoami --environment sandbox
  $ recotap accounts push accounts.csv --upsert --problems problems.ndjson
  $ recotap accounts list > accounts.ndjson
  $ recotap activities push calls.ndjson
  $ recotap stages push stages.yaml

Exit codes: 0 all was stored, as every deal upserted; 1 some was not; 2 wrong usage or input, nothing was sent;
3 it ended early: the key was refused, or no server answered; 130 interrupted.
`;

const pushHelp = `
The API key is taken from the environment variable RECOTAP_API_KEY or from a file .env in the current folder.
A problems file can be corrected and pushed again as it is.
`;
