import { createRecotapClient, type Environment, type RecotapClient, RecotapError } from '../index.js';
import { CliError } from './cli-error.js';
import { upsertNothing } from './dry-run.js';
import { exitCode, signalExitCode } from './exit-code.js';
import { standardInput } from './input/open.js';
import { type Io, print, say } from './io.js';
import { nextSteps } from './next-steps.js';
import { createProblemsFile } from './problems.js';
import { type PushRun, runPush } from './push-run.js';
import { JsonReport } from './report.js';
import { findApiKey } from './settings.js';
import { openSource, type SourceOptions } from './source.js';
import { summarize } from './summary.js';

export interface PushOptions extends SourceOptions {
  environment?: Environment | undefined;
  baseUrl?: string | undefined;
  apiKeyFile?: string | undefined;
  dryRun?: boolean | undefined;
  problems?: string | undefined;
  concurrency?: number | undefined;
  requestsPerSecond?: number | undefined;
  json?: boolean | undefined;
  verbose?: boolean | undefined;
}

/**
 * `recotap push`.
 *
 * @returns the exit code
 * @throws CliError or RecotapConfigurationError when nothing was sent, as something has to be mended first
 */
export async function push(file: string, options: PushOptions, io: Io): Promise<number> {
  const client = await createClient(options, io);
  const source = await openSource(file, options, io);
  const problems = await openProblems(file, options, io).catch((error) => {
    source.input.stop();
    throw error;
  });
  const report = options.json === true ? new JsonReport() : undefined;
  try {
    const run = await runPush(client, source, { problems, report, isLogged: isVerbose(options, io) }, io);
    await problems?.close().catch((error) => {
      run.ended ??= { cause: error };
    });
    if (isNothingSent(run)) throw run.ended?.cause;
    for (const note of source.notes()) await say(io, `note: ${note}\n`);
    if (report !== undefined) await report.print(run.counts, io);
    else await print(io, describe(source.input.name, file, options, run));
    if (run.ended !== undefined && run.stoppedBy === undefined) await say(io, `error: ${reasonOf(run.ended)}\n`);
    return codeOf(run);
  } finally {
    report?.close();
  }
}

function describe(name: string, file: string, options: PushOptions, run: PushRun): string {
  const summary = summarize(name, run.counts, run.reasons, options.dryRun === true);
  return `${summary}\n${nextSteps(file, options, run)}`;
}

async function createClient(options: PushOptions, io: Io): Promise<RecotapClient> {
  const { environment, baseUrl, concurrency: maxConcurrency, requestsPerSecond } = options;
  const log = isVerbose(options, io) ? (line: string) => void io.stderr.write(`${line}\n`) : undefined;
  const settings = { environment, baseUrl, maxConcurrency, requestsPerSecond, log };
  if (options.dryRun === true) return createRecotapClient({ ...settings, apiKey: 'dry-run', fetch: upsertNothing });
  return createRecotapClient({ ...settings, ...(await findApiKey(options.apiKeyFile, io)) });
}

async function openProblems(file: string, { problems, map, apiKeyFile }: PushOptions, io: Io) {
  if (problems === undefined) return undefined;
  const inputs = [file === standardInput ? undefined : file, map, apiKeyFile];
  return createProblemsFile(
    problems,
    inputs.filter((name) => name !== undefined),
    io,
  );
}

function isVerbose({ verbose }: PushOptions, { env }: Io): boolean {
  return verbose === true || env.RECOTAP_DEBUG === '1';
}

/** A file that could not be read from its start on is a usage error, as if it had been found before. */
function isNothingSent({ ended, counts, stoppedBy }: PushRun): boolean {
  return ended?.cause instanceof CliError && counts.requests === 0 && stoppedBy === undefined;
}

/** What is neither the user's to mend nor the server's doing is a bug, and goes on as one. */
function reasonOf({ cause }: { cause: unknown }): string {
  if (cause instanceof CliError || cause instanceof RecotapError) return cause.message;
  throw cause;
}

function codeOf({ ended, stoppedBy, counts }: PushRun): number {
  if (stoppedBy !== undefined) return signalExitCode[stoppedBy];
  if (ended !== undefined) return exitCode.ended;
  return counts.failed + counts.invalid + counts.unsent > 0 ? exitCode.problems : exitCode.ok;
}
