import type { OperationId } from '../../../generated/operations.js';
import type { Fault } from './kinds.js';

/**
 * What goes wrong, and when: plain data, the same in JSON and YAML.
 *
 * The rules are tried in order for each request, once its body is read. A rule that applies adds its fault to those before it, and
 * the first fault that decides the answer ends the search. `latency`, `trickle`, `failed-deals`, `failed-items`, `results` and
 * `summary` decide nothing, and neither does a rate limit with room left: what they do is done, and the search goes on. So several latencies add up, one
 * may stand before a reset, and no rule after that reset is tried. A `bad-request` is best put first: behind a fault that stores, its deals
 * would be stored now and then.
 *
 * All dice are thrown by seed, number of the request and place of the rule, and by nothing else: not by time, nor by what came before. So
 * the same requests in the same order meet the same faults, however many are under way at once. `times` and the rate limits alone depend
 * on what came before.
 */
export interface FaultSchedule {
  /** Of all that is random here, a whole number. Another seed gives other dice. Default 1. */
  readonly seed?: number | undefined;
  readonly rules: readonly FaultRule[];
}

/** One fault, and the requests that it is for. */
export type FaultRule = Fault & {
  /** Default: every request. */
  readonly when?: When | undefined;
  /** How many requests it is for at most: the first ones that it applies to. Default: no end. */
  readonly times?: number | undefined;
};

/** What has to hold for a rule to apply: everything that is given. */
export interface When {
  /** Their numbers: the first request since the start or the last `reset` is 1, and each one in `requests` counts. */
  readonly requests?: number | readonly number[] | RequestRange | undefined;
  /** It is a call of one of these operations, by their names in the contract, such as `pushAccounts`. */
  readonly operation?: OperationId | readonly OperationId[] | undefined;
  /** It is a call of one of these paths, written without the base path and the query, such as `/accounts`. */
  readonly path?: string | readonly string[] | undefined;
  /** One of these deals is in a `pushDeals`. The faults that are about single items then strike these only. */
  readonly dealIds?: string | readonly string[] | undefined;
  /**
   * One of these items is in the request, of whichever operation takes many: a deal by `externalDealId`, an activity by
   * `externalActivityId`, a pipeline by `pipelineId`, an account or a mapping by its cleaned domain. The faults that are about single items
   * then strike these only.
   */
  readonly itemIds?: string | readonly string[] | undefined;
  /** How likely it is, from 0 to 1; thrown for each request. */
  readonly probability?: number | undefined;
  /** The body has more bytes than this. One above the emulator's own `maxBodyBytes` never comes as far as the rules. */
  readonly overBytes?: number | undefined;
}

/** Requests `from` one number `to` another, both included. With `every: 3`: the first of them and each third one after it. */
export interface RequestRange {
  /** Default: `every`, so that `every: 3` alone is for 3, 6, 9 and so on. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Default 1. */
  readonly every?: number | undefined;
}
