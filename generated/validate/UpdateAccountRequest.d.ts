// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { UpdateAccountRequest } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateUpdateAccountRequest: ContractValidator<UpdateAccountRequest>;
