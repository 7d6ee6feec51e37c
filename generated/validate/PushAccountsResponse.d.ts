// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { PushAccountsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validatePushAccountsResponse: ContractValidator<PushAccountsResponse>;
