// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { BadRequestResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateBadRequestResponse: ContractValidator<BadRequestResponse>;
