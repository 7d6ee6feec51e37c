// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { AccountUpdateResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateAccountUpdateResponse: ContractValidator<AccountUpdateResponse>;
