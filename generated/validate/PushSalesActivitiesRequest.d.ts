// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { PushSalesActivitiesRequest } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validatePushSalesActivitiesRequest: ContractValidator<PushSalesActivitiesRequest>;
