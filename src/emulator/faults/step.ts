import type { Context, MiddlewareHandler } from 'hono';
import { type Clock, sleep } from '../../base/clock.js';
import type { AppEnv } from '../context.js';
import type { Envelope } from '../envelope.js';
import { withoutBase } from '../operations.js';
import { readResponse } from '../requests/response.js';
import type { Choose, Struck } from './choose.js';
import { failing } from './failing.js';
import { answerInstead } from './instead.js';
import { itemsIn } from './items.js';
import { NoResponse, untilGone } from './no-response.js';
import { tamper } from './tamper.js';
import { transmitOf } from './transmit.js';

export interface FaultStepOptions {
  /** Called for each request; undefined when there are no faults. */
  readonly choose: () => Choose | undefined;
  readonly envelopeOf: (c: Context<AppEnv>) => Envelope;
  readonly clock: Clock;
}

/** The middleware between the recorded request and the API, where the faults happen. */
export function faultStep({ choose, envelopeOf, clock }: FaultStepOptions): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const chooseNow = choose();
    if (chooseNow === undefined) return next();
    const asked = c.get('record');
    const operation = c.get('operation');
    const items = itemsIn(operation, c.get('body'));
    const path = withoutBase(c.req.path);
    const arrival = { number: asked.number, bytes: asked.bytes, operation, path, items, time: clock.wallTime() };
    const faults = chooseNow(arrival, clock.now());
    const end = faults.at(-1);
    if (end === undefined) return next();

    asked.faults = faults.map(({ rule }) => rule.fault);
    await pass(latencyOf(faults), clock, c.req.raw.signal);
    await breakOff(end, 'unprocessed', c.req.raw);
    c.env.transmit = transmitOf(faults, clock, c.req.url);
    const instead = answerInstead(end, { envelope: envelopeOf(c), items, path: asked.path, now: clock.wallTime() });
    if (instead) {
      c.set('response', await readResponse(instead));
      return instead;
    }
    c.set('failing', failing(faults, items));
    await next();
    await breakOff(end, 'processed', c.req.raw);
    const response = await tamper(c.res, faults, items);
    if (response === c.res) return undefined;
    c.set('response', await readResponse(response));
    c.res = response;
    return undefined;
  };
}

/** The sum of all latencies, in ms. */
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

/** Rejects, at once or when the caller goes away, if the fault ends the request at this moment. */
async function breakOff(
  { rule }: Struck,
  moment: 'unprocessed' | 'processed',
  { url, signal }: Request,
): Promise<void> {
  const isNow = 'stored' in rule && rule.stored ? moment === 'processed' : moment === 'unprocessed';
  if (!isNow) return;
  if (rule.fault === 'connection-refused') throw new NoResponse('refused', url);
  if (rule.fault === 'reset') throw new NoResponse('reset', url);
  if (rule.fault === 'hang') await untilGone(signal);
}
