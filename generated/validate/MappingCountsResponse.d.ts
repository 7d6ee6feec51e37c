// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { MappingCountsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateMappingCountsResponse: ContractValidator<MappingCountsResponse>;
