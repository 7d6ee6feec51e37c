// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { ListJourneyStagesResponse } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validateListJourneyStagesResponse: ContractValidator<ListJourneyStagesResponse>;
