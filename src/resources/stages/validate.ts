import { validateCreateDealStagesRequest } from '../../../generated/validate/CreateDealStagesRequest.js';
import { inWords } from '../../base/issues.js';

/** Checks `{ pipelines }`, the body of `createDealStages`, against the contract: at most 20 pipelines, each with a stage. */
export const validateDealStages = inWords(validateCreateDealStagesRequest);
