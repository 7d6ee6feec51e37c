import type { Context, MiddlewareHandler } from 'hono';
import { type Clock, sleep } from '../../http/clock.js';
import type { AppEnv } from '../app.js';
import type { Call } from '../envelope.js';
import type { Choose, Struck } from './choose.js';
import { failing } from './failing.js';
import { answerInstead } from './instead.js';
import { NoAnswer, untilGone } from './no-answer.js';
import { tamper } from './tamper.js';
import { transmitOf } from './transmit.js';

export interface FaultStepOptions {
  /** Asked anew for each request; undefined when nothing is to go wrong. */
  readonly choose: () => Choose | undefined;
  readonly call: (c: Context<AppEnv>) => Call;
  readonly validationErrors: 'nested' | 'flat';
  readonly clock: Clock;
}

/** The step between the request, recorded and whole, and the API: what is to go wrong goes wrong here. */
export function faultStep({ choose, call, validationErrors, clock }: FaultStepOptions): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const chooseNow = choose();
    if (chooseNow === undefined) return next();
    const asked = c.get('record');
    const dealIds = dealIdsIn(c.get('body'));
    const faults = chooseNow({ number: c.get('number'), bytes: asked.bytes, dealIds }, clock.now());
    const end = faults.at(-1);
    if (end === undefined) return next();

    asked.faults = faults.map(({ rule }) => rule.fault);
    await pass(latencyOf(faults), clock, c.req.raw.signal);
    await breakOff(end, 'unprocessed', c.req.raw);
    c.env.transmit = transmitOf(faults, clock, c.req.url);
    const instead = answerInstead(end, { call: call(c), dealIds, validationErrors, now: clock.now() });
    if (instead) return instead;
    c.set('failing', failing(faults));
    await next();
    await breakOff(end, 'processed', c.req.raw);
    c.res = await tamper(c.res, faults);
    return undefined;
  };
}

/** The ids of the deals of a request, each at its index; an empty one for what has none. */
function dealIdsIn(body: unknown): string[] {
  const { deals }: { deals?: unknown } = Object(body);
  return Array.isArray(deals) ? deals.map((deal) => idOf(Object(deal))) : [];
}

function idOf({ externalDealId }: { externalDealId?: unknown }): string {
  return typeof externalDealId === 'string' ? externalDealId : '';
}

/** The latencies of all faults together, in ms. */
function latencyOf(faults: readonly Struck[]): number {
  return faults.reduce((sum, { rule, dice }) => {
    if (rule.fault !== 'latency') return sum;
    const { min, max } = typeof rule.ms === 'number' ? { min: rule.ms, max: rule.ms } : rule.ms;
    return sum + min + dice() * (max - min);
  }, 0);
}

async function pass(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(clock, ms, signal);
}

/** Throws, now or when the caller goes away, if the request gets no answer and this is the moment at which it ends. */
async function breakOff(
  { rule }: Struck,
  moment: 'unprocessed' | 'processed',
  { url, signal }: Request,
): Promise<void> {
  const isNow = 'stored' in rule && rule.stored ? moment === 'processed' : moment === 'unprocessed';
  if (!isNow) return;
  if (rule.fault === 'connection-refused') throw new NoAnswer('refused', url);
  if (rule.fault === 'reset') throw new NoAnswer('reset', url);
  if (rule.fault === 'hang') await untilGone(signal);
}
