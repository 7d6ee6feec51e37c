// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { CustomFieldsResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateCustomFieldsResponse: ContractValidator<CustomFieldsResponse>;
