import { limits } from '../../generated/limits.js';
import type { operations as Contract } from '../../generated/schema.js';

/** The name of an operation in the contract, such as `pushDeals`. */
export type OperationId = keyof Contract;

/** Where the items of a request that takes many stand, and by which field each is told from the others. */
export interface ItemKeys {
  readonly itemsKey: string;
  readonly idField: string;
}

/** How an operation is called. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Without the base path, with its parameters as in the contract. */
  readonly path: string;
  /** For a request that takes many items. */
  readonly items?: ItemKeys;
}

/** Every operation of the contract. TypeScript sees to it that none is left out. */
export const operations: Readonly<Record<OperationId, Operation>> = {
  pushDeals: { method: 'POST', path: '/deals', items: limits.pushDeals },
  listDealStages: { method: 'GET', path: '/deal-stages' },
  createDealStages: {
    method: 'POST',
    path: '/deal-stages',
    items: { itemsKey: 'pipelines', idField: 'pipelineId' },
  },
  listAccounts: { method: 'GET', path: '/accounts' },
  pushAccounts: { method: 'POST', path: '/accounts', items: limits.pushAccounts },
  updateAccount: { method: 'PUT', path: '/accounts/{rtp_aid}' },
  mapExternalIds: { method: 'PATCH', path: '/accounts/external-ids', items: limits.mapExternalIds },
  listMissingExternalIds: { method: 'GET', path: '/accounts/missing-external-ids' },
  listCustomFields: { method: 'GET', path: '/accounts/custom-fields' },
  createCustomField: { method: 'POST', path: '/accounts/custom-field' },
  pushSalesActivities: { method: 'POST', path: '/sales-activities', items: limits.pushSalesActivities },
  listSegments: { method: 'GET', path: '/segments' },
  listJourneyStages: { method: 'GET', path: '/journey-stages' },
};

export const operationIds = Object.keys(operations) as readonly OperationId[];

/** Production's base path. Prism serves the same calls at the root, so the emulator serves both. */
export const basePath = '/api/v1';

/** A path as the contract has it, from one as it was called. */
export function withoutBase(path: string): string {
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}
