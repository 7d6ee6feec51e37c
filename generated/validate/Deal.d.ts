// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { Deal } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateDeal: ContractValidator<Deal>;
