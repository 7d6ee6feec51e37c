import { validateBadRequestResponse as badRequestResponse } from '../../generated/validate/BadRequestResponse.js';
import { validateCreateDealStagesResponse as createDealStagesResponse } from '../../generated/validate/CreateDealStagesResponse.js';
import { validateCustomFieldsResponse as customFieldsResponse } from '../../generated/validate/CustomFieldsResponse.js';
import { validateErrorResponse as errorResponse } from '../../generated/validate/ErrorResponse.js';
import { validateListAccountsResponse as listAccountsResponse } from '../../generated/validate/ListAccountsResponse.js';
import { validateListDealStagesResponse as listDealStagesResponse } from '../../generated/validate/ListDealStagesResponse.js';
import { validateListJourneyStagesResponse as listJourneyStagesResponse } from '../../generated/validate/ListJourneyStagesResponse.js';
import { validateListMissingExternalIdsResponse as listMissingExternalIdsResponse } from '../../generated/validate/ListMissingExternalIdsResponse.js';
import { validateListSegmentsResponse as listSegmentsResponse } from '../../generated/validate/ListSegmentsResponse.js';
import { validateMapExternalIdsResponse as mapExternalIdsResponse } from '../../generated/validate/MapExternalIdsResponse.js';
import { validatePushAccountsResponse as pushAccountsResponse } from '../../generated/validate/PushAccountsResponse.js';
import { validatePushDealsResponse as pushDealsResponse } from '../../generated/validate/PushDealsResponse.js';
import { validatePushSalesActivitiesResponse as pushSalesActivitiesResponse } from '../../generated/validate/PushSalesActivitiesResponse.js';
import { validateUpdateAccountResponse as updateAccountResponse } from '../../generated/validate/UpdateAccountResponse.js';
import { inWords } from '../base/issues.js';

// Each tells whether a value is such an answer by the contract, and if not, all that is wrong with it.
// They stand apart so that an app bundles only those it uses.
export const validateBadRequestResponse = /* @__PURE__ */ inWords(badRequestResponse);
export const validateCreateDealStagesResponse = /* @__PURE__ */ inWords(createDealStagesResponse);
export const validateCustomFieldsResponse = /* @__PURE__ */ inWords(customFieldsResponse);
export const validateErrorResponse = /* @__PURE__ */ inWords(errorResponse);
export const validateListAccountsResponse = /* @__PURE__ */ inWords(listAccountsResponse);
export const validateListDealStagesResponse = /* @__PURE__ */ inWords(listDealStagesResponse);
export const validateListJourneyStagesResponse = /* @__PURE__ */ inWords(listJourneyStagesResponse);
export const validateListMissingExternalIdsResponse = /* @__PURE__ */ inWords(listMissingExternalIdsResponse);
export const validateListSegmentsResponse = /* @__PURE__ */ inWords(listSegmentsResponse);
export const validateMapExternalIdsResponse = /* @__PURE__ */ inWords(mapExternalIdsResponse);
export const validatePushAccountsResponse = /* @__PURE__ */ inWords(pushAccountsResponse);
export const validatePushDealsResponse = /* @__PURE__ */ inWords(pushDealsResponse);
export const validatePushSalesActivitiesResponse = /* @__PURE__ */ inWords(pushSalesActivitiesResponse);
export const validateUpdateAccountResponse = /* @__PURE__ */ inWords(updateAccountResponse);
