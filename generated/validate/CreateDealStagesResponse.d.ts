// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { CreateDealStagesResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateCreateDealStagesResponse: ContractValidator<CreateDealStagesResponse>;
