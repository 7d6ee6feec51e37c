// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { Pipeline } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validatePipeline: ContractValidator<Pipeline>;
