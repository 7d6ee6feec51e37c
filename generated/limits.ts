// Written by `npm run generate` from openapi.yaml. Do not edit.

/** What the contract says of each operation that takes many items at a time. */
export const limits = {
  pushDeals: { path: '/deals', itemsKey: 'deals', idField: 'externalDealId', maxItems: 100 },
  pushAccounts: { path: '/accounts', itemsKey: 'accounts', idField: 'domain', maxItems: 100 },
  mapExternalIds: { path: '/accounts/external-ids', itemsKey: 'mappings', idField: 'domain', maxItems: 100 },
  pushSalesActivities: { path: '/sales-activities', itemsKey: 'activities', idField: 'externalActivityId', maxItems: 50 },
} as const;
