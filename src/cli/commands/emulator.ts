import { createEmulator, type DeviationKind, type EmulatorOptions } from '../../emulator/index.js';
import { readFaults } from '../read/faults.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted, shellWord } from '../terminal/words.js';
import { readKeyFile } from './resolve/api-key.js';

export interface EmulatorCommandOptions {
  port?: number | undefined;
  apiKeyFile?: string | undefined;
  faults?: string | undefined;
  deviate?: DeviationKind[] | undefined;
}

/**
 * `recotap emulator`: serves until it is interrupted.
 *
 * @returns the exit code
 * @throws CliError when the key, the faults or the port cannot be used
 */
export async function emulator(options: EmulatorCommandOptions, io: Io): Promise<number> {
  const { port = 4020, apiKeyFile, faults: faultsFile, deviate = [] } = options;
  const apiKey = apiKeyFile === undefined ? undefined : await readKeyFile(apiKeyFile, io);
  const faults = faultsFile === undefined ? undefined : await readFaults(faultsFile, io);
  const { url, close } = await listen(port, { apiKey, faults, deviate });
  let release = () => {};
  const interrupted = new Promise<void>((resolve) => {
    release = io.onInterrupt(() => resolve());
  });
  const active = [
    ...(faults === undefined
      ? []
      : [`Faults are active: ${counted(faults.rules.length, 'rule')}, from ${faultsFile}.`]),
    ...(deviate.length === 0 ? [] : [`Answers deviate from the contract: ${deviate.join(', ')}.`]),
  ];
  try {
    await print(io, greeting(url, apiKeyFile, active));
    await interrupted;
  } finally {
    await close();
    release();
  }
  return exitCode.ok;
}

function greeting(url: string, apiKeyFile: string | undefined, active: readonly string[]): string {
  const baseUrl = `${url}/api/v1`;
  const [accepts, before, behind] =
    apiKeyFile === undefined
      ? ['any API key', 'RECOTAP_API_KEY=any ', '']
      : [`the API key in ${apiKeyFile}`, '', ` --api-key-file ${shellWord(apiKeyFile)}`];
  const lines = [
    `The emulator listens at ${baseUrl}`,
    `It accepts ${accepts} and keeps what it receives in memory. Press Ctrl-C to stop it.`,
    ...active,
    '',
    'Push to it from another terminal:',
    `  ${before}recotap push deals.csv --base-url ${baseUrl}${behind}`,
    'Look at what it received:',
    `  curl ${url}/_emulator/deals`,
    ...(active.length === 0 ? [] : ['End this:', `  curl -X DELETE ${url}/_emulator/faults`]),
  ];
  return `${lines.join('\n')}\n`;
}

async function listen(port: number, options: EmulatorOptions) {
  try {
    return await createEmulator(options).listen(port);
  } catch (error) {
    if (error instanceof Error) throw new CliError(error.message, { cause: error });
    throw error;
  }
}
