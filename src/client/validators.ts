import { validateAccountResultsResponse as accountResultsResponse } from '../../generated/validate/AccountResultsResponse.js';
import { validateAccountsPageResponse as accountsPageResponse } from '../../generated/validate/AccountsPageResponse.js';
import { validateAccountsWithoutExternalIdResponse as accountsWithoutExternalIdResponse } from '../../generated/validate/AccountsWithoutExternalIdResponse.js';
import { validateAccountUpdateResponse as accountUpdateResponse } from '../../generated/validate/AccountUpdateResponse.js';
import { validateActivityResultsResponse as activityResultsResponse } from '../../generated/validate/ActivityResultsResponse.js';
import { validateBadRequestResponse as badRequestResponse } from '../../generated/validate/BadRequestResponse.js';
import { validateCustomFieldsResponse as customFieldsResponse } from '../../generated/validate/CustomFieldsResponse.js';
import { validateDealResultsResponse as dealResultsResponse } from '../../generated/validate/DealResultsResponse.js';
import { validateDealStagesResponse as dealStagesResponse } from '../../generated/validate/DealStagesResponse.js';
import { validateErrorResponse as errorResponse } from '../../generated/validate/ErrorResponse.js';
import { validateJourneyStagesResponse as journeyStagesResponse } from '../../generated/validate/JourneyStagesResponse.js';
import { validateMappingCountsResponse as mappingCountsResponse } from '../../generated/validate/MappingCountsResponse.js';
import { validatePipelineResultsResponse as pipelineResultsResponse } from '../../generated/validate/PipelineResultsResponse.js';
import { validateSegmentsPageResponse as segmentsPageResponse } from '../../generated/validate/SegmentsPageResponse.js';
import { inWords } from '../base/issues.js';

// Each tells whether a value is such an answer by the contract, and if not, all that is wrong with it.
// They stand apart so that an app bundles only those it uses.
export const validateBadRequestResponse = /* @__PURE__ */ inWords(badRequestResponse);
export const validatePipelineResultsResponse = /* @__PURE__ */ inWords(pipelineResultsResponse);
export const validateCustomFieldsResponse = /* @__PURE__ */ inWords(customFieldsResponse);
export const validateErrorResponse = /* @__PURE__ */ inWords(errorResponse);
export const validateAccountsPageResponse = /* @__PURE__ */ inWords(accountsPageResponse);
export const validateDealStagesResponse = /* @__PURE__ */ inWords(dealStagesResponse);
export const validateJourneyStagesResponse = /* @__PURE__ */ inWords(journeyStagesResponse);
export const validateAccountsWithoutExternalIdResponse = /* @__PURE__ */ inWords(accountsWithoutExternalIdResponse);
export const validateSegmentsPageResponse = /* @__PURE__ */ inWords(segmentsPageResponse);
export const validateMappingCountsResponse = /* @__PURE__ */ inWords(mappingCountsResponse);
export const validateAccountResultsResponse = /* @__PURE__ */ inWords(accountResultsResponse);
export const validateDealResultsResponse = /* @__PURE__ */ inWords(dealResultsResponse);
export const validateActivityResultsResponse = /* @__PURE__ */ inWords(activityResultsResponse);
export const validateAccountUpdateResponse = /* @__PURE__ */ inWords(accountUpdateResponse);
