// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { PushDealsRequest } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validatePushDealsRequest: ContractValidator<PushDealsRequest>;
