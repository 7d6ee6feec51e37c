// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { PushDealsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validatePushDealsResponse: ContractValidator<PushDealsResponse>;
