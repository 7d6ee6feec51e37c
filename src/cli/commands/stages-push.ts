import { type Pipeline, registerPipelines, type StageReport } from '../../index.js';
import type { Target } from '../push/facts.js';
import { announce, describeTarget, targetOf } from '../push/target.js';
import { tellWaits } from '../push/waits.js';
import { readPipelines } from '../read/stages-file.js';
import { confirm, mustHaveTerminal } from '../terminal/confirm.js';
import { stopOnInterrupt } from '../terminal/interrupt.js';
import { exitCode, type Io, signalExitCode } from '../terminal/io.js';
import { print, say } from '../terminal/print.js';
import { showLines, showNothing } from '../terminal/progress.js';
import { counted } from '../terminal/words.js';
import { openClient } from './resolve/client.js';
import { defaultGraceMs, isTargetNamed, type RunOptions } from './resolve/push.js';
import { maxWaitMs } from './resolve/settings.js';

/**
 * `recotap stages push`: creates the pipelines of a file that Recotap lacks.
 *
 * @returns the exit code
 * @throws CliError when the file cannot be used; RecotapError when Recotap does not accept it
 */
export async function pushStages(file: string, options: RunOptions, io: Io): Promise<number> {
  const { grace: graceMs = defaultGraceMs, deadline: deadlineMs, json = false, quiet = false } = options;
  if (options.confirm) mustHaveTerminal(io);
  const pipelines = await readPipelines(file, io);
  const { client, close, tellDrift } = await openClient(options, io, [file]);
  const target = targetOf(client.settings, isTargetNamed(options));
  const lines = quiet ? showNothing : showLines(io, (line) => void say(io, [line]));
  const total = pipelines.length;
  const created: Pipeline[] = [];
  let end = () => lines.stop();
  try {
    lines.say(announce({ name: file, word: 'pipeline', total, target }));
    if (options.confirm) await confirm(io);
    const stop = stopOnInterrupt(io, { graceMs, deadlineMs, say: lines.say });
    const pace = () => ({ elapsedMs: 0, fraction: undefined, recent: undefined, leftMs: stop.leftMs });
    const stopTelling = tellWaits(lines.say, pace, maxWaitMs);
    end = () => {
      lines.stop();
      stopTelling();
      stop.release();
    };
    const onCreated = (group: Pipeline[]) => void created.push(...group);
    try {
      const all = { signal: stop.cut, drain: stop.drain, onCreated };
      const { existing, missingStages } = await registerPipelines(client, pipelines, all);
      await report(file, { target, total, created, existing, missingStages }, json, io);
      await tellDrift();
      if (stop.by !== undefined) return signalExitCode[stop.by];
      return missingStages.length === 0 ? exitCode.ok : exitCode.problems;
    } catch (error) {
      await report(file, { target, total, created, existing: [], missingStages: [], isUnfinished: true }, json, io);
      if (stop.by !== undefined) return signalExitCode[stop.by];
      throw error;
    }
  } finally {
    end();
    await close();
  }
}

interface Report extends Pick<StageReport, 'created' | 'existing' | 'missingStages'> {
  target: Target;
  total: number;
  /** Given when the rest was not created, or it is not known whether it was. */
  isUnfinished?: true;
}

function report(file: string, done: Report, isJson: boolean, io: Io): Promise<boolean> {
  return print(io, isJson ? `${JSON.stringify(done)}\n` : summarize(file, done));
}

function summarize(file: string, { target, total, created, existing, missingStages, isUnfinished }: Report): string[] {
  const lines = [
    `${file}: ${counted(total, 'pipeline')}`,
    `  ${created.length} created${named(created.map(({ pipelineId }) => pipelineId))}`,
    ...(existing.length > 0 ? [`  ${existing.length} there already${named(existing)}`] : []),
    ...(isUnfinished ? ['  the others were not reached: run the same command again'] : []),
    `Target: ${describeTarget(target)}`,
  ];
  if (missingStages.length > 0) {
    lines.push(
      '',
      'These stages are missing, and the API cannot add a stage to an existing pipeline:',
      ...missingStages.map(({ pipelineId, stageId }) => `  ${pipelineId}: ${stageId}`),
    );
  }
  return lines;
}

function named(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `: ${ids.join(', ')}`;
}
