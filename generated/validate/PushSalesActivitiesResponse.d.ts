// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { PushSalesActivitiesResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validatePushSalesActivitiesResponse: ContractValidator<PushSalesActivitiesResponse>;
