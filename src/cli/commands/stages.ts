import { asArray, asRecord, asText } from '../../base/unknown.js';
import { listDealStages, type MissingStage, type Pipeline } from '../../index.js';
import { registerPipelines } from '../../resources/stages/register.js';
import { readPipelines } from '../read/stages-file.js';
import { exitCode } from '../terminal/exit-code.js';
import { interruptible } from '../terminal/interrupt.js';
import { type Io, print } from '../terminal/io.js';
import { counted, printable } from '../terminal/words.js';
import { type ClientOptions, createClient } from './resolve/client.js';

export interface StagesOptions extends ClientOptions {
  json?: boolean | undefined;
}

/**
 * `recotap stages list`.
 *
 * @returns the exit code
 * @throws CliError, RecotapError when there is no list
 */
export async function listStages(options: StagesOptions, io: Io): Promise<number> {
  const client = await createClient(options, io);
  return interruptible(io, async (signal) => {
    const pipelines = await listDealStages(client, { signal });
    await print(io, options.json === true ? `${JSON.stringify({ pipelines }, null, 2)}\n` : tell(pipelines));
    return exitCode.ok;
  });
}

/**
 * `recotap stages push`: creates the pipelines of a file that are not there yet.
 *
 * @returns the exit code
 * @throws CliError when the file cannot be used, RecotapError when Recotap does not take what is in it
 */
export async function pushStages(file: string, options: StagesOptions, io: Io): Promise<number> {
  const client = await createClient(options, io);
  const pipelines = await readPipelines(file, io);
  return interruptible(io, async (signal) => {
    const report = await registerPipelines(client, pipelines, { signal });
    const { created, existing, missingStages } = report;
    const told = { total: pipelines.length, created, existing, missingStages };
    await print(io, options.json === true ? `${JSON.stringify(told)}\n` : summarize(file, told));
    return missingStages.length === 0 ? exitCode.ok : exitCode.problems;
  });
}

/** What Recotap lists is not documented, so nothing of it is relied on. */
function tell(pipelines: readonly unknown[]): string {
  const lines = pipelines.flatMap((each) => {
    const { pipelineId, pipelineLabel, stages } = asRecord(each);
    return [
      lineOf(pipelineId, pipelineLabel),
      ...asArray(stages).map((stage) => `  ${lineOf(asRecord(stage).stageId, asRecord(stage).stageLabel)}`),
    ];
  });
  return `${[counted(pipelines.length, 'pipeline'), ...lines].join('\n')}\n`;
}

function lineOf(id: unknown, label: unknown): string {
  return printable([asText(id), asText(label)].filter((text) => text !== undefined).join('  '));
}

interface Told {
  total: number;
  created: Pipeline[];
  existing: string[];
  missingStages: MissingStage[];
}

function summarize(file: string, { total, created, existing, missingStages }: Told): string {
  const lines = [
    `${file}: ${counted(total, 'pipeline')}`,
    `  ${created.length} created${named(created.map(({ pipelineId }) => pipelineId))}`,
    ...(existing.length > 0 ? [`  ${existing.length} there already${named(existing)}`] : []),
  ];
  if (missingStages.length > 0) {
    lines.push(
      '',
      'Recotap lacks these stages, and a pipeline that is there cannot be given more:',
      ...missingStages.map(({ pipelineId, stageId }) => `  ${pipelineId}: ${stageId}`),
    );
  }
  return `${printable(lines.join('\n'))}\n`;
}

function named(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `: ${ids.join(', ')}`;
}
