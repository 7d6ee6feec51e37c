// Written by `npm run generate` from openapi.yaml. Do not edit.

/** What the contract says of a value. An object without `fields` takes any key. */
export interface ContractValue {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  /** `date`, `email`, `domain` or `currency`. */
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: string | number | boolean;
  /** The elements of an array. */
  readonly items?: ContractValue;
  /** The fields of an object. */
  readonly fields?: readonly ContractField[];
}

/** What the contract says of a field of a request. */
export interface ContractField extends ContractValue {
  readonly name: string;
  readonly required: boolean;
  /** The field in one sentence. */
  readonly description: string;
}

export const associatedAccountFields: readonly ContractField[] = [
  { name: "externalId", type: "string", required: false, description: "The id of the account in your system." },
  { name: "domain", type: "string", format: "domain", required: false, description: "The web domain by which Recotap finds the account." },
  { name: "name", type: "string", required: false, description: "The display name of the company." },
];

export const dealFields: readonly ContractField[] = [
  { name: "externalDealId", type: "string", minLength: 1, required: true, description: "Your system's unique id of the deal, by which Recotap tells a new deal from a known one." },
  { name: "name", type: "string", required: true, description: "The title of the deal." },
  { name: "amount", type: "number", required: false, description: "The value of the deal, in the currency of `dealCurrencyCode`." },
  { name: "stageId", type: "string", required: false, description: "The id of the deal's stage in your system." },
  { name: "stageLabel", type: "string", required: false, description: "The name under which the stage is shown." },
  { name: "pipelineId", type: "string", required: false, description: "The id of the deal's pipeline in your system." },
  { name: "pipelineLabel", type: "string", required: false, description: "The name under which the pipeline is shown." },
  { name: "startDate", type: "string", format: "date", required: false, description: "When the deal began." },
  { name: "closedDate", type: "string", format: "date", required: false, description: "When the deal closed or is expected to close." },
  { name: "ownerName", type: "string", required: false, description: "The name of the sales rep who owns the deal in your system." },
  { name: "ownerEmail", type: "string", format: "email", required: false, description: "The email address of the sales rep who owns the deal in your system." },
  { name: "ownerId", type: "string", required: false, description: "The id of the sales rep in your system." },
  { name: "dealCurrencyCode", type: "string", format: "currency", required: false, description: "The currency of `amount`." },
  { name: "associatedAccounts", type: "array", maxItems: 1000, items: { type: "object", fields: associatedAccountFields }, required: false, description: "The accounts that the deal belongs to, used for revenue attribution." },
];

export const pushDealsRequestFields: readonly ContractField[] = [
  { name: "deals", type: "array", minItems: 1, maxItems: 100, items: { type: "object", fields: dealFields }, required: true, description: "The deals, each id once at most." },
];

export const stageFields: readonly ContractField[] = [
  { name: "stageId", type: "string", minLength: 1, required: true, description: "Your system's id of the stage, unique within its pipeline, the `stageId` of its deals." },
  { name: "stageLabel", type: "string", required: true, description: "The name under which the stage is shown." },
];

export const pipelineFields: readonly ContractField[] = [
  { name: "pipelineId", type: "string", minLength: 1, required: true, description: "Your system's unique id of the pipeline, the `pipelineId` of its deals." },
  { name: "pipelineLabel", type: "string", required: true, description: "The name under which the pipeline is shown." },
  { name: "stages", type: "array", minItems: 1, maxItems: 1000, items: { type: "object", fields: stageFields }, required: true, description: "The stages in their order." },
];

export const createDealStagesRequestFields: readonly ContractField[] = [
  { name: "pipelines", type: "array", minItems: 1, maxItems: 20, items: { type: "object", fields: pipelineFields }, required: true, description: "The pipelines, each of them new to Recotap." },
];

export const accountFields: readonly ContractField[] = [
  { name: "domain", type: "string", format: "domain", minLength: 1, required: true, description: "The web domain, by which Recotap tells a new account from a known one." },
  { name: "name", type: "string", minLength: 1, required: true, description: "The name of the company." },
  { name: "externalId", type: "string", required: false, description: "The id of the account in your system." },
  { name: "shortName", type: "string", required: false, description: "A shorter name of the company." },
  { name: "linkedinUrl", type: "string", required: false, description: "The company's page on LinkedIn." },
  { name: "tags", type: "array", maxItems: 1000, items: { type: "string" }, required: false, description: "Your own tags." },
  { name: "customFields", type: "object", required: false, description: "Values of custom fields by their keys, which `listCustomFields` tells." },
];

export const pushAccountsRequestFields: readonly ContractField[] = [
  { name: "accounts", type: "array", minItems: 1, maxItems: 100, items: { type: "object", fields: accountFields }, required: true, description: "The accounts, each domain once at most." },
  { name: "segmentId", type: "string", minLength: 1, required: false, description: "The segment that takes the accounts, from `listSegments`." },
  { name: "upsert", type: "boolean", required: false, description: "Whether a domain that Recotap knows is updated." },
];

export const updateAccountRequestFields: readonly ContractField[] = [
  { name: "customFields", type: "object", required: false, description: "Values of custom fields by their keys, which `listCustomFields` tells." },
  { name: "name", type: "string", minLength: 1, required: false, description: "The name of the company (observed)." },
  { name: "tags", type: "array", maxItems: 1000, items: { type: "string" }, required: false, description: "Words of your own (observed)." },
];

export const externalIdMappingFields: readonly ContractField[] = [
  { name: "domain", type: "string", format: "domain", minLength: 1, required: true, description: "The web domain by which Recotap finds the account." },
  { name: "externalId", type: "string", minLength: 1, required: true, description: "The id of the account in your system." },
];

export const mapExternalIdsRequestFields: readonly ContractField[] = [
  { name: "mappings", type: "array", minItems: 1, maxItems: 100, items: { type: "object", fields: externalIdMappingFields }, required: true, description: "The mappings." },
];

export const plainCustomFieldFields: readonly ContractField[] = [
  { name: "label", type: "string", minLength: 1, required: true, description: "The name under which the field is shown, and from which its key is made." },
  { name: "labelType", type: "string", enum: ["singleLineText","multiLineText","number","date"], required: true, description: "The type of the field." },
  { name: "description", type: "string", required: false, description: "What the field is for." },
  { name: "options", type: "array", maxItems: 1000, items: { type: "string" }, required: false, description: "Options are for selections." },
];

export const selectionCustomFieldFields: readonly ContractField[] = [
  { name: "label", type: "string", minLength: 1, required: true, description: "The name under which the field is shown, and from which its key is made." },
  { name: "labelType", type: "string", enum: ["singleSelection","multiSelection"], required: true, description: "The type of the field." },
  { name: "description", type: "string", required: false, description: "What the field is for." },
  { name: "options", type: "array", minItems: 1, maxItems: 1000, items: { type: "string" }, required: true, description: "What can be chosen." },
];

export const activitySenderFields: readonly ContractField[] = [
  { name: "name", type: "string", required: false, description: "The name of the sender." },
  { name: "email", type: "string", format: "email", required: false, description: "The email address of the sender." },
];

export const activityContactFields: readonly ContractField[] = [
  { name: "email", type: "string", format: "email", required: true, description: "The email address of the person." },
  { name: "externalContactId", type: "string", required: false, description: "The id of the person in your system." },
  { name: "name", type: "string", required: false, description: "The name of the person." },
  { name: "title", type: "string", required: false, description: "The job of the person." },
  { name: "department", type: "string", required: false, description: "The department of the person." },
  { name: "seniority", type: "string", required: false, description: "The rank of the person." },
  { name: "phone", type: "string", required: false, description: "The telephone number of the person." },
  { name: "linkedinUrl", type: "string", required: false, description: "The person's page on LinkedIn." },
];

export const salesActivityFields: readonly ContractField[] = [
  { name: "externalActivityId", type: "string", minLength: 1, required: true, description: "Your system's unique id of the activity, by which Recotap tells a new activity from a known one." },
  { name: "activityType", type: "string", minLength: 1, required: true, description: "Either `call` or `email`." },
  { name: "occurredAt", type: "string", format: "date", required: true, description: "When it took place." },
  { name: "domain", type: "string", format: "domain", minLength: 1, required: true, description: "The web domain of the account that was called or written to." },
  { name: "accountName", type: "string", required: false, description: "The name of that account." },
  { name: "subject", type: "string", required: false, description: "What it was about, such as the subject of the email." },
  { name: "ownerName", type: "string", required: false, description: "The name of the sales rep in your system." },
  { name: "ownerEmail", type: "string", format: "email", required: true, description: "The email address of the sales rep in your system." },
  { name: "ownerId", type: "string", required: false, description: "The id of the sales rep in your system." },
  { name: "from", type: "object", fields: activitySenderFields, required: false, description: "The person who called or wrote." },
  { name: "contacts", type: "array", minItems: 1, maxItems: 1000, items: { type: "object", fields: activityContactFields }, required: true, description: "The people who were reached." },
  { name: "callTitle", type: "string", required: false, description: "The title of the call." },
  { name: "durationMinutes", type: "number", minimum: 0, required: false, description: "How long the call took, in minutes." },
  { name: "outcome", type: "string", required: false, description: "How the call ended." },
  { name: "direction", type: "string", enum: ["inbound","outbound"], required: false, description: "Who called whom." },
  { name: "openCount", type: "integer", minimum: 0, required: false, description: "How often the email was opened." },
  { name: "clickCount", type: "integer", minimum: 0, required: false, description: "How often a link of the email was followed." },
];

export const pushSalesActivitiesRequestFields: readonly ContractField[] = [
  { name: "activities", type: "array", minItems: 1, maxItems: 50, items: { type: "object", fields: salesActivityFields }, required: true, description: "The activities, each id once at most." },
];

export const listAccountsParameters: readonly ContractField[] = [
  { name: "limit", type: "integer", minimum: 1, default: 100, required: false, description: "How many accounts to return at most, 100 by default." },
  { name: "cursor", type: "string", required: false, description: "Where the page begins, the `nextCursor` of the page before." },
  { name: "lastSync", type: "string", format: "date", required: false, description: "Only accounts that changed after this time, the `syncTimestamp` of an earlier response." },
  { name: "domains", type: "string", required: false, description: "Only the accounts of these domains, at most 100." },
];

export const listMissingExternalIdsParameters: readonly ContractField[] = [
  { name: "limit", type: "integer", minimum: 1, default: 100, required: false, description: "How many accounts to return at most." },
];

export const listSegmentsParameters: readonly ContractField[] = [
  { name: "limit", type: "integer", minimum: 1, default: 100, required: false, description: "How many segments to return at most." },
  { name: "cursor", type: "string", required: false, description: "Where the page begins, the `nextCursor` of the page before." },
];
