// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { ExternalIdMapping } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateExternalIdMapping: ContractValidator<ExternalIdMapping>;
