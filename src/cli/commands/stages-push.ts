import { type RecotapClient, registerPipelines, type StageReport } from '../../index.js';
import { readPipelines } from '../read/stages-file.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted } from '../terminal/words.js';
import { withClient } from './resolve/client.js';
import type { ClientOptions } from './resolve/settings.js';

export interface StagesPushOptions extends ClientOptions {
  json?: boolean | undefined;
}

/**
 * `recotap stages push`: creates the pipelines of a file that Recotap lacks.
 *
 * @returns the exit code
 * @throws CliError when the file cannot be used; RecotapError when Recotap does not accept it
 */
export async function pushStages(file: string, options: StagesPushOptions, io: Io): Promise<number> {
  const pipelines = await readPipelines(file, io);
  const work = async (client: RecotapClient, signal: AbortSignal) => {
    const { created, existing, missingStages } = await registerPipelines(client, pipelines, { signal });
    const report = { total: pipelines.length, created, existing, missingStages };
    await print(io, options.json ? `${JSON.stringify(report)}\n` : summarize(file, report));
    return missingStages.length === 0 ? exitCode.ok : exitCode.problems;
  };
  return withClient(options, io, work, [file]);
}

type Report = Pick<StageReport, 'created' | 'existing' | 'missingStages'> & { total: number };

function summarize(file: string, { total, created, existing, missingStages }: Report): string[] {
  const lines = [
    `${file}: ${counted(total, 'pipeline')}`,
    `  ${created.length} created${named(created.map(({ pipelineId }) => pipelineId))}`,
    ...(existing.length > 0 ? [`  ${existing.length} there already${named(existing)}`] : []),
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
