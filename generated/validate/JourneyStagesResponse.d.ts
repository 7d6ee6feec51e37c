// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { JourneyStagesResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateJourneyStagesResponse: ContractValidator<JourneyStagesResponse>;
