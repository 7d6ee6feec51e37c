// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { UpdateAccountResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateUpdateAccountResponse: ContractValidator<UpdateAccountResponse>;
