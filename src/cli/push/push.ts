import { type RecotapClient, RecotapError } from '../../index.js';
import { type ClientOptions, createClient, createDryClient, isVerbose } from '../commands/resolve/client.js';
import { storeNothing } from '../commands/resolve/dry-run.js';
import { standardInput } from '../read/input/open.js';
import { type Pushable, toMend } from '../read/item-kind.js';
import { openSource, type SourceOptions } from '../read/source.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, signalExitCode } from '../terminal/exit-code.js';
import { type Io, print, say } from '../terminal/io.js';
import type { BeforePush } from './before-push.js';
import { nextSteps } from './next-steps.js';
import { createProblemsFile } from './problems.js';
import { JsonReport } from './report.js';
import { type PushRun, runPush } from './run.js';
import { summarize } from './summary.js';

/** How a file is pushed, whatever is in it. */
export interface PushItemsOptions extends SourceOptions, ClientOptions {
  dryRun?: boolean | undefined;
  problems?: string | undefined;
  json?: boolean | undefined;
}

/** @throws CliError or RecotapConfigurationError when the key or the server that the user named cannot be used */
export async function createPushClient(kind: Pushable, options: PushItemsOptions, io: Io): Promise<RecotapClient> {
  if (options.dryRun === true) return createDryClient(options, storeNothing(kind), io);
  return createClient(options, io, ' To try without one: --dry-run.');
}

/**
 * Pushes the items of a file, and tells what became of them.
 *
 * @returns the exit code
 * @throws CliError when nothing was sent, as something has to be mended first
 */
export async function pushItems(
  kind: Pushable,
  client: RecotapClient,
  file: string,
  options: PushItemsOptions,
  io: Io,
  before: BeforePush = {},
): Promise<number> {
  const source = await openSource(kind, file, options, io);
  const problems = await openProblems(kind, file, options, io).catch((error) => {
    source.input.stop();
    throw error;
  });
  const report = options.json === true ? new JsonReport(kind) : undefined;
  try {
    const run = await runPush(kind, client, source, { problems, report, isLogged: isVerbose(options, io) }, io);
    await problems?.close().catch((error) => {
      run.ended ??= { cause: error };
    });
    if (isNothingSent(run)) throw run.ended?.cause;
    for (const note of source.notes()) await say(io, `note: ${note}\n`);
    if (report !== undefined) await report.print({ ...run.counts, ...before }, io);
    else await print(io, describe(kind, source.input.name, file, options, run));
    if (run.ended !== undefined && run.stoppedBy === undefined) await say(io, `error: ${reasonOf(run.ended)}\n`);
    return codeOf(run, before);
  } finally {
    report?.close();
  }
}

function describe(kind: Pushable, name: string, file: string, options: PushItemsOptions, run: PushRun): string {
  const summary = summarize(kind, name, run.counts, run.reasons, options.dryRun === true);
  return `${summary}\n${nextSteps(kind, file, options, run)}`;
}

async function openProblems(kind: Pushable, file: string, { problems, map, apiKeyFile }: PushItemsOptions, io: Io) {
  if (problems === undefined) return undefined;
  const inputs = [file === standardInput ? undefined : file, map, apiKeyFile];
  return createProblemsFile(
    kind,
    problems,
    inputs.filter((name) => name !== undefined),
    io,
  );
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

function codeOf({ ended, stoppedBy, counts }: PushRun, { accounts }: BeforePush): number {
  if (stoppedBy !== undefined) return signalExitCode[stoppedBy];
  if (ended !== undefined) return exitCode.ended;
  const problems = toMend(counts) + counts.unsent + (accounts?.problems.length ?? 0);
  return problems > 0 ? exitCode.problems : exitCode.ok;
}
