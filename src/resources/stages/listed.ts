import { asRecord } from '../../base/unknown.js';
import type { RecotapClient } from '../../client/client.js';
import { listDealStages } from '../lists/whole.js';

/** The ids of the stages of each pipeline, by its id; undefined for a pipeline that is listed without any list of stages. */
export type ListedStages = ReadonlyMap<unknown, ReadonlySet<unknown> | undefined>;

/** What is there by now. Nobody has seen a pipeline listed, so its shape is not relied on. */
export async function listedStages(client: RecotapClient, signal: AbortSignal | undefined): Promise<ListedStages> {
  const pipelines = await listDealStages(client, { signal });
  return new Map(
    pipelines.map((pipeline) => {
      const { pipelineId, stages } = asRecord(pipeline);
      return [pipelineId, Array.isArray(stages) ? new Set(stages.map((stage) => asRecord(stage).stageId)) : undefined];
    }),
  );
}
