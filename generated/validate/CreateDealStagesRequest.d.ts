// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { CreateDealStagesRequest } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateCreateDealStagesRequest: ContractValidator<CreateDealStagesRequest>;
