// Written by `npm run generate` from openapi.yaml. Do not edit.

/** What the contract says of each operation that takes many items at a time. */
export const limits = {
  pushDeals: { path: '/deals', itemsKey: 'deals', idField: 'externalDealId', maxItems: 100 },
} as const;
