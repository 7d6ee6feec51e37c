// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { DealStagesResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateDealStagesResponse: ContractValidator<DealStagesResponse>;
