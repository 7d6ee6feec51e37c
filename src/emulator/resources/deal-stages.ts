import { createDealStagesRequestFields } from '../../../generated/fields.js';
import { operations } from '../../../generated/operations.js';
import { ApiError } from '../api-error.js';
import type { Endpoints } from '../endpoint.js';
import type { RequestRules } from '../request-rules.js';
import type { Store } from '../store/store.js';

/** Pipelines are created once, all those of a request or none. One that comes twice in a request counts as existing. */
export function dealStages(store: Store, rules: RequestRules): Endpoints<'createDealStages' | 'listDealStages'> {
  const { dealStages } = store;
  return {
    createDealStages: {
      fields: rules.body(createDealStagesRequestFields, operations.createDealStages),
      respond({ input: { pipelines }, origin }) {
        const ids = pipelines.map(({ pipelineId }) => pipelineId);
        const existing = ids.filter((id, index) => dealStages.has(id) || ids.indexOf(id) < index);
        if (existing.length > 0) {
          const named = [...new Set(existing)].join(', ');
          const advice = 'Use the update endpoint to modify existing pipelines.';
          throw new ApiError(409, `Pipeline(s) already exist: ${named}. ${advice}`);
        }
        for (const pipeline of pipelines) dealStages.set(pipeline.pipelineId, store.bring(pipeline, origin));
        return {
          results: ids.map((pipelineId) => ({ pipelineId, status: 'created' })),
          summary: { total: ids.length, created: ids.length },
        };
      },
    },
    listDealStages: {
      bare: true,
      respond: () => [...dealStages.values()],
    },
  };
}
