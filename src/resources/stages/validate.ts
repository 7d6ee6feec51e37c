import type { CreateDealStagesRequest } from '../../../generated/schema.js';
import { validateCreateDealStagesRequest } from '../../../generated/validate/CreateDealStagesRequest.js';
import { inWords, type Validation } from '../../base/issues.js';

/**
 * Checks `{ pipelines }`, the body of `POST /deal-stages`, against the contract: at most 20 pipelines, each with a stage (documented).
 *
 * @example
 * const validation = validateDealStages({ pipelines: [{ pipelineId: 'sales', pipelineLabel: 'Sales', stages: [] }] });
 * if (!validation.valid) console.error(validation.issues); // [{ path: 'pipelines.0.stages', message: 'must not be empty' }]
 */
export const validateDealStages: (value: unknown) => Validation<CreateDealStagesRequest> = inWords(
  validateCreateDealStagesRequest,
);
