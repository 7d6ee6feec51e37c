// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { AccountsWithoutExternalIdResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateAccountsWithoutExternalIdResponse: ContractValidator<AccountsWithoutExternalIdResponse>;
