// Written by `npm run generate` from openapi.yaml. Do not edit.

export { validateBadRequestResponse } from './validate/BadRequestResponse.js';
export { validateDeal } from './validate/Deal.js';
export { validateErrorResponse } from './validate/ErrorResponse.js';
export { validatePushDealsRequest } from './validate/PushDealsRequest.js';
export { validatePushDealsResponse } from './validate/PushDealsResponse.js';
