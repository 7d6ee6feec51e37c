import type { OperationId } from '../../../generated/operations.js';
import type { FaultKind } from '../faults/kinds.js';

/** A request that the emulator received, without its headers and so without the API key. */
export interface EmulatorRequest {
  /** The number of the request since the start or the last reset, from 1. */
  readonly number: number;
  /** When it came, in ISO 8601. */
  readonly time: string;
  /** The operation; null for a request that is not in the contract. */
  readonly operation: OperationId | null;
  /** The HTTP method. */
  readonly method: string;
  /** The path with its query, up to 16,384 characters. */
  readonly path: string;
  /** The HTTP status of the response; undefined until there is one, and if a fault prevents it. */
  readonly status: number | undefined;
  /** From the arrival to the end of the request, in ms; undefined until then. */
  readonly durationMs: number | undefined;
  /** The size of the body, as far as it was read, in bytes. */
  readonly bytes: number;
  /** The JSON body, parsed; undefined if it is missing, not JSON or too large, or dropped to save memory. */
  readonly body: unknown;
  /** The response, parsed, or its text if it is not JSON; undefined if it is empty, or dropped to save memory. */
  readonly response: unknown;
  /** The faults of the request, in the order of their rules; undefined if it had none. */
  readonly faults: readonly FaultKind[] | undefined;
  /** The outcomes of the first 1,000 items of a bulk operation; undefined until the end, or dropped with the body. */
  readonly items: readonly RequestItem[] | undefined;
  /** The counts of the items; undefined unless it was a bulk operation with a readable body. */
  readonly counts: ItemCounts | undefined;
  /** How the request and its response differ from the contract. They are compared when you first read this, or when the body is dropped. */
  readonly deviations: readonly ContractDeviation[];
}

/** An `EmulatorRequest` while it is being answered. */
export type RequestRecord = { -readonly [Key in keyof EmulatorRequest]: EmulatorRequest[Key] };

/** A response as it was sent. */
export interface StoredResponse {
  readonly text: string;
  readonly contentType: string | null;
}

/** Compares a request and its response with the contract. */
export type CheckContract = (
  request: EmulatorRequest,
  response: StoredResponse | undefined,
) => readonly ContractDeviation[];

/** The outcome of an item of a bulk request. */
export interface RequestItem {
  /** The position in the request, from 0. */
  readonly index: number;
  /** The id, such as the `externalDealId`; empty if there is none. */
  readonly id: string;
  /** `failed` is an item that failed in a 200. `refused` is an item of a request that was not processed. */
  readonly outcome: 'upserted' | 'failed' | 'refused';
  /** Why the item was not stored. */
  readonly reason?: string;
  /** The rule of the validator, such as `isEmail`, or the fault, such as `failed-deals`; missing if it was neither. */
  readonly rule?: string;
}

/** The counts of the items of a request. */
export interface ItemCounts {
  /** All items. */
  readonly items: number;
  /** Items that were stored. */
  readonly upserted: number;
  /** Items that failed in a 200. */
  readonly failed: number;
  /** Items of a request that was not processed. */
  readonly refused: number;
}

/** A difference between a request, or its response, and the contract. */
export interface ContractDeviation {
  /** Whether the request or the response differs. */
  readonly side: 'request' | 'response';
  /**
   * The path in the body: keys and indexes from 0 in a request, such as `deals.0.amount`; `[]` for all elements of a list in a response. A
   * query parameter is `query.limit`. Empty for the whole body.
   */
  readonly path: string;
  /** What is expected there. */
  readonly message: string;
  /** The operation; null for a request that is not in the contract. */
  readonly operation: OperationId | null;
}
