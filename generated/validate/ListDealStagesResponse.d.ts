// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { ListDealStagesResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateListDealStagesResponse: ContractValidator<ListDealStagesResponse>;
