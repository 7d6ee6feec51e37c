// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { PushAccountsRequest } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validatePushAccountsRequest: ContractValidator<PushAccountsRequest>;
