import { createRecotapClient } from '../../../index.js';
import { createRecorder } from '../../har/recorder.js';
import type { PushableKind } from '../../push/outcome.js';
import { isCsv } from '../../push/problems.js';
import type { MostInvalid } from '../../push/survey.js';
import { targetOf } from '../../push/target.js';
import type { ReadOptions } from '../../read/input/options.js';
import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { shellWord } from '../../terminal/words.js';
import { findApiKey } from './api-key.js';
import { storeNothing } from './dry-run.js';
import { type LedgerOptions, ledgerPath, shownLedger } from './ledger.js';
import type { MapOptions } from './mapping.js';
import { type ClientOptions, maxWaitMs, settingsOf } from './settings.js';
import { shownSettings } from './shown.js';

/** The options that say when a push is over, and what it says. */
export interface RunOptions extends ClientOptions {
  confirm?: boolean | undefined;
  /** In ms. */
  deadline?: number | undefined;
  /** In ms. */
  grace?: number | undefined;
  json?: boolean | undefined;
  quiet?: boolean | undefined;
}

/** The options of a command that pushes a file. */
export interface PushOptions extends RunOptions, ReadOptions, MapOptions {
  dryRun?: boolean | undefined;
  problems?: string | undefined;
  report?: string[] | undefined;
  maxInvalid?: MostInvalid | undefined;
  failIfEmpty?: boolean | undefined;
}

/** How long requests in flight may take when a push is stopped, in ms. */
export const defaultGraceMs = 5_000;

/**
 * Resolves the options of a push into everything but its source.
 *
 * @param argsFor the arguments that push a problems file, which may have the columns of the input, without those that say where to
 * @throws CliError, RecotapConfigurationError when the key or the server cannot be used
 */
export async function resolvePush(
  kind: PushableKind,
  files: readonly string[],
  options: PushOptions & LedgerOptions,
  argsFor: (problems: string, isUnmapped: boolean) => string[],
  io: Io,
) {
  const { map, apiKeyFile, har, dryRun: isDryRun = false, problems, report = [] } = options;
  if (isDryRun && har !== undefined)
    throw new CliError('--har records what is sent, so it does not work with --dry-run.');
  const ledger = ledgerPath(options, io);
  const settings = settingsOf(options, io);
  const access = isDryRun
    ? { apiKey: 'dry-run', fetch: storeNothing(kind, kind.taken[0]) }
    : await findApiKey(apiKeyFile, io, ' To try without one: --dry-run.');
  const reads = [...files, map, apiKeyFile].filter((name) => name !== undefined);
  const commandFor = (name: string, isUnmapped: boolean) => {
    const mapping = isUnmapped ? mappingArgs(options) : [];
    const file = name.startsWith('-') ? `./${name}` : name;
    return ['recotap', ...argsFor(file, isUnmapped), ...mapping, ...serverArgs(options)].map(shellWord).join(' ');
  };
  const recorder = await createRecorder(har, problems === undefined ? reads : [...reads, problems], io);
  const client = createRecotapClient({ ...settings, ...access, onExchange: recorder.onExchange });
  return {
    kind,
    files,
    client,
    recorder,
    target: targetOf(client.settings, isTargetNamed(options)),
    problems: problems === undefined ? undefined : { file: problems, reads, commandFor },
    reports: { files: report, reads: [...reads, problems, har].filter((name) => name !== undefined) },
    settings: shownSettings(options, ledger === undefined ? undefined : shownLedger(ledger)),
    isJson: options.json === true,
    isQuiet: options.quiet === true,
    isAsking: options.confirm === true,
    isDryRun,
    isLogged: settings.log !== undefined,
    keepsRows: problems !== undefined && isCsv(problems),
    maxWaitMs,
    graceMs: options.grace ?? defaultGraceMs,
    deadlineMs: options.deadline,
    mostInvalid: options.maxInvalid,
    failIfEmpty: options.failIfEmpty === true,
  };
}

/** What a problems file with the columns of the input needs again. */
function mappingArgs({ map, lookup = new Map(), dateFormat }: MapOptions): string[] {
  if (map === undefined) return [];
  const tables = [...lookup].flatMap(([name, file]) => ['--lookup', `${name}=${file}`]);
  return ['--map', map, ...tables, ...(dateFormat === undefined ? [] : ['--date-format', dateFormat])];
}

/** Whether the user said where to push. */
export function isTargetNamed({ environment, baseUrl }: ClientOptions): boolean {
  return environment !== undefined || baseUrl !== undefined;
}

function serverArgs({ environment, baseUrl, apiKeyFile }: ClientOptions): string[] {
  const flags = { '--environment': environment, '--base-url': baseUrl, '--api-key-file': apiKeyFile };
  return Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
}
