import { RecotapError } from '../../index.js';
import type { Recorder } from '../har/recorder.js';
import { CliError } from '../terminal/cli-error.js';
import { describeDrift } from '../terminal/drift.js';
import { exitCode, type Io, signalExitCode } from '../terminal/io.js';
import { print, say } from '../terminal/print.js';
import type { BeforePush } from './before.js';
import { type LocatedProblem, toCorrect } from './outcome.js';
import { createProblemsFile, type ProblemsFile } from './problems.js';
import { showProgress } from './progress.js';
import { createReasons } from './reasons.js';
import { createJsonReport } from './report.js';
import { type Load, type RunEnd, runPush } from './run.js';
import { nextSteps, summarize } from './summary.js';

/** One push of the command. */
export interface Push extends Load {
  /** The problems file, if the user wants one: its name, the files it must not overwrite, and the command that pushes it. */
  problems: { file: string; reads: string[]; command: string } | undefined;
  /** Whether the report is JSON. */
  isJson: boolean;
  isDryRun: boolean;
  /** Whether the client logs its requests. */
  isLogged: boolean;
  /** Records the traffic of the client. */
  recorder: Recorder;
}

/**
 * Pushes the items of a file and reports their outcomes.
 *
 * @param before what was done beforehand, for the report
 * @returns the exit code
 * @throws CliError when the user has to fix something first, and nothing was sent
 */
export async function push(job: Push, before: BeforePush, io: Io): Promise<number> {
  const { kind, source, isDryRun, isLogged } = job;
  const problems = await openProblems(job, io);
  const report = job.isJson ? createJsonReport(kind) : undefined;
  const reasons = createReasons(kind.word);
  const progress = await showProgress({ source, word: kind.word, isLogged }, io);
  const onProblem = async (problem: LocatedProblem) => {
    reasons.add(problem);
    report?.add(problem);
    await problems?.write(problem);
  };
  try {
    const watcher = { onProgress: progress.update, onProblem, say: progress.say };
    const run = await runPush(job, watcher, io).finally(progress.stop);
    await problems?.close().catch((error) => {
      run.ended ??= { cause: error };
    });
    if (isNothingSent(run)) throw run.ended?.cause;
    const notes = source.notes();
    const drift = job.client.drift();
    for (const note of notes) await say(io, [`note: ${note}`]);
    if (report === undefined) {
      const summary = [...summarize(kind, source.name, run.counts, isDryRun), ...reasons.describe()];
      const lines = [...summary, ...nextSteps(kind, { ...job, ...run }), ...describeDrift(drift)];
      await print(io, lines);
    } else {
      const found = { ...(drift.length === 0 ? {} : { drift }), ...(notes.length === 0 ? {} : { notes }) };
      await report.print({ ...run.counts, ...before, ...found }, io);
    }
    if (run.ended !== undefined && run.stoppedBy === undefined) await say(io, [`error: ${reasonOf(run.ended)}`]);
    return codeOf(run, before, source.isDoubtful);
  } finally {
    report?.close();
    await job.recorder.finish();
  }
}

async function openProblems({ kind, source, problems }: Push, io: Io): Promise<ProblemsFile | undefined> {
  if (problems === undefined) return undefined;
  try {
    return await createProblemsFile(kind, problems.file, problems.reads, io);
  } catch (error) {
    source.stop();
    throw error;
  }
}

/** A file that cannot be read from its start is a usage error, as if it had been found before the push. */
function isNothingSent({ ended, counts, stoppedBy }: RunEnd): boolean {
  return ended?.cause instanceof CliError && counts.requests === 0 && stoppedBy === undefined;
}

/** An error that neither the user nor the server caused is a bug, and is thrown. */
function reasonOf({ cause }: { cause: unknown }): string {
  if (cause instanceof CliError || RecotapError.is(cause)) return cause.message;
  throw cause;
}

function codeOf({ ended, stoppedBy, counts }: RunEnd, { accounts }: BeforePush, isDoubtful: boolean): number {
  if (stoppedBy !== undefined) return signalExitCode[stoppedBy];
  if (ended !== undefined) return exitCode.ended;
  const problems = toCorrect(counts) + counts.unsent + (accounts?.problems.length ?? 0);
  return problems > 0 || isDoubtful ? exitCode.problems : exitCode.ok;
}
