import type { Deal, Pipeline, Stage } from '../../../generated/schema.js';
import type { Source } from '../../batch/source.js';
import type { RecotapClient } from '../../client/client.js';
import { itemsOf } from '../items.js';
import { createPipelines, type RegisterStagesOptions } from './create.js';
import { listedStages } from './listed.js';
import { createNamedStages } from './named.js';

/** A stage that no request can add, as its pipeline is there without it. */
export interface MissingStage extends Stage {
  pipelineId: string;
}

/** What became of the pipelines that the deals name. Each stands in `created`, in `existing` or in `withoutStages`. */
export interface StageReport {
  /** Those that this call created, with their stages. */
  created: Pipeline[];
  /** The ids of those that were there already, be it from another run at the same time or from an earlier attempt of the same request. */
  existing: string[];
  /** The ids of those that could not be created, as no deal names a stage of theirs; a pipeline takes at least one (documented). */
  withoutStages: string[];
  /** The stages that the existing pipelines lack, as far as Recotap lists them. */
  missingStages: MissingStage[];
  /** Deals that name a stage or a pipeline without the id of the pipeline, or a stage by its label alone. */
  unusable: number;
}

/**
 * Creates the pipelines that the deals name and Recotap lacks, with all of their stages, at most 20 a request (documented). Deals name
 * them by `pipelineId` and `stageId`; a label is the first that a deal gives, else the id. Without pipelines to create or to compare,
 * nothing is asked.
 *
 * A pipeline can be created only once and never changed (documented), so give it all the deals: neither a stage that comes later nor the order of
 * the stages, which is that of their first deals, can be put right.
 *
 * It takes any number of deals and holds no more than their pipelines and stages. Calling it again is safe, after an error too.
 *
 * @throws RecotapHttpError for an answer that is no success, RecotapUnauthorizedError when the key is not accepted;
 * RecotapResponseError for an answer that is no list; RecotapConnectionError, RecotapTimeoutError; RecotapConfigurationError when `deals`
 * cannot be iterated over; what the source throws; the reason of the signal
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
 * Creates the pipelines that Recotap lacks, with their stages, at most 20 a request (documented). A pipeline that exists stays as it is;
 * `missingStages` names the stages that it lacks. Without pipelines, nothing is sent. Calling it again is safe.
 *
 * @throws RecotapHttpError, RecotapUnauthorizedError, RecotapResponseError, RecotapConnectionError, RecotapTimeoutError; the reason of the
 * signal
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
