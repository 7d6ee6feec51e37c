// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { AccountResultsResponse, AccountUpdateResponse, AccountsPageResponse, AccountsWithoutExternalIdResponse, ActivityResultsResponse, BadRequestResponse, CreateCustomFieldRequest, CreateDealStagesRequest, CustomFieldsResponse, DealResultsResponse, DealStagesResponse, ErrorResponse, JourneyStagesResponse, MapExternalIdsRequest, MappingCountsResponse, PipelineResultsResponse, PushAccountsRequest, PushDealsRequest, PushSalesActivitiesRequest, SegmentsPageResponse, UpdateAccountRequest } from './schema.js';

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
type DeepWritable<T> = { -readonly [Key in keyof T]: DeepWritable<T[Key]> };
type Named<T> = { readonly [name: string]: DeepReadonly<T> };

const tooManyDealsRequest = {"deals":[{"externalDealId":"deal-001","name":"Acme Corp - Enterprise Plan","amount":75000,"stageId":"stage-3","stageLabel":"Proposal Sent","pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","startDate":"2026-01-15T00:00:00Z","closedDate":"2026-06-30T00:00:00Z","ownerName":"Jane Smith","ownerEmail":"jane@yourcompany.com","ownerId":"rep-123","dealCurrencyCode":"USD","associatedAccounts":[{"externalId":"crm-001","domain":"acme.com","name":"Acme Corp"}]},{"externalDealId":"deal-002","name":"Globex - Team Plan","amount":12500.5,"stageId":"stage-1","stageLabel":"Qualified","pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","startDate":"2026-02-01","ownerName":"Raj Patel","ownerEmail":"raj@yourcompany.com","dealCurrencyCode":"EUR","associatedAccounts":[{"domain":"globex.com","name":"Globex"}]},{"externalDealId":"deal-003","name":"Initech - Renewal"}]} as const;
const allUpsertedResponse = {"statusCode":200,"timestamp":"2026-06-04T09:12:33.421Z","path":"/api/v1/deals","data":{"results":[{"externalDealId":"deal-001","status":"upserted"},{"externalDealId":"deal-002","status":"upserted"},{"externalDealId":"deal-003","status":"upserted"}],"summary":{"total":3,"upserted":3,"failed":0}}} as const;
const partlyFailedResponse = {"statusCode":200,"timestamp":"2026-06-05T09:12:31.007Z","path":"/api/v1/deals","data":{"results":[{"externalDealId":"deal-001","status":"upserted"},{"externalDealId":"deal-002","status":"failed","error":"Pipeline smb-pipeline is archived"},{"externalDealId":"deal-003","status":"upserted"}],"summary":{"total":3,"upserted":2,"failed":1}}} as const;
const allFailedRequest = {"deals":[{"externalDealId":"deal-001","name":"Acme Corp - Enterprise Plan","amount":75000,"stageId":"stage-3","stageLabel":"Proposal Sent","pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","startDate":"2026-01-15T00:00:00Z","closedDate":"2026-06-30T00:00:00Z","ownerName":"Jane Smith","ownerEmail":"jane@yourcompany.com","ownerId":"rep-123","dealCurrencyCode":"USD","associatedAccounts":[{"externalId":"crm-001","domain":"acme.com","name":"Acme Corp"}]},{"externalDealId":"deal-002","name":"Globex - Team Plan","amount":12500.5,"stageId":"stage-1","stageLabel":"Qualified","pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","startDate":"2026-02-01","ownerName":"Raj Patel","ownerEmail":"raj@yourcompany.com","dealCurrencyCode":"EUR","associatedAccounts":[{"domain":"globex.com","name":"Globex"}]}]} as const;
const allFailedResponse = {"statusCode":200,"timestamp":"2026-06-06T09:12:35.900Z","path":"/api/v1/deals","data":{"results":[{"externalDealId":"deal-001","status":"failed","error":"Pipeline smb-pipeline is archived"},{"externalDealId":"deal-002","status":"failed","error":"Pipeline smb-pipeline is archived"}],"summary":{"total":2,"upserted":0,"failed":2}}} as const;
const dealsRefusedResponse = {"statusCode":400,"timestamp":"2026-06-07T09:10:00.204Z","path":"/api/v1/deals","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const malformedDealRequest = {"deals":[{"externalDealId":"deal-001","name":"Acme Corp - Enterprise Plan","amount":75000,"stageId":"stage-3","stageLabel":"Proposal Sent","pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","startDate":"2026-01-15T00:00:00Z","closedDate":"2026-06-30T00:00:00Z","ownerName":"Jane Smith","ownerEmail":"jane@yourcompany.com","ownerId":"rep-123","dealCurrencyCode":"USD","associatedAccounts":[{"externalId":"crm-001","domain":"acme.com","name":"Acme Corp"}]},{"externalDealId":"deal-002","name":"Globex - Team Plan","amount":12500.5,"stageId":"stage-1","stageLabel":"Qualified","pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","startDate":"2026-02-01","ownerName":"Raj Patel","ownerEmail":"raj@yourcompany.com","dealCurrencyCode":"EUR","associatedAccounts":[{"domain":"globex.com","name":"Globex"}]},{"externalDealId":"deal-003","name":"Initech - Renewal","ownerEmail":"the.revenue.operations.team.of.the.northern.and.western.territory@initech.com"}]} as const;
const malformedDealResponse = {"statusCode":400,"timestamp":"2026-06-07T09:12:30.115Z","path":"/api/v1/deals","message":"Bad Request","data":[{"property":"ownerEmail","constraints":{"isEmail":"ownerEmail must be an email"}}]} as const;
const malformedDealNestedResponse = {"statusCode":400,"timestamp":"2026-06-07T09:12:30.115Z","path":"/api/v1/deals","message":"Bad Request","data":[{"property":"deals","children":[{"property":"2","children":[{"property":"ownerEmail","constraints":{"isEmail":"ownerEmail must be an email"}}]}]}]} as const;
const tooManyDealsResponse = {"statusCode":400,"timestamp":"2026-06-08T09:12:30.640Z","path":"/api/v1/deals","message":"Bad Request","data":[{"property":"deals","constraints":{"arrayMaxSize":"deals must contain no more than 100 elements"}}]} as const;
const businessErrorResponse = {"statusCode":400,"timestamp":"2026-06-08T09:15:02.333Z","path":"/api/v1/deals","message":"Bad Request","customMessage":"The CRM integration is switched off","data":null} as const;
const tooManyPipelinesRequest = {"pipelines":[{"pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","stages":[{"stageId":"stage-1","stageLabel":"Qualified"},{"stageId":"stage-3","stageLabel":"Proposal Sent"},{"stageId":"stage-4","stageLabel":"Closed Won"}]},{"pipelineId":"enterprise-pipeline","pipelineLabel":"Enterprise Sales","stages":[{"stageId":"stage-1","stageLabel":"Qualified"},{"stageId":"stage-9","stageLabel":"Closed Won"}]}]} as const;
const pipelinesCreatedResponse = {"statusCode":200,"timestamp":"2026-06-01T09:12:30.210Z","path":"/api/v1/deal-stages","data":{"results":[{"pipelineId":"smb-pipeline","status":"created"},{"pipelineId":"enterprise-pipeline","status":"created"}],"summary":{"total":2,"created":2}}} as const;
const pipelinesRefusedResponse = {"statusCode":400,"timestamp":"2026-06-01T09:13:10.402Z","path":"/api/v1/deal-stages","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const tooManyPipelinesResponse = {"statusCode":400,"timestamp":"2026-06-01T09:14:02.551Z","path":"/api/v1/deal-stages","message":"Bad Request","data":[{"property":"pipelines","constraints":{"arrayMaxSize":"pipelines must contain no more than 20 elements"}}]} as const;
const pipelineExistsRequest = {"pipelines":[{"pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","stages":[{"stageId":"stage-1","stageLabel":"Qualified"},{"stageId":"stage-3","stageLabel":"Proposal Sent"},{"stageId":"stage-4","stageLabel":"Closed Won"}]},{"pipelineId":"partner-pipeline","pipelineLabel":"Partner Sales","stages":[{"stageId":"stage-21","stageLabel":"Referred"}]}]} as const;
const pipelineExistsResponse = {"statusCode":409,"timestamp":"2026-06-01T09:20:44.018Z","path":"/api/v1/deal-stages","message":"Conflict","customMessage":"Pipeline(s) already exist: smb-pipeline. Use the update endpoint to modify existing pipelines.","data":null} as const;
const stagesBareResponse = [{"pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","stages":[{"stageId":"stage-1","stageLabel":"Qualified"},{"stageId":"stage-3","stageLabel":"Proposal Sent"},{"stageId":"stage-4","stageLabel":"Closed Won"}]}] as const;
const stagesInEnvelopeResponse = {"statusCode":200,"timestamp":"2026-06-01T09:30:12.007Z","path":"/api/v1/deal-stages","data":[{"pipelineId":"smb-pipeline","pipelineLabel":"SMB Sales","stages":[{"stageId":"stage-1","stageLabel":"Qualified"},{"stageId":"stage-3","stageLabel":"Proposal Sent"},{"stageId":"stage-4","stageLabel":"Closed Won"}]}]} as const;
const noStagesResponse = [] as const;
const accountsCreatedRequest = {"accounts":[{"domain":"acme.com","name":"Acme Corp","externalId":"crm-001","shortName":"Acme","linkedinUrl":"https://www.linkedin.com/company/acme-corp","tags":["enterprise","q2-target"],"customFields":{"CONTRACT_VALUE_C":75000}},{"domain":"globex.com","name":"Globex"}]} as const;
const accountsCreatedResponse = {"statusCode":200,"timestamp":"2026-06-02T09:12:31.300Z","path":"/api/v1/accounts","data":{"results":[{"rtp_aid":"663abc1f9d2e4b0012a7c301","domain":"acme.com","status":"created"},{"rtp_aid":"663abc1f9d2e4b0012a7c302","domain":"globex.com","status":"created"}],"summary":{"total":2,"created":2,"failed":0}}} as const;
const accountKnownRequest = {"accounts":[{"domain":"acme.com","name":"Acme Corp","externalId":"crm-001","shortName":"Acme","linkedinUrl":"https://www.linkedin.com/company/acme-corp","tags":["enterprise","q2-target"],"customFields":{"CONTRACT_VALUE_C":75000}},{"domain":"https://www.Initech.com/","name":"Initech"}]} as const;
const accountKnownResponse = {"statusCode":200,"timestamp":"2026-06-02T09:15:08.944Z","path":"/api/v1/accounts","data":{"results":[{"rtp_aid":"663abc1f9d2e4b0012a7c301","domain":"acme.com","status":"failed","error":"Account with domain acme.com already exists"},{"rtp_aid":"663abc1f9d2e4b0012a7c303","domain":"initech.com","status":"created"}],"summary":{"total":2,"created":1,"failed":1}}} as const;
const accountsUpsertedRequest = {"accounts":[{"domain":"acme.com","name":"Acme Corp","externalId":"crm-001","shortName":"Acme","linkedinUrl":"https://www.linkedin.com/company/acme-corp","tags":["enterprise","q2-target"],"customFields":{"CONTRACT_VALUE_C":75000}},{"domain":"globex.com","name":"Globex"}],"segmentId":"663d0e4b7a1c2f0033b8d401","upsert":true} as const;
const accountsUpsertedResponse = {"statusCode":200,"timestamp":"2026-06-02T09:16:50.120Z","path":"/api/v1/accounts","data":{"results":[{"rtp_aid":"663abc1f9d2e4b0012a7c301","domain":"acme.com","status":"updated"},{"rtp_aid":"663abc1f9d2e4b0012a7c302","domain":"globex.com","status":"updated"}],"summary":{"total":2,"created":0,"updated":2,"failed":0}}} as const;
const unknownCustomFieldRequest = {"accounts":[{"domain":"umbrella.com","name":"Umbrella","customFields":{"CONTRACT_VALUE":9000}}]} as const;
const unknownCustomFieldResponse = {"statusCode":200,"timestamp":"2026-06-02T09:18:21.765Z","path":"/api/v1/accounts","data":{"results":[{"rtp_aid":null,"domain":"umbrella.com","status":"failed","error":"Unknown custom field CONTRACT_VALUE"}],"summary":{"total":1,"created":0,"failed":1}}} as const;
const accountsRefusedResponse = {"statusCode":400,"timestamp":"2026-06-02T09:19:12.118Z","path":"/api/v1/accounts","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const tooManyAccountsRequest = {"accounts":[{"domain":"acme.com","name":"Acme Corp","externalId":"crm-001","shortName":"Acme","linkedinUrl":"https://www.linkedin.com/company/acme-corp","tags":["enterprise","q2-target"],"customFields":{"CONTRACT_VALUE_C":75000}},{"domain":"globex.com","name":"Globex"},{"domain":"https://www.Initech.com/","name":"Initech"}]} as const;
const tooManyAccountsResponse = {"statusCode":400,"timestamp":"2026-06-02T09:20:00.482Z","path":"/api/v1/accounts","message":"Bad Request","data":[{"property":"accounts","constraints":{"arrayMaxSize":"accounts must contain no more than 100 elements"}}]} as const;
const segmentClosedRequest = {"accounts":[{"domain":"globex.com","name":"Globex"}],"segmentId":"663d0e4b7a1c2f0033b8d4ff"} as const;
const segmentClosedResponse = {"statusCode":400,"timestamp":"2026-06-02T09:22:37.091Z","path":"/api/v1/accounts","message":"Bad Request","customMessage":"Segment '663d0e4b7a1c2f0033b8d4ff' is not active or draft and cannot accept new members","data":null} as const;
const allAccountsResponse = {"statusCode":200,"timestamp":"2026-06-04T10:00:00.000Z","path":"/api/v1/accounts","data":{"data":[{"externalId":"crm-001","name":"Acme Corp","domain":"acme.com","rtp_aid":"663abc1f9d2e4b0012a7c301","rtp_account_score":78,"rtp_journey_stage":"Consideration","rtp_advertising_activity_score":55,"rtp_website_intent_score":42,"rtp_g2_intent_score":0,"rtp_bombora_intent_score":31,"rtp_last_account_date":"2026-06-04T09:00:00.000Z","customFields":{"CONTRACT_VALUE_C":75000,"RENEWAL_DATE_C":null}},{"externalId":null,"name":"Globex","domain":"globex.com","rtp_aid":"663abc1f9d2e4b0012a7c302","rtp_account_score":117,"rtp_journey_stage":"Opportunity","rtp_advertising_activity_score":60,"rtp_website_intent_score":93,"rtp_g2_intent_score":12,"rtp_bombora_intent_score":70,"rtp_last_account_date":"2026-06-04T09:00:00.000Z","customFields":{}},{"externalId":null,"name":"Initech","domain":"initech.com","rtp_aid":"663abc1f9d2e4b0012a7c303","rtp_account_score":0,"rtp_journey_stage":"","rtp_advertising_activity_score":0,"rtp_website_intent_score":0,"rtp_g2_intent_score":0,"rtp_bombora_intent_score":0,"rtp_last_account_date":null,"customFields":{}}],"nextCursor":"663abc1f9d2e4b0012a7c303","hasNextPage":false,"syncTimestamp":"2026-06-04T10:00:00.000Z"}} as const;
const firstPageResponse = {"statusCode":200,"timestamp":"2026-06-04T10:00:00.000Z","path":"/api/v1/accounts?limit=2","data":{"data":[{"externalId":"crm-001","name":"Acme Corp","domain":"acme.com","rtp_aid":"663abc1f9d2e4b0012a7c301","rtp_account_score":78,"rtp_journey_stage":"Consideration","rtp_advertising_activity_score":55,"rtp_website_intent_score":42,"rtp_g2_intent_score":0,"rtp_bombora_intent_score":31,"rtp_last_account_date":"2026-06-04T09:00:00.000Z","customFields":{"CONTRACT_VALUE_C":75000,"RENEWAL_DATE_C":null}},{"externalId":null,"name":"Globex","domain":"globex.com","rtp_aid":"663abc1f9d2e4b0012a7c302","rtp_account_score":117,"rtp_journey_stage":"Opportunity","rtp_advertising_activity_score":60,"rtp_website_intent_score":93,"rtp_g2_intent_score":12,"rtp_bombora_intent_score":70,"rtp_last_account_date":"2026-06-04T09:00:00.000Z","customFields":{}}],"nextCursor":"663abc1f9d2e4b0012a7c302","hasNextPage":true,"syncTimestamp":"2026-06-04T10:00:00.000Z"}} as const;
const lastPageResponse = {"statusCode":200,"timestamp":"2026-06-04T10:00:01.204Z","path":"/api/v1/accounts?limit=2&cursor=663abc1f9d2e4b0012a7c302","data":{"data":[{"externalId":null,"name":"Initech","domain":"initech.com","rtp_aid":"663abc1f9d2e4b0012a7c303","rtp_account_score":0,"rtp_journey_stage":"","rtp_advertising_activity_score":0,"rtp_website_intent_score":0,"rtp_g2_intent_score":0,"rtp_bombora_intent_score":0,"rtp_last_account_date":null,"customFields":{}}],"nextCursor":"663abc1f9d2e4b0012a7c303","hasNextPage":false,"syncTimestamp":"2026-06-04T10:00:01.204Z"}} as const;
const changedSinceResponse = {"statusCode":200,"timestamp":"2026-06-05T10:00:00.000Z","path":"/api/v1/accounts?lastSync=2026-06-04T10:00:00.000Z","data":{"data":[{"externalId":null,"name":"Initech","domain":"initech.com","rtp_aid":"663abc1f9d2e4b0012a7c303","rtp_account_score":23,"rtp_journey_stage":"Aware","rtp_advertising_activity_score":0,"rtp_website_intent_score":23,"rtp_g2_intent_score":0,"rtp_bombora_intent_score":0,"rtp_last_account_date":"2026-06-05T09:00:00.000Z","customFields":{}}],"nextCursor":"663abc1f9d2e4b0012a7c303","hasNextPage":false,"syncTimestamp":"2026-06-05T10:00:00.000Z"}} as const;
const byDomainResponse = {"statusCode":200,"timestamp":"2026-06-04T10:05:17.630Z","path":"/api/v1/accounts?domains=%5B%22https%3A%2F%2Fwww.Initech.com%2F%22%5D","data":{"data":[{"externalId":null,"name":"Initech","domain":"initech.com","rtp_aid":"663abc1f9d2e4b0012a7c303","rtp_account_score":0,"rtp_journey_stage":"","rtp_advertising_activity_score":0,"rtp_website_intent_score":0,"rtp_g2_intent_score":0,"rtp_bombora_intent_score":0,"rtp_last_account_date":null,"customFields":{}}],"nextCursor":null,"hasNextPage":false,"syncTimestamp":"2026-06-04T10:05:17.630Z"}} as const;
const accountsNotListedResponse = {"statusCode":400,"timestamp":"2026-06-05T10:00:40.660Z","path":"/api/v1/accounts","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const malformedLastSyncResponse = {"statusCode":400,"timestamp":"2026-06-05T10:01:12.345Z","path":"/api/v1/accounts?lastSync=yesterday","message":"Bad Request","data":[{"property":"lastSync","constraints":{"isISO8601":"lastSync must be a valid ISO 8601 date string"}}]} as const;
const tooManyDomainsResponse = {"statusCode":400,"timestamp":"2026-06-05T10:02:40.871Z","path":"/api/v1/accounts?domains=%5B%22acme.com%22%2C%22globex.com%22%2C%22initech.com%22%5D","message":"Bad Request","customMessage":"domains must contain no more than 100 elements","data":null} as const;
const customFieldsMergedRequest = {"customFields":{"CONTRACT_VALUE_C":90000}} as const;
const customFieldsMergedResponse = {"statusCode":200,"timestamp":"2026-06-05T11:00:03.150Z","path":"/api/v1/accounts/663abc1f9d2e4b0012a7c301","data":{"message":"Account updated successfully"}} as const;
const nameAcceptedRequest = {"name":"Acme Corporation","tags":["customer"]} as const;
const nameAcceptedResponse = {"statusCode":200,"timestamp":"2026-06-05T11:02:45.600Z","path":"/api/v1/accounts/663abc1f9d2e4b0012a7c301","data":{"message":"Account updated successfully"}} as const;
const changeRefusedResponse = {"statusCode":400,"timestamp":"2026-06-05T11:01:20.909Z","path":"/api/v1/accounts/663abc1f9d2e4b0012a7c301","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const nameRefusedResponse = {"statusCode":400,"timestamp":"2026-06-05T11:02:45.600Z","path":"/api/v1/accounts/663abc1f9d2e4b0012a7c301","message":"Bad Request","data":[{"property":"name","constraints":{"whitelistValidation":"property name should not exist"}},{"property":"tags","constraints":{"whitelistValidation":"property tags should not exist"}}]} as const;
const unknownKeyRequest = {"customFields":{"CONTRACT_VALUE":90000}} as const;
const unknownKeyResponse = {"statusCode":400,"timestamp":"2026-06-05T11:04:19.027Z","path":"/api/v1/accounts/663abc1f9d2e4b0012a7c301","message":"Bad Request","customMessage":"Unknown custom field CONTRACT_VALUE","data":null} as const;
const malformedAccountIdResponse = {"statusCode":400,"timestamp":"2026-06-05T11:05:58.412Z","path":"/api/v1/accounts/crm-001","message":"Bad Request","customMessage":"crm-001 is not a valid account id","data":null} as const;
const unknownAccountResponse = {"statusCode":404,"timestamp":"2026-06-05T11:07:30.888Z","path":"/api/v1/accounts/663abc1f9d2e4b0012a7c3ff","message":"Not Found","customMessage":"Account not found","data":null} as const;
const tooManyMappingsRequest = {"mappings":[{"domain":"globex.com","externalId":"crm-002"},{"domain":"initech.com","externalId":"crm-003"}]} as const;
const idsMappedResponse = {"statusCode":200,"timestamp":"2026-06-05T12:00:09.331Z","path":"/api/v1/accounts/external-ids","data":{"matched":2,"updated":2,"notFound":[]}} as const;
const domainNotFoundRequest = {"mappings":[{"domain":"globex.com","externalId":"crm-002"},{"domain":"vandelay.com","externalId":"crm-009"}]} as const;
const domainNotFoundResponse = {"statusCode":200,"timestamp":"2026-06-05T12:01:27.709Z","path":"/api/v1/accounts/external-ids","data":{"matched":1,"updated":1,"notFound":["vandelay.com"]}} as const;
const lastMappingWinsRequest = {"mappings":[{"domain":"acme.com","externalId":"crm-001"},{"domain":"acme.com","externalId":"crm-100"}]} as const;
const lastMappingWinsResponse = {"statusCode":200,"timestamp":"2026-06-05T12:03:55.142Z","path":"/api/v1/accounts/external-ids","data":{"matched":1,"updated":1,"notFound":[]}} as const;
const idsRefusedResponse = {"statusCode":400,"timestamp":"2026-06-05T12:04:31.027Z","path":"/api/v1/accounts/external-ids","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const tooManyMappingsResponse = {"statusCode":400,"timestamp":"2026-06-05T12:05:14.980Z","path":"/api/v1/accounts/external-ids","message":"Bad Request","data":[{"property":"mappings","constraints":{"arrayMaxSize":"mappings must contain no more than 100 elements"}}]} as const;
const idsMissingResponse = {"statusCode":200,"timestamp":"2026-06-05T11:58:40.276Z","path":"/api/v1/accounts/missing-external-ids?limit=2","data":[{"name":"Globex","domain":"globex.com"},{"name":"Initech","domain":"initech.com"}]} as const;
const noneMissingResponse = {"statusCode":200,"timestamp":"2026-06-05T12:10:00.013Z","path":"/api/v1/accounts/missing-external-ids","data":[]} as const;
const idsNotListedResponse = {"statusCode":400,"timestamp":"2026-06-05T12:10:48.551Z","path":"/api/v1/accounts/missing-external-ids","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const malformedLimitResponse = {"statusCode":400,"timestamp":"2026-06-05T12:11:33.407Z","path":"/api/v1/accounts/missing-external-ids?limit=ten","message":"Bad Request","data":[{"property":"limit","constraints":{"isNumber":"limit must be a number conforming to the specified constraints"}}]} as const;
const fieldsListedResponse = {"statusCode":200,"timestamp":"2026-06-01T10:20:15.740Z","path":"/api/v1/accounts/custom-fields","data":[{"key":"CONTRACT_VALUE_C","label":"Contract Value","labelType":"number","description":"Total contract value in USD","options":[],"objectType":"accounts","status":"active"},{"key":"DEAL_SOURCE_C","label":"Deal Source","labelType":"singleSelection","description":null,"options":["inbound","outbound","partner"],"objectType":"accounts","status":"active"},{"key":"RENEWAL_DATE_C","label":"Renewal Date","labelType":"date","description":null,"options":[],"objectType":"accounts","status":"active"}]} as const;
const numberFieldRequest = {"label":"Contract Value","labelType":"number","description":"Total contract value in USD"} as const;
const numberFieldResponse = {"statusCode":200,"timestamp":"2026-06-01T10:12:30.555Z","path":"/api/v1/accounts/custom-field","data":[{"key":"CONTRACT_VALUE_C","label":"Contract Value","labelType":"number","description":"Total contract value in USD","options":[],"objectType":"accounts","status":"active"}]} as const;
const selectionFieldRequest = {"label":"Deal Source","labelType":"singleSelection","options":["inbound","outbound","partner"]} as const;
const selectionFieldResponse = {"statusCode":200,"timestamp":"2026-06-01T10:13:47.902Z","path":"/api/v1/accounts/custom-field","data":[{"key":"DEAL_SOURCE_C","label":"Deal Source","labelType":"singleSelection","description":null,"options":["inbound","outbound","partner"],"objectType":"accounts","status":"active"}]} as const;
const fieldRefusedResponse = {"statusCode":400,"timestamp":"2026-06-01T10:14:20.773Z","path":"/api/v1/accounts/custom-field","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const doubledOptionRequest = {"label":"Region","labelType":"multiSelection","options":["north","north"]} as const;
const doubledOptionResponse = {"statusCode":400,"timestamp":"2026-06-01T10:15:06.118Z","path":"/api/v1/accounts/custom-field","message":"Bad Request","customMessage":"Options must be unique","data":null} as const;
const fieldExistsResponse = {"statusCode":409,"timestamp":"2026-06-01T10:16:22.349Z","path":"/api/v1/accounts/custom-field","message":"Conflict","customMessage":"Custom field CONTRACT_VALUE_C already exists","data":null} as const;
const tooManyActivitiesRequest = {"activities":[{"externalActivityId":"call-001","activityType":"call","occurredAt":"2026-06-03T10:30:00Z","domain":"acme.com","accountName":"Acme Corp","ownerEmail":"jane@yourcompany.com","ownerName":"Jane Smith","ownerId":"rep-123","callTitle":"Discovery call","durationMinutes":30,"outcome":"Connected","direction":"outbound","from":{"name":"Jane Smith","email":"jane@yourcompany.com"},"contacts":[{"externalContactId":"contact-456","email":"john@acme.com","name":"John Doe","title":"VP of Engineering","department":"Engineering","seniority":"VP","phone":"+1 415 555 0101","linkedinUrl":"https://linkedin.com/in/johndoe"}]},{"externalActivityId":"email-001","activityType":"email","occurredAt":"2026-06-03T14:05:00Z","domain":"globex.com","subject":"Your proposal","ownerEmail":"raj@yourcompany.com","openCount":3,"clickCount":1,"contacts":[{"email":"mira@globex.com"}]}]} as const;
const activitiesCreatedResponse = {"statusCode":200,"timestamp":"2026-06-03T18:00:02.640Z","path":"/api/v1/sales-activities","data":{"results":[{"externalActivityId":"call-001","status":"created"},{"externalActivityId":"email-001","status":"created"}],"summary":{"total":2,"created":2,"failed":0,"skipped":0}}} as const;
const activityRepeatedRequest = {"activities":[{"externalActivityId":"call-001","activityType":"call","occurredAt":"2026-06-03T10:30:00Z","domain":"acme.com","accountName":"Acme Corp","ownerEmail":"jane@yourcompany.com","ownerName":"Jane Smith","ownerId":"rep-123","callTitle":"Discovery call","durationMinutes":30,"outcome":"Connected","direction":"outbound","from":{"name":"Jane Smith","email":"jane@yourcompany.com"},"contacts":[{"externalContactId":"contact-456","email":"john@acme.com","name":"John Doe","title":"VP of Engineering","department":"Engineering","seniority":"VP","phone":"+1 415 555 0101","linkedinUrl":"https://linkedin.com/in/johndoe"}]}]} as const;
const activityRepeatedResponse = {"statusCode":200,"timestamp":"2026-06-03T18:01:10.077Z","path":"/api/v1/sales-activities","data":{"results":[{"externalActivityId":"call-001","status":"failed","error":"Activity call-001 already exists"}],"summary":{"total":1,"created":0,"failed":1,"skipped":0}}} as const;
const activitySkippedRequest = {"activities":[{"externalActivityId":"meeting-001","activityType":"meeting","occurredAt":"2026-06-03T16:00:00Z","domain":"acme.com","ownerEmail":"jane@yourcompany.com","contacts":[{"email":"john@acme.com"}]},{"externalActivityId":"email-002","activityType":"email","occurredAt":"2026-06-03T17:20:00Z","domain":"acme.com","ownerEmail":"jane@yourcompany.com","contacts":[{"email":"john@acme.com"}]}]} as const;
const activitySkippedResponse = {"statusCode":200,"timestamp":"2026-06-03T18:02:33.519Z","path":"/api/v1/sales-activities","data":{"results":[{"externalActivityId":"meeting-001","status":"skipped","error":"Activity type meeting is not processed"},{"externalActivityId":"email-002","status":"created"}],"summary":{"total":2,"created":1,"failed":0,"skipped":1}}} as const;
const activitiesRefusedResponse = {"statusCode":400,"timestamp":"2026-06-03T18:03:15.486Z","path":"/api/v1/sales-activities","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const malformedContactRequest = {"activities":[{"externalActivityId":"call-001","activityType":"call","occurredAt":"2026-06-03T10:30:00Z","domain":"acme.com","accountName":"Acme Corp","ownerEmail":"jane@yourcompany.com","ownerName":"Jane Smith","ownerId":"rep-123","callTitle":"Discovery call","durationMinutes":30,"outcome":"Connected","direction":"outbound","from":{"name":"Jane Smith","email":"jane@yourcompany.com"},"contacts":[{"externalContactId":"contact-456","email":"john@acme.com","name":"John Doe","title":"VP of Engineering","department":"Engineering","seniority":"VP","phone":"+1 415 555 0101","linkedinUrl":"https://linkedin.com/in/johndoe"}]},{"externalActivityId":"email-003","activityType":"email","occurredAt":"2026-06-03T17:40:00Z","domain":"initech.com","ownerEmail":"raj@yourcompany.com","contacts":[{"email":"the.revenue.operations.team.of.the.northern.and.western.territory@initech.com"}]}]} as const;
const malformedContactResponse = {"statusCode":400,"timestamp":"2026-06-03T18:04:48.263Z","path":"/api/v1/sales-activities","message":"Bad Request","data":[{"property":"activities","children":[{"property":"1","children":[{"property":"contacts","children":[{"property":"0","children":[{"property":"email","constraints":{"isEmail":"email must be an email"}}]}]}]}]}]} as const;
const tooManyActivitiesResponse = {"statusCode":400,"timestamp":"2026-06-03T18:06:01.995Z","path":"/api/v1/sales-activities","message":"Bad Request","data":[{"property":"activities","constraints":{"arrayMaxSize":"activities must contain no more than 50 elements"}}]} as const;
const allSegmentsResponse = {"statusCode":200,"timestamp":"2026-06-02T09:00:10.032Z","path":"/api/v1/segments","data":{"data":[{"segmentId":"663d0e4b7a1c2f0033b8d401","name":"Enterprise Targets","status":"active"},{"segmentId":"663d0e4b7a1c2f0033b8d402","name":"Renewals 2026","status":"draft"}],"nextCursor":null,"hasNextPage":false}} as const;
const firstSegmentsResponse = {"statusCode":200,"timestamp":"2026-06-02T09:00:11.456Z","path":"/api/v1/segments?limit=1","data":{"data":[{"segmentId":"663d0e4b7a1c2f0033b8d401","name":"Enterprise Targets","status":"active"}],"nextCursor":"663d0e4b7a1c2f0033b8d401","hasNextPage":true}} as const;
const lastSegmentsResponse = {"statusCode":200,"timestamp":"2026-06-02T09:00:12.108Z","path":"/api/v1/segments?limit=1&cursor=663d0e4b7a1c2f0033b8d401","data":{"data":[{"segmentId":"663d0e4b7a1c2f0033b8d402","name":"Renewals 2026","status":"draft"}],"nextCursor":null,"hasNextPage":false}} as const;
const segmentsNotListedResponse = {"statusCode":400,"timestamp":"2026-06-02T09:00:55.214Z","path":"/api/v1/segments","message":"Bad Request","customMessage":"The request is not valid","data":null} as const;
const malformedSegmentLimitResponse = {"statusCode":400,"timestamp":"2026-06-02T09:01:30.370Z","path":"/api/v1/segments?limit=ten","message":"Bad Request","data":[{"property":"limit","constraints":{"isNumber":"limit must be a number conforming to the specified constraints"}}]} as const;
const journeyStagesBareResponse = ["Unaware","Aware","Consideration","Opportunity","Customer"] as const;
const journeyStagesInDataResponse = {"data":["Unaware","Aware","Consideration","Opportunity","Customer"]} as const;
const missingKeyResponse = {"statusCode":401,"timestamp":"2026-06-09T09:12:30.001Z","path":"/api/v1/deals","message":"Unauthorized","customMessage":"X-Api-Key header is required","data":null} as const;
const wrongKeyResponse = {"statusCode":401,"timestamp":"2026-06-09T09:13:12.480Z","path":"/api/v1/deals","message":"Unauthorized","customMessage":"Invalid API key","data":null} as const;
const unauthorizedObservedResponse = {"statusCode":401,"timestamp":"2026-06-09T09:14:44.902Z","path":"/api/v1/deals","message":"Unauthorized access"} as const;
const tooLargeResponse = {"statusCode":413,"timestamp":"2026-06-10T09:12:30.733Z","path":"/api/v1/deals","message":"request entity too large"} as const;
const rateLimitedResponse = {"statusCode":429,"timestamp":"2026-06-11T09:12:30.204Z","path":"/api/v1/deals","message":"Too Many Requests"} as const;
const serverErrorResponse = {"statusCode":500,"timestamp":"2026-06-12T09:12:30.568Z","path":"/api/v1/deals","message":"Internal server error"} as const;

const values = {
  pushDeals: {
    request: {
      allUpserted: tooManyDealsRequest,
      partlyFailed: tooManyDealsRequest,
      allFailed: allFailedRequest,
      dealsRefused: tooManyDealsRequest,
      malformedDeal: malformedDealRequest,
      malformedDealNested: malformedDealRequest,
      tooManyDeals: tooManyDealsRequest,
      businessError: tooManyDealsRequest,
      missingKey: tooManyDealsRequest,
      wrongKey: tooManyDealsRequest,
      unauthorizedObserved: tooManyDealsRequest,
      tooLarge: tooManyDealsRequest,
      rateLimited: tooManyDealsRequest,
      serverError: tooManyDealsRequest,
    },
    response: {
      200: {
        allUpserted: allUpsertedResponse,
        partlyFailed: partlyFailedResponse,
        allFailed: allFailedResponse,
      },
      400: {
        dealsRefused: dealsRefusedResponse,
        malformedDeal: malformedDealResponse,
        malformedDealNested: malformedDealNestedResponse,
        tooManyDeals: tooManyDealsResponse,
        businessError: businessErrorResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      413: {
        tooLarge: tooLargeResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  createDealStages: {
    request: {
      pipelinesCreated: tooManyPipelinesRequest,
      pipelinesRefused: tooManyPipelinesRequest,
      tooManyPipelines: tooManyPipelinesRequest,
      missingKey: tooManyPipelinesRequest,
      wrongKey: tooManyPipelinesRequest,
      unauthorizedObserved: tooManyPipelinesRequest,
      pipelineExists: pipelineExistsRequest,
      tooLarge: tooManyPipelinesRequest,
      rateLimited: tooManyPipelinesRequest,
      serverError: tooManyPipelinesRequest,
    },
    response: {
      200: {
        pipelinesCreated: pipelinesCreatedResponse,
      },
      400: {
        pipelinesRefused: pipelinesRefusedResponse,
        tooManyPipelines: tooManyPipelinesResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      409: {
        pipelineExists: pipelineExistsResponse,
      },
      413: {
        tooLarge: tooLargeResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  listDealStages: {
    response: {
      200: {
        stagesBare: stagesBareResponse,
        stagesInEnvelope: stagesInEnvelopeResponse,
        noStages: noStagesResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  pushAccounts: {
    request: {
      accountsCreated: accountsCreatedRequest,
      accountKnown: accountKnownRequest,
      accountsUpserted: accountsUpsertedRequest,
      unknownCustomField: unknownCustomFieldRequest,
      accountsRefused: accountsCreatedRequest,
      tooManyAccounts: tooManyAccountsRequest,
      segmentClosed: segmentClosedRequest,
      missingKey: accountsCreatedRequest,
      wrongKey: accountsCreatedRequest,
      unauthorizedObserved: accountsCreatedRequest,
      tooLarge: accountsCreatedRequest,
      rateLimited: accountsCreatedRequest,
      serverError: accountsCreatedRequest,
    },
    response: {
      200: {
        accountsCreated: accountsCreatedResponse,
        accountKnown: accountKnownResponse,
        accountsUpserted: accountsUpsertedResponse,
        unknownCustomField: unknownCustomFieldResponse,
      },
      400: {
        accountsRefused: accountsRefusedResponse,
        tooManyAccounts: tooManyAccountsResponse,
        segmentClosed: segmentClosedResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      413: {
        tooLarge: tooLargeResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  listAccounts: {
    response: {
      200: {
        allAccounts: allAccountsResponse,
        firstPage: firstPageResponse,
        lastPage: lastPageResponse,
        changedSince: changedSinceResponse,
        byDomain: byDomainResponse,
      },
      400: {
        accountsNotListed: accountsNotListedResponse,
        malformedLastSync: malformedLastSyncResponse,
        tooManyDomains: tooManyDomainsResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  updateAccount: {
    request: {
      customFieldsMerged: customFieldsMergedRequest,
      nameAccepted: nameAcceptedRequest,
      changeRefused: customFieldsMergedRequest,
      nameRefused: nameAcceptedRequest,
      unknownKey: unknownKeyRequest,
      malformedAccountId: customFieldsMergedRequest,
      missingKey: customFieldsMergedRequest,
      wrongKey: customFieldsMergedRequest,
      unauthorizedObserved: customFieldsMergedRequest,
      unknownAccount: customFieldsMergedRequest,
      tooLarge: customFieldsMergedRequest,
      rateLimited: customFieldsMergedRequest,
      serverError: customFieldsMergedRequest,
    },
    response: {
      200: {
        customFieldsMerged: customFieldsMergedResponse,
        nameAccepted: nameAcceptedResponse,
      },
      400: {
        changeRefused: changeRefusedResponse,
        nameRefused: nameRefusedResponse,
        unknownKey: unknownKeyResponse,
        malformedAccountId: malformedAccountIdResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      404: {
        unknownAccount: unknownAccountResponse,
      },
      413: {
        tooLarge: tooLargeResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  mapExternalIds: {
    request: {
      idsMapped: tooManyMappingsRequest,
      domainNotFound: domainNotFoundRequest,
      lastMappingWins: lastMappingWinsRequest,
      idsRefused: tooManyMappingsRequest,
      tooManyMappings: tooManyMappingsRequest,
      missingKey: tooManyMappingsRequest,
      wrongKey: tooManyMappingsRequest,
      unauthorizedObserved: tooManyMappingsRequest,
      tooLarge: tooManyMappingsRequest,
      rateLimited: tooManyMappingsRequest,
      serverError: tooManyMappingsRequest,
    },
    response: {
      200: {
        idsMapped: idsMappedResponse,
        domainNotFound: domainNotFoundResponse,
        lastMappingWins: lastMappingWinsResponse,
      },
      400: {
        idsRefused: idsRefusedResponse,
        tooManyMappings: tooManyMappingsResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      413: {
        tooLarge: tooLargeResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  listMissingExternalIds: {
    response: {
      200: {
        idsMissing: idsMissingResponse,
        noneMissing: noneMissingResponse,
      },
      400: {
        idsNotListed: idsNotListedResponse,
        malformedLimit: malformedLimitResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  listCustomFields: {
    response: {
      200: {
        fieldsListed: fieldsListedResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  createCustomField: {
    request: {
      numberField: numberFieldRequest,
      selectionField: selectionFieldRequest,
      fieldRefused: numberFieldRequest,
      doubledOption: doubledOptionRequest,
      missingKey: numberFieldRequest,
      wrongKey: numberFieldRequest,
      unauthorizedObserved: numberFieldRequest,
      fieldExists: numberFieldRequest,
      tooLarge: numberFieldRequest,
      rateLimited: numberFieldRequest,
      serverError: numberFieldRequest,
    },
    response: {
      200: {
        numberField: numberFieldResponse,
        selectionField: selectionFieldResponse,
      },
      400: {
        fieldRefused: fieldRefusedResponse,
        doubledOption: doubledOptionResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      409: {
        fieldExists: fieldExistsResponse,
      },
      413: {
        tooLarge: tooLargeResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  pushSalesActivities: {
    request: {
      activitiesCreated: tooManyActivitiesRequest,
      activityRepeated: activityRepeatedRequest,
      activitySkipped: activitySkippedRequest,
      activitiesRefused: tooManyActivitiesRequest,
      malformedContact: malformedContactRequest,
      tooManyActivities: tooManyActivitiesRequest,
      missingKey: tooManyActivitiesRequest,
      wrongKey: tooManyActivitiesRequest,
      unauthorizedObserved: tooManyActivitiesRequest,
      tooLarge: tooManyActivitiesRequest,
      rateLimited: tooManyActivitiesRequest,
      serverError: tooManyActivitiesRequest,
    },
    response: {
      200: {
        activitiesCreated: activitiesCreatedResponse,
        activityRepeated: activityRepeatedResponse,
        activitySkipped: activitySkippedResponse,
      },
      400: {
        activitiesRefused: activitiesRefusedResponse,
        malformedContact: malformedContactResponse,
        tooManyActivities: tooManyActivitiesResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      413: {
        tooLarge: tooLargeResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  listSegments: {
    response: {
      200: {
        allSegments: allSegmentsResponse,
        firstSegments: firstSegmentsResponse,
        lastSegments: lastSegmentsResponse,
      },
      400: {
        segmentsNotListed: segmentsNotListedResponse,
        malformedSegmentLimit: malformedSegmentLimitResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
  listJourneyStages: {
    response: {
      200: {
        journeyStagesBare: journeyStagesBareResponse,
        journeyStagesInData: journeyStagesInDataResponse,
      },
      401: {
        missingKey: missingKeyResponse,
        wrongKey: wrongKeyResponse,
        unauthorizedObserved: unauthorizedObservedResponse,
      },
      429: {
        rateLimited: rateLimitedResponse,
      },
      500: {
        serverError: serverErrorResponse,
      },
    },
  },
} as const satisfies {
  pushDeals: { request: Named<PushDealsRequest>; response: { 200: Named<DealResultsResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 413: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  createDealStages: { request: Named<CreateDealStagesRequest>; response: { 200: Named<PipelineResultsResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 409: Named<ErrorResponse>; 413: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  listDealStages: { response: { 200: Named<DealStagesResponse>; 401: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  pushAccounts: { request: Named<PushAccountsRequest>; response: { 200: Named<AccountResultsResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 413: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  listAccounts: { response: { 200: Named<AccountsPageResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  updateAccount: { request: Named<UpdateAccountRequest>; response: { 200: Named<AccountUpdateResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 404: Named<ErrorResponse>; 413: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  mapExternalIds: { request: Named<MapExternalIdsRequest>; response: { 200: Named<MappingCountsResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 413: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  listMissingExternalIds: { response: { 200: Named<AccountsWithoutExternalIdResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  listCustomFields: { response: { 200: Named<CustomFieldsResponse>; 401: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  createCustomField: { request: Named<CreateCustomFieldRequest>; response: { 200: Named<CustomFieldsResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 409: Named<ErrorResponse>; 413: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  pushSalesActivities: { request: Named<PushSalesActivitiesRequest>; response: { 200: Named<ActivityResultsResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 413: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  listSegments: { response: { 200: Named<SegmentsPageResponse>; 400: Named<BadRequestResponse>; 401: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
  listJourneyStages: { response: { 200: Named<JourneyStagesResponse>; 401: Named<ErrorResponse>; 429: Named<ErrorResponse>; 500: Named<ErrorResponse> } };
};

/** The contract's named examples: of each operation, the requests by name and the responses by status and name. */
export const examples = values as DeepWritable<typeof values>;
