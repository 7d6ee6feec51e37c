// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { MapExternalIdsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateMapExternalIdsResponse: ContractValidator<MapExternalIdsResponse>;
