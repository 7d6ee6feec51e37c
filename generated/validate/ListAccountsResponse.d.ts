// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { ListAccountsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateListAccountsResponse: ContractValidator<ListAccountsResponse>;
