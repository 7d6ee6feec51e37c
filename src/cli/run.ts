import { createRequire } from 'node:module';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { RecotapError } from '../errors.js';
import { CliError, OutputError } from './cli-error.js';
import type { EmulatorOptions } from './emulator.js';
import { exitCode } from './exit-code.js';
import { formats } from './input/format.js';
import { type Io, print, say } from './io.js';
import type { PushOptions } from './push.js';
import type { ValidateOptions } from './validate.js';

/**
 * The `recotap` command.
 *
 * @param args what stands behind its name
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const written: Promise<void>[] = [];
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

function createProgram(io: Io, written: Promise<void>[], onResult: (code: number) => void): Command {
  const program = new Command('recotap')
    .description('Pushes deals into Recotap: whole, once, and with an account of what became of each.')
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
  withInput(program.command('push').description('Upsert the deals of a file.'))
    .addOption(new Option('--environment <name>', 'the server to push to').choices(['production', 'sandbox']))
    .option('--base-url <url>', 'another server in its place, such as an emulator')
    .option('--api-key-file <file>', 'a file that holds the API key, in place of RECOTAP_API_KEY')
    .addOption(new Option('--api-key [key]').hideHelp().argParser(refuseKey).preset(''))
    .option('--dry-run', 'do everything but send')
    .option('--problems <file>', 'write each deal that came to nothing, with the reason, into this file')
    .option('--concurrency <n>', 'requests in flight at once, at most (default: 8)', wholeNumber(1, 100))
    .option('--requests-per-second <n>', 'at most so many (default: as many as the server takes)', positive)
    .option('--json', 'print a report as JSON')
    .option('--verbose', 'log each request, as RECOTAP_DEBUG=1 does')
    .addHelpText('after', pushHelp)
    .action(async (file: string, options: PushOptions) => {
      const { push } = await import('./push.js');
      onResult(await push(file, options, io));
    });
  withInput(program.command('validate').description('Check the deals of a file, and send nothing.'))
    .option('--json', 'print a report as JSON')
    .action(async (file: string, options: ValidateOptions) => {
      const { validate } = await import('./validate.js');
      onResult(await validate(file, options, io));
    });
  program
    .command('emulator')
    .description('Stand in for Recotap on this machine, until interrupted.')
    .option('--port <n>', 'the port to listen on; 0 for any that is free (default: 4020)', wholeNumber(0, 65_535))
    .option('--api-key-file <file>', 'a file that holds the only API key to accept (default: any key)')
    .option('--faults <file>', 'a schedule of what goes wrong (YAML), such as examples/faults.yaml')
    .action(async (options: EmulatorOptions) => {
      const { emulator } = await import('./emulator.js');
      onResult(await emulator(options, io));
    });
  return program;
}

function withInput(command: Command): Command {
  return command
    .argument('<file>', 'CSV, NDJSON or JSON; - for the standard input')
    .option('--map <file>', 'a mapping from the columns of the file to the fields of a deal (YAML)')
    .addOption(new Option('--format <name>', 'the format of the file (default: by its name)').choices(formats));
}

function refuseKey(): never {
  throw new CliError(
    'The API key does not go on the command line, where other users of this machine can see it. Set the environment variable RECOTAP_API_KEY, or put RECOTAP_API_KEY=… into a file .env in this folder, or name a file that holds the key: --api-key-file key.txt.',
  );
}

/** Neither what stands behind the = of a misspelt --api-key=… is in any output, nor a word long enough to be a key. */
function withoutKey(text: string): string {
  return text.replace(/(unknown option '[^'=]*)=[^']*'/, "$1'").replace(/'[^' ]{24,}'/g, "'…'");
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

function positive(text: string): number {
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value > 0) return value;
  throw new InvalidArgumentError('Expected a number above 0, such as 5 or 0.5.');
}

/** Prints what went wrong, and gives the exit code for it. */
async function explain(error: unknown, io: Io): Promise<number> {
  // commander has printed it, or what was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
  if (!(error instanceof CliError || error instanceof RecotapError)) throw error;
  await say(io, `error: ${error.message}\n`);
  return error instanceof OutputError ? exitCode.ended : exitCode.usage;
}

function version(): string {
  return createRequire(import.meta.url)('recotap-api/package.json').version;
}

const examples = `
Examples:
  $ recotap validate deals.csv --map mapping.yaml
  $ recotap push deals.csv --map mapping.yaml --dry-run
  $ recotap push deals.csv --map mapping.yaml --environment sandbox --problems problems.ndjson
  $ recotap push problems.ndjson --environment sandbox
  $ zcat deals.ndjson.gz | recotap push - --json

Exit codes: 0 every deal was upserted; 1 some were not; 2 wrong usage or input, nothing was sent;
3 the push ended early; 130 interrupted.
`;

const pushHelp = `
The API key is taken from the environment variable RECOTAP_API_KEY or from a file .env in the current folder.
A problems file can be corrected and pushed again as it is.
`;
