import { createRecotapClient } from '../../../index.js';
import { createRecorder } from '../../har/recorder.js';
import type { PushableKind } from '../../push/outcome.js';
import type { ReadOptions } from '../../read/input/options.js';
import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { shellWord } from '../../terminal/words.js';
import { findApiKey } from './api-key.js';
import { storeNothing } from './dry-run.js';
import { type ClientOptions, settingsOf } from './settings.js';

/** The options of a command that pushes a file. */
export interface PushOptions extends ClientOptions, ReadOptions {
  map?: string | undefined;
  dryRun?: boolean | undefined;
  problems?: string | undefined;
  json?: boolean | undefined;
}

/**
 * Resolves the options of a push into everything but its source.
 *
 * @param argsFor the arguments that push a problems file, without those that say where to
 * @throws CliError, RecotapConfigurationError when the key or the server cannot be used
 */
export async function resolvePush(
  kind: PushableKind,
  files: readonly string[],
  options: PushOptions,
  argsFor: (problems: string) => string[],
  io: Io,
) {
  const { map, apiKeyFile, har, dryRun: isDryRun = false, problems, json: isJson = false } = options;
  if (isDryRun && har !== undefined)
    throw new CliError('--har records what is sent, so it does not work with --dry-run.');
  const settings = settingsOf(options, io);
  const access = isDryRun
    ? { apiKey: 'dry-run', fetch: storeNothing(kind, kind.taken[0]) }
    : await findApiKey(apiKeyFile, io, ' To try without one: --dry-run.');
  const reads = [...files, map, apiKeyFile].filter((name) => name !== undefined);
  const command = (name: string) => ['recotap', ...argsFor(name), ...serverArgs(options)].map(shellWord).join(' ');
  const recorder = await createRecorder(har, problems === undefined ? reads : [...reads, problems], io);
  return {
    kind,
    client: createRecotapClient({ ...settings, ...access, onExchange: recorder.onExchange }),
    recorder,
    problems: problems === undefined ? undefined : { file: problems, reads, command: command(problems) },
    isJson,
    isDryRun,
    isLogged: settings.log !== undefined,
  };
}

function serverArgs({ environment, baseUrl, apiKeyFile }: ClientOptions): string[] {
  const flags = { '--environment': environment, '--base-url': baseUrl, '--api-key-file': apiKeyFile };
  return Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
}
