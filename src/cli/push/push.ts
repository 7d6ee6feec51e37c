import { type RecotapClient, RecotapError, type RecotapHttpError } from '../../index.js';
import type { Recorder } from '../har/recorder.js';
import type { ItemSource } from '../read/items/item.js';
import { CliError } from '../terminal/cli-error.js';
import { describeDrift } from '../terminal/drift.js';
import { interruptible, type Stop, stopOnInterrupt } from '../terminal/interrupt.js';
import { exitCode, type Io, signalExitCode } from '../terminal/io.js';
import { print, say } from '../terminal/print.js';
import { plural } from '../terminal/words.js';
import type { Step } from './before.js';
import type { BeforePush } from './before-report.js';
import { describeBefore } from './before-words.js';
import { nextSteps, type Why } from './next-steps.js';
import { type LocatedProblem, type PushableKind, toCorrect } from './outcome.js';
import { type Preparation, prepare } from './prepare.js';
import { createProblemsFile, type ProblemsFile } from './problems.js';
import { createProgress, type Progress } from './progress.js';
import { createReasons } from './reasons.js';
import { createJsonReport } from './report.js';
import { type RunEnd, runPush } from './run.js';
import { summarize } from './summary.js';

/** One push of the command. */
export interface Push extends Preparation {
  kind: PushableKind;
  steps: readonly Step[];
  client: RecotapClient;
  /** The problems file, if the user wants one: its name, the files it must not overwrite, and the command that pushes it. */
  problems: WantedProblems | undefined;
  /** Whether the report is JSON. */
  isJson: boolean;
  isQuiet: boolean;
  /** Whether the client logs its requests. */
  isLogged: boolean;
  /** The longest wait that the client waits for, in ms. */
  maxWaitMs: number;
  graceMs: number;
  deadlineMs: number | undefined;
  failIfEmpty: boolean;
  /** Records the traffic of the client. */
  recorder: Recorder;
}

interface WantedProblems {
  file: string;
  reads: string[];
  /** @param isUnmapped whether the file has the columns of the input, which a mapping has to map again */
  commandFor(file: string, isUnmapped: boolean): string;
}

/**
 * Pushes the items of a file and reports their outcomes.
 *
 * @returns the exit code
 * @throws CliError when the user has to fix something first, and nothing was sent
 */
export async function push(job: Push, io: Io): Promise<number> {
  let stop: Stop | undefined;
  let problems: ProblemsFile | undefined;
  const progress = createProgress({ ...job, word: job.kind.word, leftMs: () => stop?.leftMs }, io);
  try {
    let source: ItemSource | undefined;
    const code = await interruptible(io, async (signal) => {
      if (job.problems !== undefined)
        problems = await createProblemsFile(job.kind, job.problems.file, job.problems.reads, io);
      signal.throwIfAborted();
      source = await prepare(job, createReasons(job.kind.word), progress.say, signal, io);
      return exitCode.ok;
    });
    if (source === undefined) {
      progress.say('Interrupted before anything was sent.');
      return code;
    }
    stop = stopOnInterrupt(io, { ...job, say: progress.say });
    return await pushFrom(source, job, { stop, problems, progress }, io);
  } finally {
    progress.stop();
    stop?.release();
    await problems?.discard();
    await job.recorder.finish();
  }
}

interface Means {
  stop: Stop;
  problems: ProblemsFile | undefined;
  progress: Progress;
}

async function pushFrom(source: ItemSource, job: Push, means: Means, io: Io): Promise<number> {
  const { kind, target, isDryRun } = job;
  const { stop, problems, progress } = means;
  const report = job.isJson ? createJsonReport(kind) : undefined;
  const reasons = createReasons(kind.word);
  const onProblem = async (problem: LocatedProblem) => {
    reasons.add(problem);
    report?.add(problem);
    await problems?.write(problem);
  };
  try {
    const before = await takeSteps(job, means, io);
    await progress.begin(source);
    const run = await runPush({ ...job, source }, stop, { onProgress: progress.update, onProblem });
    progress.stop();
    if (isNothingSent(run, before, stop)) throw run.ended?.cause;
    const saved = await save(problems, source.delimiter);
    run.ended ??= saved.failure;
    const why = whyOf(run, stop, saved);
    const isMoved = saved.file !== undefined && saved.file !== job.problems?.file;
    const notes = source.notes();
    for (const note of notes) await say(io, [`note: ${note}`]);
    if (isMoved)
      await say(io, [
        `note: ${job.problems?.file} was changed meanwhile and stays. The problems are in ${saved.file}.`,
      ]);
    // The answers of a dry run are made up.
    const drift = isDryRun ? [] : job.client.drift();
    if (report === undefined) {
      const written = saved.file === undefined ? undefined : job.problems;
      const file = saved.file ?? '';
      const situation = {
        ...kind,
        ...run,
        why,
        isDryRun,
        input: { name: source.name, isStream: !source.isSized },
        problems: written && { file, command: written.commandFor(file, problems?.isUnmapped === true) },
      };
      const steps = nextSteps(situation);
      const lines = [
        ...summarize(kind, source.name, run.counts, target, isDryRun),
        ...reasons.describe(),
        ...(steps.length === 0 ? [] : ['', ...steps]),
        ...describeDrift(drift),
      ];
      await print(io, lines);
    } else {
      const facts = {
        target,
        ...(isDryRun ? { dryRun: true } : {}),
        ...run.counts,
        complete: run.isAllCounted,
        ...(why === undefined ? {} : { ended: why }),
        ...(saved.file === undefined ? {} : { problemsFile: saved.file }),
        ...before,
        ...(drift.length === 0 ? {} : { drift }),
        ...(notes.length === 0 ? {} : { notes }),
      };
      await report.print(facts, io);
    }
    for (const [message, ...others] of messagesOf(run, stop, saved)) await say(io, [`error: ${message}`, ...others]);
    const isEmpty = run.counts.total === 0 && run.ended === undefined && job.failIfEmpty;
    if (isEmpty) await say(io, [`error: ${source.name} holds no ${plural(kind.word)}, which --fail-if-empty refuses.`]);
    return isEmpty && stop.by === undefined ? exitCode.problems : codeOf(run, before, stop, source.isDoubtful);
  } finally {
    report?.close();
    source.stop();
  }
}

/** Does what comes before the push, until something ends it. */
async function takeSteps(
  { steps, open, client, isJson }: Push,
  { stop, progress }: Means,
  io: Io,
): Promise<BeforePush> {
  const before: BeforePush = {};
  for (const step of steps) {
    if (stop.drain.aborted) break;
    progress.say(step.title);
    let done: BeforePush = {};
    const note = (noted: BeforePush) => {
      done = noted;
    };
    await step.run({ open, client, stop, note }).catch(stop.end);
    Object.assign(before, done);
    if (!isJson && Object.keys(done).length > 0) await print(io, describeBefore(done));
  }
  return before;
}

interface Saved {
  /** Its name, if it is there. */
  file?: string;
  failure?: { cause: unknown };
}

async function save(problems: ProblemsFile | undefined, delimiter: string | undefined): Promise<Saved> {
  try {
    return problems === undefined ? {} : { file: await problems.save(delimiter) };
  } catch (cause) {
    return { failure: { cause } };
  }
}

/** A file that cannot be read from its start is a usage error, as if it had been found before the push. */
function isNothingSent({ ended, counts }: RunEnd, before: BeforePush, { by }: Stop): boolean {
  const isUntouched = counts.requests === 0 && Object.keys(before).length === 0;
  return ended?.cause instanceof CliError && isUntouched && by === undefined;
}

function whyOf({ ended }: RunEnd, { by, isOverdue }: Stop, { failure }: Saved): Why | undefined {
  if (by !== undefined) return 'interrupted';
  if (ended === undefined) return undefined;
  if (isOverdue) return 'deadline';
  const { cause } = ended;
  if (!RecotapError.is(cause)) return failure === undefined ? 'input' : 'output';
  if (cause.code === 'unauthorized') return 'key';
  if (cause.code === 'ledger') return 'output';
  const { status = 0 } = cause as Partial<RecotapHttpError>;
  return status === 429 || status === 408 || status >= 500 ? 'limit' : 'server';
}

/** An error that neither the user nor the server caused is a bug, and is thrown. */
function messagesOf({ ended }: RunEnd, { by }: Stop, { failure }: Saved): (readonly string[])[] {
  const ending = by === undefined ? ended?.cause : undefined;
  const isSame = (ending as Error | undefined)?.message === (failure?.cause as Error | undefined)?.message;
  return [ending, isSame ? undefined : failure?.cause].flatMap((cause) => {
    if (cause === undefined) return [];
    if (cause instanceof CliError) return [cause.lines];
    if (RecotapError.is(cause)) return [[cause.message]];
    throw cause;
  });
}

function codeOf({ ended, counts }: RunEnd, { accounts }: BeforePush, { by }: Stop, isDoubtful: boolean): number {
  if (by !== undefined) return signalExitCode[by];
  if (ended !== undefined) return exitCode.ended;
  const problems = toCorrect(counts) + counts.unsent + (accounts?.problems.length ?? 0);
  return problems > 0 || isDoubtful ? exitCode.problems : exitCode.ok;
}
