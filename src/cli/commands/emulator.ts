import { createEmulator, type DeviationKind, type Listening } from '../../emulator/index.js';
import { readFaults } from '../read/faults.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, type Io } from '../terminal/io.js';
import { openInBrowser } from '../terminal/open-in-browser.js';
import { print, say } from '../terminal/print.js';
import { counted, shellWord } from '../terminal/words.js';
import { readKeyFile, readTokenFile } from './resolve/api-key.js';

export interface EmulatorCommandOptions {
  port?: number | undefined;
  host?: string | undefined;
  inspectTokenFile?: string | undefined;
  allowOrigin?: string[] | undefined;
  apiKeyFile?: string | undefined;
  faults?: string | undefined;
  deviate?: DeviationKind[] | undefined;
  open?: boolean | undefined;
}

/**
 * `recotap emulator`: serves until it is interrupted.
 *
 * @returns the exit code
 * @throws CliError when the key, the token, the faults or the port cannot be used
 */
export async function emulator(options: EmulatorCommandOptions, io: Io): Promise<number> {
  const { port = 4020, host, inspectTokenFile, allowOrigin: origins } = options;
  const { apiKeyFile, faults: faultsFile, deviate = [] } = options;
  const apiKey = apiKeyFile === undefined ? undefined : await readKeyFile(apiKeyFile, io);
  const inspectToken = inspectTokenFile === undefined ? undefined : await readTokenFile(inspectTokenFile, io);
  const faults = faultsFile === undefined ? undefined : await readFaults(faultsFile, io);
  const listening = await createEmulator({ apiKey, faults, deviate })
    .listen(port, { host, inspectToken, origins })
    .catch((error) => {
      throw error instanceof Error ? new CliError(error.message, { cause: error }) : error;
    });
  let release = () => {};
  const interrupted = new Promise<void>((resolve) => {
    release = io.onInterrupt(() => resolve());
  });
  const active = [
    ...(faults === undefined
      ? []
      : [`Faults are active: ${counted(faults.rules.length, 'rule')}, from ${faultsFile}.`]),
    ...(deviate.length === 0 ? [] : [`Responses deviate from the contract: ${deviate.join(', ')}.`]),
  ];
  try {
    if (!listening.isLocal)
      await say(io, [
        `warning: Other machines can reach the emulator at ${host}, and push to it${apiKey === undefined ? ' with any key' : ''}.`,
      ]);
    await print(io, greeting(listening, options, active));
    if (options.open) void openPage(`${listening.url}/`, io);
    await interrupted;
  } finally {
    await listening.close();
    release();
  }
  return exitCode.ok;
}

/** A browser may take long to start, so nothing waits for it. */
async function openPage(page: string, io: Io): Promise<void> {
  const problem = await openInBrowser(page, io);
  if (problem !== undefined)
    await say(io, [`warning: The page could not be opened (${problem}). Open ${page} yourself.`]);
}

function greeting(
  { url, inspectToken }: Listening,
  { apiKeyFile, inspectTokenFile }: EmulatorCommandOptions,
  active: readonly string[],
): string[] {
  const baseUrl = `${url}/api/v1`;
  const [accepts, before, behind] =
    apiKeyFile === undefined
      ? ['any API key', 'RECOTAP_API_KEY=any ', '']
      : [`the API key in ${apiKeyFile}`, '', ` --api-key-file ${shellWord(apiKeyFile)}`];
  // A token of the user's own is not shown.
  const shown = inspectTokenFile === undefined ? inspectToken : `$(cat ${shellWord(inspectTokenFile)})`;
  const curl = shown === undefined ? 'curl' : `curl -H "Authorization: Bearer ${shown}"`;
  // In a fragment, which is sent to no server. A browser keeps it from there on.
  const page = `${url}/${inspectTokenFile === undefined && inspectToken !== undefined ? `#token=${inspectToken}` : ''}`;
  return [
    `Open ${page} in a browser to see what arrives.`,
    `The emulator listens at ${baseUrl}`,
    `It accepts ${accepts} and keeps what it receives in memory. Press Ctrl-C to stop it.`,
    ...active,
    '',
    'Push to it from another terminal:',
    `  ${before}recotap push deals.csv --base-url ${baseUrl}${behind}`,
    `Look at what it received without a browser${inspectToken === undefined ? '' : ', which takes this token'}:`,
    `  ${curl} ${url}/_emulator/deals`,
    ...(active.length === 0 ? [] : ['End this:', `  ${curl} -X DELETE ${url}/_emulator/faults`]),
  ];
}
