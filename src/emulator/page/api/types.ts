import type { OperationId } from '../../../../generated/operations.js';
import type { FaultSchedule } from '../../faults/schedule.js';

/** Where a request or its response breaks the contract. */
export interface DeviationRow {
  readonly side: 'request' | 'response';
  readonly path: string;
  readonly message: string;
  readonly operation: OperationId | null;
}

/** How many items of a request had which outcome. */
export interface ItemCounts {
  readonly items: number;
  readonly upserted: number;
  readonly failed: number;
  readonly refused: number;
}

/** A request in a list. */
export interface RequestRow {
  readonly number: number;
  readonly time: string;
  readonly operation: OperationId | null;
  readonly method: string;
  readonly path: string;
  /** Undefined until it is answered, and where a fault prevents that. */
  readonly status?: number;
  readonly durationMs?: number;
  readonly bytes: number;
  readonly faults?: readonly string[];
  readonly counts?: ItemCounts;
  readonly deviations?: readonly DeviationRow[];
}

/** The outcome of an item of a request. */
export interface ItemRow {
  readonly index: number;
  /** Empty for an item without one. */
  readonly id: string;
  readonly outcome: 'upserted' | 'failed' | 'refused';
  readonly reason?: string;
  readonly rule?: string;
}

export interface RequestDetail extends RequestRow {
  readonly body?: unknown;
  readonly response?: unknown;
  readonly items?: readonly ItemRow[];
}

export interface Link {
  readonly state: 'linked' | 'no-domain' | 'no-account';
  readonly reason: string;
}

type Json = Readonly<Record<string, unknown>>;

export interface DealRow {
  readonly deal: Json & { readonly externalDealId: string };
  readonly linkedAccounts: readonly string[];
  readonly link?: Link;
  readonly versions?: number;
  readonly request?: number;
}

/** A deal with its earlier versions. */
export interface DealDetail extends DealRow {
  readonly history?: readonly { readonly deal: Json; readonly request?: number; readonly time: string }[];
}

export type HeldCounts = Readonly<
  Record<'deals' | 'accounts' | 'dealStages' | 'salesActivities' | 'customFields' | 'segments', number>
>;

export interface StatusRow {
  readonly counts: HeldCounts & { readonly requests: number };
  readonly keepRequests: number;
  readonly startedAt: string;
  readonly version?: string;
}

export interface Issue {
  readonly path: string;
  readonly message: string;
}

export type { FaultSchedule };
