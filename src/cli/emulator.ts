import { createEmulator } from '../emulator/index.js';
import { CliError } from './cli-error.js';
import { exitCode } from './exit-code.js';
import { type Io, write } from './io.js';
import { readKeyFile } from './settings.js';
import { shellWord } from './words.js';

export interface EmulatorOptions {
  port?: number | undefined;
  apiKeyFile?: string | undefined;
}

/**
 * `recotap emulator`: serves until it is interrupted.
 *
 * @returns the exit code
 */
export async function emulator({ port = 4020, apiKeyFile }: EmulatorOptions, io: Io): Promise<number> {
  const apiKey = apiKeyFile === undefined ? undefined : await readKeyFile(apiKeyFile, io);
  const { url, close } = await listen(port, apiKey);
  let release: (() => void) | undefined;
  const interrupted = new Promise<void>((resolve) => {
    release = io.onInterrupt(() => resolve());
  });
  const baseUrl = `${url}/api/v1`;
  const [accepts, before, behind] =
    apiKeyFile === undefined
      ? ['any API key', 'RECOTAP_API_KEY=any ', '']
      : [`the API key in ${apiKeyFile}`, '', ` --api-key-file ${shellWord(apiKeyFile)}`];
  const lines = [
    `An emulator stands in for Recotap at ${baseUrl}`,
    `It accepts ${accepts}, and holds in memory what it is sent, until Ctrl-C ends it.`,
    '',
    'Push to it, from another terminal:',
    `  ${before}recotap push deals.csv --base-url ${baseUrl}${behind}`,
    'Look at what it holds:',
    `  curl ${url}/_emulator/deals`,
  ];
  await write(io.stdout, `${lines.join('\n')}\n`);
  await interrupted;
  await close();
  release?.();
  return exitCode.ok;
}

async function listen(port: number, apiKey: string | undefined) {
  try {
    return await createEmulator({ apiKey }).listen(port);
  } catch (error) {
    if (error instanceof Error) throw new CliError(error.message, { cause: error });
    throw error;
  }
}
