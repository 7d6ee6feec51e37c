import type { Deal, Pipeline, Stage } from '../../../generated/schema.js';
import type { Source } from '../../batch/source.js';
import type { RecotapClient } from '../../client/client.js';
import { itemsOf } from '../items.js';
import { createPipelines, type RegisterStagesOptions } from './create.js';
import { listedStages } from './listed.js';
import { createNamedStages } from './named.js';

/** A stage that an existing pipeline lacks. No request can add it (documented). */
export interface MissingStage extends Stage {
  /** The id of the pipeline. */
  pipelineId: string;
}

/** The pipelines that deals name. Each is in `created`, `existing` or `withoutStages`. */
export interface StageReport {
  /** The pipelines that were created, with their stages. */
  created: Pipeline[];
  /** The ids of the pipelines that Recotap had already. */
  existing: string[];
  /** The ids of the pipelines that were not created because no deal names a stage of theirs. A pipeline needs one (documented). */
  withoutStages: string[];
  /** The stages that existing pipelines lack, if Recotap lists their stages. */
  missingStages: MissingStage[];
  /** Deals that name a stage or a pipeline, but lack its `pipelineId` or `stageId`. */
  unusable: number;
}

/**
 * Creates the pipelines, with their stages, that deals name and Recotap lacks, up to 20 per request (documented). It reads `pipelineId`,
 * `stageId` and the first label of each. You can call it again, also after an error.
 *
 * Pass all your deals: a pipeline cannot be changed later (documented), and its stages are in the order in which the deals name them.
 *
 * @throws RecotapUnauthorizedError if the API key is not accepted, and RecotapHttpError for another status that is not a success
 * @throws RecotapResponseError if the response has no list
 * @throws RecotapConnectionError or RecotapTimeoutError if no response comes, and the reason of the signal
 * @throws RecotapConfigurationError if `deals` is not iterable, and what the source throws
 *
 * @example
 * const { created, missingStages } = await registerStages(client, deals);
 * for (const { pipelineId, stageId } of missingStages) console.warn(`${pipelineId} lacks ${stageId}`);
 */
export async function registerStages(
  client: RecotapClient,
  deals: Source<Deal>,
  options: RegisterStagesOptions = {},
): Promise<StageReport> {
  const named = createNamedStages();
  for await (const deal of itemsOf(deals, options.drain ?? options.signal)) named.add(deal);
  return { ...(await registerPipelines(client, named.pipelines(), options)), unusable: named.unusable };
}

/**
 * Creates the pipelines that Recotap lacks, with their stages, up to 20 per request (documented). Existing pipelines stay as they are. You
 * can call it again, also after an error.
 *
 * @throws RecotapUnauthorizedError if the API key is not accepted, and RecotapHttpError for another status that is not a success
 * @throws RecotapResponseError if the response has no list
 * @throws RecotapConnectionError or RecotapTimeoutError if no response comes, and the reason of the signal
 *
 * @example
 * const { created, existing } = await registerPipelines(client, [
 *   { pipelineId: 'sales', pipelineLabel: 'Sales', stages: [{ stageId: 'won', stageLabel: 'Won' }] },
 * ]);
 */
export async function registerPipelines(
  client: RecotapClient,
  pipelines: readonly Pipeline[],
  options: RegisterStagesOptions = {},
): Promise<Omit<StageReport, 'unusable'>> {
  // A list that nobody waits for any longer need not be finished.
  const signal = options.drain ?? options.signal;
  if (pipelines.length === 0) return { created: [], existing: [], withoutStages: [], missingStages: [] };

  const before = await listedStages(client, signal);
  const lacking = pipelines.filter(({ pipelineId, stages }) => !before.has(pipelineId) && stages.length > 0);
  const { created, refused } = await createPipelines(client, lacking, options);
  const after = refused.length === 0 ? before : await listedStages(client, signal);

  const [isCreated, isRefused] = [new Set(created), new Set(refused)];
  const others = pipelines.filter((pipeline) => !isCreated.has(pipeline));
  const isThere = (pipeline: Pipeline) => after.has(pipeline.pipelineId) || isRefused.has(pipeline);
  const existing = others.filter(isThere);
  return {
    created,
    existing: existing.map(({ pipelineId }) => pipelineId),
    withoutStages: others.filter((pipeline) => !isThere(pipeline)).map(({ pipelineId }) => pipelineId),
    missingStages: existing.flatMap((pipeline) => stagesMissing(pipeline, after.get(pipeline.pipelineId))),
  };
}

function stagesMissing({ pipelineId, stages }: Pipeline, listed: ReadonlySet<unknown> | undefined): MissingStage[] {
  if (listed === undefined) return [];
  return stages.filter(({ stageId }) => !listed.has(stageId)).map((stage) => ({ pipelineId, ...stage }));
}
