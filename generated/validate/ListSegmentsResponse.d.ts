// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { ListSegmentsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateListSegmentsResponse: ContractValidator<ListSegmentsResponse>;
