import type { Pipeline } from '../../../generated/schema.js';
import { asRecord, asText } from '../../base/unknown.js';

/** A pipeline as far as deals tell of it. */
interface Named {
  label: string | undefined;
  /** The labels of its stages, by their ids. */
  stages: Map<string, string | undefined>;
}

/** Gathers the pipelines and stages that deals name. */
export interface NamedStages {
  add(deal: unknown): void;
  /** Each once, in the order in which they were named first. What has no label has its id for one. Some may have no stages. */
  pipelines(): Pipeline[];
  /** Deals so far that name a pipeline or a stage, but not by the ids that it takes. */
  readonly unusable: number;
}

export function createNamedStages(): NamedStages {
  const named = new Map<string, Named>();
  let unusable = 0;
  return {
    add(deal) {
      const { pipelineId, pipelineLabel, stageId, stageLabel } = namesIn(deal);
      const isNamed = [pipelineId, pipelineLabel, stageId, stageLabel].some((name) => name !== undefined);
      if (isNamed && (pipelineId === undefined || (stageId === undefined && stageLabel !== undefined))) unusable++;
      if (pipelineId === undefined) return;
      const pipeline = named.get(pipelineId) ?? { label: undefined, stages: new Map() };
      pipeline.label ??= pipelineLabel;
      if (stageId !== undefined) pipeline.stages.set(stageId, pipeline.stages.get(stageId) ?? stageLabel);
      named.set(pipelineId, pipeline);
    },
    pipelines: () =>
      [...named].map(([pipelineId, { label, stages }]) => ({
        pipelineId,
        pipelineLabel: label ?? pipelineId,
        stages: [...stages].map(([stageId, stageLabel]) => ({ stageId, stageLabel: stageLabel ?? stageId })),
      })),
    get unusable() {
      return unusable;
    },
  };
}

function namesIn(deal: unknown) {
  const { pipelineId, pipelineLabel, stageId, stageLabel } = asRecord(deal);
  return {
    pipelineId: asText(pipelineId),
    pipelineLabel: asText(pipelineLabel),
    stageId: asText(stageId),
    stageLabel: asText(stageLabel),
  };
}
