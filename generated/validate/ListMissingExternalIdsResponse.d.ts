// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { ListMissingExternalIdsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateListMissingExternalIdsResponse: ContractValidator<ListMissingExternalIdsResponse>;
