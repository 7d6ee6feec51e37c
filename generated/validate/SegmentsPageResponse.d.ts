// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { SegmentsPageResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateSegmentsPageResponse: ContractValidator<SegmentsPageResponse>;
