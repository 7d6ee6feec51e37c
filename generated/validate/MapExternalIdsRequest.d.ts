// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { MapExternalIdsRequest } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateMapExternalIdsRequest: ContractValidator<MapExternalIdsRequest>;
