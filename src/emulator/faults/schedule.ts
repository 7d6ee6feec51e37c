import type { OperationId } from '../../../generated/operations.js';
import type { Fault } from './kinds.js';

/**
 * Which requests have which faults, as plain data for JSON or YAML.
 *
 * For each request, the rules are tried in order, and each that applies adds its fault, until one decides the response. All do so except
 * `latency`, `trickle`, `failed-deals`, `failed-items`, `results`, `summary`, `deviation` and a rate limit with room left. So latencies add
 * up, and one may precede a reset. Put a `bad-request` before faults that store.
 *
 * Random choices depend only on the seed, the number of the request and the position of the rule, so the same requests in the same order
 * have the same faults. Only `times` and rate limits depend on earlier requests.
 *
 * @example
 * const schedule: FaultSchedule = {
 *   rules: [
 *     { fault: 'latency', ms: { min: 5, max: 20 } },
 *     { fault: 'status', status: 503, when: { operation: 'pushDeals', requests: { every: 3 } }, times: 10 },
 *   ],
 * };
 */
export interface FaultSchedule {
  /** A whole number that determines all random choices. Default: 1. */
  readonly seed?: number | undefined;
  /** The rules, in the order in which they are tried. */
  readonly rules: readonly FaultRule[];
}

/** A fault, and the requests that have it. */
export type FaultRule = Fault & {
  /** The conditions. Default: every request. */
  readonly when?: When | undefined;
  /** The most requests that have the fault, from the first one. Default: no limit. */
  readonly times?: number | undefined;
};

/** The conditions of a rule. All must hold. */
export interface When {
  /** The numbers of the requests. The first one since the start or the last `reset` is 1. */
  readonly requests?: number | readonly number[] | RequestRange | undefined;
  /** One or more operations, such as `pushAccounts`. */
  readonly operation?: OperationId | readonly OperationId[] | undefined;
  /** One or more paths, without base path and query, such as `/accounts`. */
  readonly path?: string | readonly string[] | undefined;
  /** The request is a `pushDeals` with one of these deals. Faults of items only apply to these deals. */
  readonly dealIds?: string | readonly string[] | undefined;
  /**
   * The request has one of these items, by `externalDealId`, `externalActivityId`, `pipelineId` or cleaned domain. Faults of items only
   * apply to these.
   */
  readonly itemIds?: string | readonly string[] | undefined;
  /** The probability for each request, from 0 to 1. Default: 1. */
  readonly probability?: number | undefined;
  /** The body is larger than this, in bytes. Default: any size. A body above `maxBodyBytes` is refused before the rules are tried. */
  readonly overBytes?: number | undefined;
  /** The request comes before this time by the clock of the emulator, in ISO 8601 with a zone, such as `2026-06-04T09:12:33Z`. */
  readonly until?: string | undefined;
}

/** The requests `from` one number `to` another, inclusive. With `every: 3`, the first one and every third one after it. */
export interface RequestRange {
  /** The first request. Default: `every`, so that `every: 3` alone means 3, 6, 9 and so on. */
  readonly from?: number | undefined;
  /** The last request. Default: no end. */
  readonly to?: number | undefined;
  /** The distance between requests. Default: 1. */
  readonly every?: number | undefined;
}
