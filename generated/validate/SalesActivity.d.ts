// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { SalesActivity } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateSalesActivity: ContractValidator<SalesActivity>;
