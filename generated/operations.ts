// Written by `npm run generate` from openapi.yaml. Do not edit.

export const pushDeals = { method: 'POST', path: '/deals', itemsKey: 'deals', idField: 'externalDealId', maxItems: 100 } as const;
export const createDealStages = { method: 'POST', path: '/deal-stages', itemsKey: 'pipelines', idField: 'pipelineId', maxItems: 20 } as const;
export const listDealStages = { method: 'GET', path: '/deal-stages' } as const;
export const pushAccounts = { method: 'POST', path: '/accounts', itemsKey: 'accounts', idField: 'domain', maxItems: 100 } as const;
export const listAccounts = { method: 'GET', path: '/accounts' } as const;
export const updateAccount = { method: 'PUT', path: '/accounts/{rtp_aid}' } as const;
export const mapExternalIds = { method: 'PATCH', path: '/accounts/external-ids', itemsKey: 'mappings', idField: 'domain', maxItems: 100 } as const;
export const listMissingExternalIds = { method: 'GET', path: '/accounts/missing-external-ids' } as const;
export const listCustomFields = { method: 'GET', path: '/accounts/custom-fields' } as const;
export const createCustomField = { method: 'POST', path: '/accounts/custom-field' } as const;
export const pushSalesActivities = { method: 'POST', path: '/sales-activities', itemsKey: 'activities', idField: 'externalActivityId', maxItems: 50 } as const;
export const listSegments = { method: 'GET', path: '/segments' } as const;
export const listJourneyStages = { method: 'GET', path: '/journey-stages' } as const;

/** Every operation of the contract, by its `operationId`. */
export const operations = {
  pushDeals,
  createDealStages,
  listDealStages,
  pushAccounts,
  listAccounts,
  updateAccount,
  mapExternalIds,
  listMissingExternalIds,
  listCustomFields,
  createCustomField,
  pushSalesActivities,
  listSegments,
  listJourneyStages,
} as const;

/** The name of an operation in the contract, such as `pushDeals`. */
export type OperationId = keyof typeof operations;
