// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { CreateCustomFieldRequest } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateCreateCustomFieldRequest: ContractValidator<CreateCustomFieldRequest>;
