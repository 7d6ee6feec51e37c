// Written by `npm run generate` from openapi.yaml. Do not edit.

// What the contract says of each operation that takes many items at a time: each alone, so that an app holds those that it uses.
export const pushDeals = { path: '/deals', itemsKey: 'deals', idField: 'externalDealId', maxItems: 100 } as const;
export const pushAccounts = { path: '/accounts', itemsKey: 'accounts', idField: 'domain', maxItems: 100 } as const;
export const mapExternalIds = { path: '/accounts/external-ids', itemsKey: 'mappings', idField: 'domain', maxItems: 100 } as const;
export const pushSalesActivities = { path: '/sales-activities', itemsKey: 'activities', idField: 'externalActivityId', maxItems: 50 } as const;

/** All of them. */
export const limits = { pushDeals, pushAccounts, mapExternalIds, pushSalesActivities } as const;
