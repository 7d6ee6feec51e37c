import type { OperationId } from '../../../generated/operations.js';
import type { FaultKind } from '../faults/kinds.js';

/** A request that the emulator got. Its headers are not kept, so neither is the API key. */
export interface EmulatorRequest {
  /** 1 for the first request since the start or the last reset of the requests. */
  readonly number: number;
  /** When it came, in ISO 8601. */
  readonly time: string;
  /** Null for a request that is not in the contract. */
  readonly operation: OperationId | null;
  readonly method: string;
  /** The path as it was called, with its query string; cut off after 16,384 characters. */
  readonly path: string;
  /** The HTTP status of the response; undefined until there is one, and forever if a fault prevents it. */
  readonly status: number | undefined;
  /** From the arrival to the response or, if a fault or the caller prevented one, to the end. In ms; undefined until then. */
  readonly durationMs: number | undefined;
  /** The length of the body, as far as it was read. */
  readonly bytes: number;
  /** The parsed JSON body; undefined if there is none, if it is not JSON or too large, or dropped to save memory. */
  readonly body: unknown;
  /** The parsed response, or its text if it is not JSON; undefined if it is empty, or dropped to save memory with the body. */
  readonly response: unknown;
  /** The faults that applied, in the order of their rules; undefined if none did. */
  readonly faults: readonly FaultKind[] | undefined;
  /** What became of each item of a bulk operation, at most of the first 1,000; undefined until the end, or dropped with the body. */
  readonly items: readonly RequestItem[] | undefined;
  /** How many items the request had; undefined unless it was a bulk operation whose body could be read. */
  readonly counts: ItemCounts | undefined;
  /** Where the request and its response differ from the contract. They are compared when you first read this, or when the body is dropped. */
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

/** What became of an item of a bulk request. */
export interface RequestItem {
  /** Its place in the request, from 0. */
  readonly index: number;
  /** Its id, such as the `externalDealId` of a deal; empty if it has none. */
  readonly id: string;
  /** `failed` comes back in a 200; `refused` is an item of a request that was not processed. */
  readonly outcome: 'upserted' | 'failed' | 'refused';
  /** Why it was not stored. */
  readonly reason?: string;
  /** What decided so: a rule of the validator, such as `isEmail`, or a fault, such as `failed-deals`. Missing if it was neither. */
  readonly rule?: string;
}

/** How many items of a request had which outcome. */
export interface ItemCounts {
  readonly items: number;
  readonly upserted: number;
  readonly failed: number;
  readonly refused: number;
}

/** A difference between a request or its response and the contract. */
export interface ContractDeviation {
  readonly side: 'request' | 'response';
  /**
   * Where in the body: keys and indexes from 0, joined by dots, in a request, such as `deals.0.amount`; with `[]` for all elements of a
   * list, in a response. A query parameter is `query.limit`. Empty for the whole.
   */
  readonly path: string;
  readonly message: string;
  /** Null for a request that is not in the contract. */
  readonly operation: OperationId | null;
}
