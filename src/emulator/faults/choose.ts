import type { OperationId } from '../../../generated/operations.js';
import { type Chooses, choosing, type Items } from './items.js';
import type { FaultKind } from './kinds.js';
import { fixedWindow, type Limit, tokenBucket } from './limits.js';
import { createDice, type Dice } from './random.js';
import type { FaultRule, FaultSchedule, When } from './schedule.js';

/** What rules look at. */
export interface Arrival {
  /** The place of the request among all, from 1. */
  readonly number: number;
  readonly bytes: number;
  /** Undefined for an unknown route. */
  readonly operation: OperationId | undefined;
  /** Without the base path and the query. */
  readonly path: string;
  readonly items: Items | undefined;
  /** By the wall clock, in ms since 1970. */
  readonly time: number;
}

/** A fault that applies to a request. */
export interface Struck {
  readonly rule: FaultRule;
  /** The source of its randomness. */
  readonly dice: Dice;
  /** For a rate limit: how many ms until there is room again. */
  readonly waitMs?: number;
}

/** Returns the faults that apply to a request, in the order of their rules. */
export type Choose = (arrival: Arrival, now: number) => Struck[];

/** Faults that do not decide the response. The first other fault ends the search. */
const undecided: ReadonlySet<FaultKind> = new Set([
  'latency',
  'trickle',
  'failed-deals',
  'failed-items',
  'results',
  'summary',
  'deviation',
]);

/** Starts a schedule, with all counts at 0 and every bucket full. */
export function createChoose({ seed = 1, rules }: FaultSchedule): Choose {
  const tries = rules.map((rule, place) => createTry(rule, (number) => createDice(seed, place, number)));
  return (arrival, now) => {
    const struck: Struck[] = [];
    for (const tryRule of tries) {
      const found = tryRule(arrival, now);
      if (found === undefined) continue;
      struck.push(found);
      if (!undecided.has(found.rule.fault)) break;
    }
    return struck;
  };
}

function createTry(rule: FaultRule, diceOf: (number: number) => Dice) {
  const applies = createApplies(whenOf(rule));
  const limit = limitOf(rule);
  let left = rule.times ?? Number.POSITIVE_INFINITY;
  return (arrival: Arrival, now: number): Struck | undefined => {
    const dice = diceOf(arrival.number);
    if (left === 0 || !applies(arrival, dice)) return undefined;
    const waitMs = limit?.(now);
    if (waitMs === 0) return undefined;
    left -= 1;
    return waitMs === undefined ? { rule, dice } : { rule, dice, waitMs };
  };
}

function whenOf({ fault, when = {} }: FaultRule): When {
  return fault === 'failed-deals' ? { ...when, operation: 'pushDeals' } : when;
}

function createApplies(when: When) {
  const { requests, operation, path, probability = 1, overBytes = -1, until } = when;
  const end = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
  const chooses = choosing(when);
  return (arrival: Arrival, dice: Dice): boolean =>
    // First, so that later draws do not depend on the other conditions.
    dice() < probability &&
    arrival.bytes > overBytes &&
    arrival.time < end &&
    isAmong(arrival.number, requests) &&
    (operation === undefined || [operation].flat().some((name) => name === arrival.operation)) &&
    (path === undefined || [path].flat().includes(arrival.path)) &&
    (chooses === undefined || hasOneOf(arrival.items, chooses));
}

function hasOneOf(items: Items | undefined, chooses: Chooses): boolean {
  return items?.ids.some((id) => chooses(id, items)) ?? false;
}

function isAmong(number: number, requests: When['requests']): boolean {
  if (requests === undefined) return true;
  if (typeof requests === 'number') return number === requests;
  if (isList(requests)) return requests.includes(number);
  const { every = 1, from = every, to = Number.POSITIVE_INFINITY } = requests;
  return number >= from && number <= to && (number - from) % every === 0;
}

function isList(requests: object): requests is readonly number[] {
  return Array.isArray(requests);
}

function limitOf(rule: FaultRule): Limit | undefined {
  if (rule.fault === 'token-bucket') return tokenBucket(rule);
  if (rule.fault === 'fixed-window') return fixedWindow(rule);
  return undefined;
}
