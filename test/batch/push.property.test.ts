import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecotapClient, type Deal, type DealOutcome, PushAbortedError, pushDeals } from '../../src/index.js';
import { answer, byRequest, dealsIn, refusal, upserted } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

/** What the server makes of a deal, told by its name. */
const fates = ['fine', 'fine', 'fine', 'refused', 'malformed'] as const;
/** What happens to a request, by its number. */
const mishaps = [
  'none',
  'none',
  'none',
  '503',
  '429',
  'reset',
  'lost answer',
  'no JSON',
  'missing result',
  'doubled result',
] as const;

const input = fc.array(
  fc.record({
    externalDealId: fc.integer({ min: 0, max: 300 }).map(String),
    name: fc.constantFrom(...fates),
    amount: fc.oneof({ weight: 20, arbitrary: fc.integer() }, { weight: 1, arbitrary: fc.constant(null as never) }),
  }),
  { maxLength: 700 },
);

/** A server with a memory, a class-validator and a bad day. */
function server(schedule: (typeof mishaps)[number][], detail: 'nested' | 'flat', wait: () => Promise<void>) {
  const stored = new Map<string, Deal>();
  const inFlight = new Set<string>();
  let doubled = 0;
  let number = 0;

  const respond = (sent: Deal[], mishap: (typeof mishaps)[number]): Response => {
    if (mishap === '503' || mishap === '429') return refusal(Number(mishap));
    if (mishap === 'reset') throw new TypeError('fetch failed');
    const malformed = sent.flatMap(({ name }, index) => (name === 'malformed' ? [index] : []));
    if (malformed.length > 0) {
      const constraints = { isString: 'name is malformed' };
      const children = malformed.map((index) => ({
        property: String(index),
        children: [{ property: 'name', constraints }],
      }));
      return refusal(400, {
        data: detail === 'flat' ? [{ property: 'name', constraints }] : [{ property: 'deals', children }],
      });
    }
    for (const deal of sent) if (deal.name === 'fine') stored.set(deal.externalDealId, deal);
    if (mishap === 'lost answer') throw new TypeError('socket hang up');
    if (mishap === 'no JSON') return new Response('<html>');
    const results = sent.map((deal) =>
      deal.name === 'fine'
        ? upserted(deal)
        : { externalDealId: deal.externalDealId, status: 'failed', error: 'refused' },
    );
    if (mishap === 'missing result') results.pop();
    if (mishap === 'doubled result') results.push({ ...results[0] });
    return answer(results.reverse());
  };

  const fetch = async (request: Request): Promise<Response> => {
    const mishap = schedule[number++ % schedule.length] ?? 'none';
    const sent = await dealsIn(request);
    const ids = sent.map(({ externalDealId }) => externalDealId);
    doubled += ids.filter((id) => inFlight.has(id)).length + ids.length - new Set(ids).size;
    for (const id of ids) inFlight.add(id);
    await wait();
    for (const id of ids) inFlight.delete(id);
    return respond(sent, mishap);
  };
  return { fetch, stored, doubledIds: () => doubled };
}

describe('for any input and any mix of failures', () => {
  it('each deal has one outcome, the counts add up, no id is in two requests, and the last version wins', async () => {
    await fc.assert(
      fc.asyncProperty(
        input,
        fc.array(fc.constantFrom(...mishaps), { minLength: 1, maxLength: 30 }),
        fc.constantFrom('nested', 'flat'),
        fc.record({ maxConcurrency: fc.integer({ min: 1, max: 6 }), retries: fc.integer({ min: 0, max: 3 }) }),
        fc.integer(),
        async (deals, schedule, detail, options, seed) => {
          const dice = fc.sample(fc.double({ min: 0, max: 0.999, noNaN: true }), { seed, numRuns: 50 });
          let throws = 0;
          const clock = createVirtualClock(() => dice[throws++ % dice.length] ?? 0);
          const { fetch, stored, doubledIds } = server(
            schedule,
            detail,
            () => new Promise((resolve) => clock.after(clock.random() * 100, resolve)),
          );
          const outcomes: DealOutcome[] = [];
          const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock, ...options });
          const report = await pushDeals(client, deals, { onOutcome: (outcome) => void outcomes.push(outcome) }).catch(
            (error) => {
              // Nobody may be reached on a day that is bad enough.
              if (error instanceof PushAbortedError) return error.report;
              throw error;
            },
          );

          const indexes = outcomes.map(({ index }) => index).sort((a, b) => a - b);
          expect(indexes).toEqual(deals.slice(0, report.total).map((_, index) => index));
          const { upserted: stored1, failed, invalid, superseded, unsent } = report;
          expect(stored1 + failed + invalid + superseded + unsent).toBe(report.total);
          expect(report.problems).toHaveLength(failed + invalid + unsent);
          expect(doubledIds()).toBe(0);

          const lastByStatus = new Map<string, DealOutcome>();
          for (const outcome of outcomes.sort((a, b) => a.index - b.index)) {
            expect(outcome.deal).toBe(deals[outcome.index]);
            if (outcome.status !== 'invalid') lastByStatus.set(String(outcome.externalDealId), outcome);
          }
          for (const [id, last] of lastByStatus) {
            expect(last.status).not.toBe('superseded');
            if (last.status === 'upserted') expect(stored.get(id)).toEqual(last.deal);
          }
        },
      ),
      { numRuns: fc.readConfigureGlobal().numRuns ?? 150 },
    );
  });
});
