// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { AccountsPageResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateAccountsPageResponse: ContractValidator<AccountsPageResponse>;
