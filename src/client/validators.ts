import type {
  AccountResultsResponse,
  AccountsPageResponse,
  AccountsWithoutExternalIdResponse,
  AccountUpdateResponse,
  ActivityResultsResponse,
  BadRequestResponse,
  CustomFieldsResponse,
  DealResultsResponse,
  DealStagesResponse,
  ErrorResponse,
  JourneyStagesResponse,
  MappingCountsResponse,
  PipelineResultsResponse,
  SegmentsPageResponse,
} from '../../generated/schema.js';
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
import { inWords, type Validation } from '../base/issues.js';

type Validator<Body> = (value: unknown) => Validation<Body>;

// Each tells whether a value is such an answer by the contract, and if not, all that is wrong with it.
// They stand apart so that an app bundles only those it uses.
/** Validates a 400 of any operation. See {@link validateDealResultsResponse}. */
export const validateBadRequestResponse: Validator<BadRequestResponse> = /* @__PURE__ */ inWords(badRequestResponse);
/** Validates a success of `POST /deal-stages`. See {@link validateDealResultsResponse}. */
export const validatePipelineResultsResponse: Validator<PipelineResultsResponse> =
  /* @__PURE__ */ inWords(pipelineResultsResponse);
/** Validates a success of `GET /accounts/custom-fields` or `POST /accounts/custom-field`. See {@link validateDealResultsResponse}. */
export const validateCustomFieldsResponse: Validator<CustomFieldsResponse> =
  /* @__PURE__ */ inWords(customFieldsResponse);
/** Validates an error other than a 400, of any operation. See {@link validateDealResultsResponse}. */
export const validateErrorResponse: Validator<ErrorResponse> = /* @__PURE__ */ inWords(errorResponse);
/** Validates a success of `GET /accounts`. See {@link validateDealResultsResponse}. */
export const validateAccountsPageResponse: Validator<AccountsPageResponse> =
  /* @__PURE__ */ inWords(accountsPageResponse);
/** Validates a success of `GET /deal-stages`. See {@link validateDealResultsResponse}. */
export const validateDealStagesResponse: Validator<DealStagesResponse> = /* @__PURE__ */ inWords(dealStagesResponse);
/** Validates a success of `GET /journey-stages`. See {@link validateDealResultsResponse}. */
export const validateJourneyStagesResponse: Validator<JourneyStagesResponse> =
  /* @__PURE__ */ inWords(journeyStagesResponse);
/** Validates a success of `GET /accounts/missing-external-ids`. See {@link validateDealResultsResponse}. */
export const validateAccountsWithoutExternalIdResponse: Validator<AccountsWithoutExternalIdResponse> =
  /* @__PURE__ */ inWords(accountsWithoutExternalIdResponse);
/** Validates a success of `GET /segments`. See {@link validateDealResultsResponse}. */
export const validateSegmentsPageResponse: Validator<SegmentsPageResponse> =
  /* @__PURE__ */ inWords(segmentsPageResponse);
/** Validates a success of `PATCH /accounts/external-ids`. See {@link validateDealResultsResponse}. */
export const validateMappingCountsResponse: Validator<MappingCountsResponse> =
  /* @__PURE__ */ inWords(mappingCountsResponse);
/** Validates a success of `POST /accounts`. See {@link validateDealResultsResponse}. */
export const validateAccountResultsResponse: Validator<AccountResultsResponse> =
  /* @__PURE__ */ inWords(accountResultsResponse);
/**
 * Validates a success of `POST /deals`: the parsed body, with its envelope.
 *
 * @example
 * const response = await fetch('https://eapi.recotap.com/api/v1/deals', {
 *   method: 'POST',
 *   headers: { 'x-api-key': process.env.RECOTAP_API_KEY ?? '', 'content-type': 'application/json' },
 *   body: JSON.stringify({ deals }),
 * });
 * const validation = validateDealResultsResponse(await response.json());
 * if (validation.valid) console.log(validation.value.data.summary);
 * else console.error(validation.issues);
 */
export const validateDealResultsResponse: Validator<DealResultsResponse> = /* @__PURE__ */ inWords(dealResultsResponse);
/** Validates a success of `POST /sales-activities`. See {@link validateDealResultsResponse}. */
export const validateActivityResultsResponse: Validator<ActivityResultsResponse> =
  /* @__PURE__ */ inWords(activityResultsResponse);
/** Validates a success of `PUT /accounts/{rtp_aid}`. See {@link validateDealResultsResponse}. */
export const validateAccountUpdateResponse: Validator<AccountUpdateResponse> =
  /* @__PURE__ */ inWords(accountUpdateResponse);
