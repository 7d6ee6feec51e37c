// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { Account } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateAccount: ContractValidator<Account>;
