import { listDealStages, valueAt } from '../../index.js';
import { answeredJson } from '../pull/answered-json.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted } from '../terminal/words.js';
import { withClient } from './resolve/client.js';
import type { ClientOptions } from './resolve/settings.js';

export interface StagesListOptions extends ClientOptions {
  json?: boolean | undefined;
}

/**
 * `recotap stages list`.
 *
 * @returns the exit code
 * @throws CliError, RecotapError when there is no list
 */
export async function listStages(options: StagesListOptions, io: Io): Promise<number> {
  return withClient(options, io, async (client, signal) => {
    const pipelines = await listDealStages(client, { signal });
    await print(
      io,
      options.json ? `${answeredJson({ pipelines }, 'The list of pipelines', 2)}\n` : describe(pipelines),
    );
    return exitCode.ok;
  });
}

/** The shape of the list is not documented, so nothing is expected of it. */
function describe(pipelines: readonly unknown[]): string[] {
  const lines = pipelines.flatMap((pipeline) => {
    const stages = valueAt(pipeline, 'stages');
    return [
      lineOf(pipeline, 'pipeline'),
      ...(Array.isArray(stages) ? stages : []).map((stage) => `  ${lineOf(stage, 'stage')}`),
    ];
  });
  return [counted(pipelines.length, 'pipeline'), ...lines];
}

function lineOf(listed: unknown, what: string): string {
  const texts = [valueAt(listed, `${what}Id`), valueAt(listed, `${what}Label`)];
  return texts.filter((text) => typeof text === 'string' && text !== '').join('  ');
}
