import type { RecotapClient } from '../../index.js';
import type { Recorder } from '../har/recorder.js';
import type { ItemSource } from '../read/items/item.js';
import { describeDrift } from '../terminal/drift.js';
import { interruptible, type Stop, stopOnInterrupt } from '../terminal/interrupt.js';
import { exitCode, type Io } from '../terminal/io.js';
import type { SavedFile } from '../terminal/output-file.js';
import { print, printAll, say } from '../terminal/print.js';
import { plural } from '../terminal/words.js';
import type { Step } from './before.js';
import { describeBefore } from './before-words.js';
import { codeOf, type Failure, isNothingSent, messagesOf, whyOf } from './ending.js';
import type { BeforePush, PushFacts, Settings } from './facts.js';
import { nextSteps } from './next-steps.js';
import { type LocatedProblem, type PushableKind, toCorrect, toLine } from './outcome.js';
import { type Preparation, prepare } from './prepare.js';
import { createProblemsFile, type ProblemsFile } from './problems.js';
import { createProgress, type Progress } from './progress.js';
import { createReasons, type Reasons } from './reasons.js';
import { createReportFiles, type Formats, type ReportFiles } from './report/files.js';
import { createJsonReport } from './report/json.js';
import { keepProblems } from './report/kept.js';
import { markdownReport } from './report/markdown.js';
import { type PaceRecorder, recordPace } from './report/pace.js';
import { runPush } from './run.js';
import { summarize } from './summary.js';

/** One push of the command. */
export interface Push extends Preparation {
  kind: PushableKind;
  steps: readonly Step[];
  client: RecotapClient;
  /** The problems file, if the user wants one: its name, the files it must not overwrite, and the command that pushes it. */
  problems: WantedProblems | undefined;
  /** The files of the reports that the user wants, and those that they must not overwrite. */
  reports: { files: readonly string[]; reads: readonly string[] };
  /** The options that the user gave, for the report. */
  settings: Settings;
  /** Whether the report on the standard output is JSON. */
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
  let reports: ReportFiles | undefined;
  const reasons = createReasons(job.kind.word);
  const { word, heldMs } = job.kind;
  const shown = { word, heldMs, leftMs: () => stop?.leftMs, lastReason: () => reasons.last };
  const progress = createProgress({ ...job, ...shown }, io);
  try {
    let source: ItemSource | undefined;
    const code = await interruptible(io, async (signal) => {
      if (job.problems !== undefined)
        problems = await createProblemsFile(job.kind, job.problems.file, job.problems.reads, io);
      reports = await createReportFiles(job.reports.files, job.reports.reads, io);
      signal.throwIfAborted();
      source = await prepare(job, createReasons(job.kind.word), progress.say, signal, io);
      return exitCode.ok;
    });
    if (source === undefined || reports === undefined) {
      progress.say('Interrupted before anything was sent.');
      return code;
    }
    stop = stopOnInterrupt(io, { ...job, say: progress.say });
    return await pushFrom(source, job, { stop, problems, reports, reasons, progress }, io);
  } finally {
    progress.stop();
    stop?.release();
    await problems?.discard();
    await reports?.discard();
    await job.recorder.finish();
  }
}

interface Means {
  stop: Stop;
  problems: ProblemsFile | undefined;
  reports: ReportFiles;
  reasons: Reasons;
  progress: Progress;
}

async function pushFrom(source: ItemSource, job: Push, means: Means, io: Io): Promise<number> {
  const { kind, target, isDryRun } = job;
  const { stop, problems, reports, reasons, progress } = means;
  const startedAt = new Date(io.clock.wallTime()).toISOString();
  const kept = keepProblems();
  const json = createJsonReport();
  let pace: PaceRecorder | undefined;
  const onProblem = async (problem: LocatedProblem) => {
    const counted = reasons.add(problem);
    if (job.reports.files.length > 0) kept.add(problem, counted);
    if (job.isJson || job.reports.files.length > 0) json.add(toLine(problem, kind));
    await problems?.write(problem);
  };
  try {
    const before = await takeSteps(job, means, io);
    await progress.begin(source);
    pace = recordPace(io.clock.now);
    const run = await runPush({ ...job, source }, stop, { onProgress: progress.update, onProblem });
    const series = pace.stop();
    progress.stop();
    if (isNothingSent(run, before, stop)) throw run.ended?.cause;
    const saved = await save(problems, source.delimiter);
    run.ended ??= saved.failure;
    const why = whyOf(run, stop, saved.failure);
    const problemsFile = saved.files[0]?.name;
    const notes = source.notes();
    // The answers of a dry run are made up.
    const drift = isDryRun ? [] : job.client.drift();
    const endedBy = messagesOf(run, stop, [])[0]?.join(' ');
    const facts: PushFacts = {
      target,
      startedAt,
      input: { name: source.name, ...(job.mapping === undefined ? {} : { mapping: job.mapping }) },
      settings: job.settings,
      ...(isDryRun ? { dryRun: true } : {}),
      ...run.counts,
      complete: run.isAllCounted,
      ...(why === undefined ? {} : { ended: why }),
      ...(endedBy === undefined ? {} : { endedBy }),
      ...(problemsFile === undefined ? {} : { problemsFile }),
      ...before,
      reasons: reasons.all(),
      pace: series,
      ...(drift.length === 0 ? {} : { drift }),
      ...(notes.length === 0 ? {} : { notes }),
    };
    const found = { rows: kept.rows, total: toCorrect(run.counts) + run.counts.unsent };
    const written = await saveReports(reports, {
      html: async () => (await import('./report/html.js')).htmlReport(facts, found, kind),
      markdown: () => markdownReport(facts, found, kind),
      json: () => json.text(facts),
    });
    run.ended ??= written.failure;
    for (const note of notes) await say(io, [`note: ${note}`]);
    for (const { note } of [...saved.files, ...written.files]) if (note !== undefined) await say(io, [`note: ${note}`]);
    if (job.isJson) {
      await printAll(io, json.text(facts));
    } else {
      const steps = nextSteps({
        ...kind,
        ...run,
        why,
        isDryRun,
        input: { name: source.name, isStream: !source.isSized },
        problems: job.problems && problemsCommand(job.problems, problemsFile, problems?.isUnmapped === true),
      });
      await print(io, [
        ...summarize(kind, source.name, run.counts, target, isDryRun),
        ...written.files.map(({ name }) => `Report: ${name}`),
        ...reasons.describe(),
        ...(steps.length === 0 ? [] : ['', ...steps]),
        ...describeDrift(drift),
      ]);
    }
    const failures = [saved.failure, written.failure].filter((failure) => failure !== undefined);
    for (const [message, ...others] of messagesOf(run, stop, failures)) await say(io, [`error: ${message}`, ...others]);
    const isEmpty = run.counts.total === 0 && run.ended === undefined && job.failIfEmpty;
    if (isEmpty) await say(io, [`error: ${source.name} holds no ${plural(kind.word)}, which --fail-if-empty refuses.`]);
    return isEmpty && stop.by === undefined ? exitCode.problems : codeOf(run, before, stop, source.isDoubtful);
  } finally {
    pace?.stop();
    json.close();
    source.stop();
  }
}

function problemsCommand({ commandFor }: WantedProblems, file: string | undefined, isUnmapped: boolean) {
  return file === undefined ? undefined : { file, command: commandFor(file, isUnmapped) };
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
  files: SavedFile[];
  failure?: Failure;
}

async function save(problems: ProblemsFile | undefined, delimiter: string | undefined): Promise<Saved> {
  try {
    return { files: problems === undefined ? [] : [await problems.save(delimiter)] };
  } catch (cause) {
    return { files: [], failure: { cause } };
  }
}

async function saveReports(reports: ReportFiles, formats: Formats): Promise<Saved> {
  try {
    return { files: await reports.save(formats) };
  } catch (cause) {
    return { files: [], failure: { cause } };
  }
}
