import type { OperationId } from '../../../generated/operations.js';
import type { Fault } from './kinds.js';

/**
 * Which faults happen when, as plain data that can be written in JSON or YAML.
 *
 * For each request, once its body is read, the rules are tried in order. Each rule that applies adds its fault, until one decides the
 * response. `latency`, `trickle`, `failed-deals`, `failed-items`, `results`, `summary` and `deviation` do not decide it, nor does a rate limit
 * with room left. So latencies add up, one may come before a reset, and no rule after the reset is tried. Put a `bad-request` first: after a fault
 * that stores, its deals might be stored.
 *
 * Randomness depends only on the seed, the number of the request and the position of the rule. So the same requests in the same order meet
 * the same faults, no matter how many are in flight at once. Only `times` and the rate limits depend on earlier requests.
 */
export interface FaultSchedule {
  /** A whole number that determines all randomness. Default: 1. */
  readonly seed?: number | undefined;
  readonly rules: readonly FaultRule[];
}

/** A fault, and the requests that it applies to. */
export type FaultRule = Fault & {
  /** Default: every request. */
  readonly when?: When | undefined;
  /** The most requests that it applies to, counted from the first. Default: no limit. */
  readonly times?: number | undefined;
};

/** The conditions of a rule. All that are given must hold. */
export interface When {
  /** The numbers of the requests. The first one since the start or the last `reset` is 1, and every entry of `requests` counts. */
  readonly requests?: number | readonly number[] | RequestRange | undefined;
  /** One or more operations by their names in the contract, such as `pushAccounts`. */
  readonly operation?: OperationId | readonly OperationId[] | undefined;
  /** One or more paths without the base path and the query, such as `/accounts`. */
  readonly path?: string | readonly string[] | undefined;
  /** The request is a `pushDeals` with one of these deals. Faults of single items then apply only to these. */
  readonly dealIds?: string | readonly string[] | undefined;
  /**
   * The request holds one of these items: a deal by `externalDealId`, an activity by `externalActivityId`, a pipeline by `pipelineId`, an
   * account or a mapping by its cleaned domain. Faults of single items then apply only to these.
   */
  readonly itemIds?: string | readonly string[] | undefined;
  /** The probability for each request, from 0 to 1. */
  readonly probability?: number | undefined;
  /** The body has more bytes than this. A body above the emulator's `maxBodyBytes` is refused before the rules are tried. */
  readonly overBytes?: number | undefined;
  /** The request comes before this time by the emulator's clock, in ISO 8601 with a zone, such as `2026-06-04T09:12:33Z`. */
  readonly until?: string | undefined;
}

/** The requests `from` one number `to` another, both included. With `every: 3`, the first and every third one after it. */
export interface RequestRange {
  /** Default: `every`, so that `every: 3` alone means 3, 6, 9 and so on. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Default 1. */
  readonly every?: number | undefined;
}
