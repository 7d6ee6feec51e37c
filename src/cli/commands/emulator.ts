import { type EmulatorOptions as Behaviour, createEmulator } from '../../emulator/index.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode } from '../terminal/exit-code.js';
import { type Io, print } from '../terminal/io.js';
import { counted, shellWord } from '../terminal/words.js';
import { readKeyFile } from './resolve/api-key.js';

export interface EmulatorOptions {
  port?: number | undefined;
  apiKeyFile?: string | undefined;
  faults?: string | undefined;
}

/**
 * `recotap emulator`: serves until it is interrupted.
 *
 * @returns the exit code
 * @throws CliError when the key, the faults or the port cannot be had
 */
export async function emulator(options: EmulatorOptions, io: Io): Promise<number> {
  const { port = 4020, apiKeyFile, faults: faultsFile } = options;
  const apiKey = apiKeyFile === undefined ? undefined : await readKeyFile(apiKeyFile, io);
  const faults =
    faultsFile === undefined ? undefined : await (await import('../read/faults.js')).readFaults(faultsFile, io);
  const { url, close } = await listen(port, { apiKey, faults });
  let release: (() => void) | undefined;
  const interrupted = new Promise<void>((resolve) => {
    release = io.onInterrupt(() => resolve());
  });
  try {
    await print(io, greeting(url, options, faults?.rules.length ?? 0));
    await interrupted;
  } finally {
    await close();
    release?.();
  }
  return exitCode.ok;
}

function greeting(url: string, { apiKeyFile, faults }: EmulatorOptions, rules: number): string {
  const baseUrl = `${url}/api/v1`;
  const [accepts, before, behind] =
    apiKeyFile === undefined
      ? ['any API key', 'RECOTAP_API_KEY=any ', '']
      : [`the API key in ${apiKeyFile}`, '', ` --api-key-file ${shellWord(apiKeyFile)}`];
  const lines = [
    `An emulator stands in for Recotap at ${baseUrl}`,
    `It accepts ${accepts}, and holds in memory what it is sent, until Ctrl-C ends it.`,
    ...(faults === undefined ? [] : [`Faults are active: ${counted(rules, 'rule')}, from ${faults}.`]),
    '',
    'Push to it, from another terminal:',
    `  ${before}recotap push deals.csv --base-url ${baseUrl}${behind}`,
    'Look at what it holds:',
    `  curl ${url}/_emulator/deals`,
    ...(faults === undefined ? [] : ['End the faults:', `  curl -X DELETE ${url}/_emulator/faults`]),
  ];
  return `${lines.join('\n')}\n`;
}

async function listen(port: number, behaviour: Behaviour) {
  try {
    return await createEmulator(behaviour).listen(port);
  } catch (error) {
    if (error instanceof Error) throw new CliError(error.message, { cause: error });
    throw error;
  }
}
