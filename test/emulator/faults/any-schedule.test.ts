import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createEmulator,
  type Deal,
  deviationKinds,
  type Fault,
  type FaultRule,
  type FaultSchedule,
  parseFaultSchedule,
  type When,
} from '../../../src/emulator/index.js';
import { createVirtualClock } from '../../support/virtual-clock.js';
import { deal, production } from '../support.js';

const ids = ['a', 'b', 'c', 'd'];
const status = fc.integer({ min: 400, max: 599 });
const retryAfter = fc.constantFrom(undefined, 0, 2, -1, 'soon', '999999999', 'seconds', 'date', { dateIn: 5 });
const ms = fc.nat(100_000);
const stored = fc.option(fc.boolean(), { nil: undefined });

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ fault: fc.constant('latency' as const), ms }),
  fc.record({ fault: fc.constant('latency' as const), ms: fc.constant({ min: 1, max: 50 }) }),
  fc.record({ fault: fc.constant('trickle' as const), msPerByte: fc.constant(0) }),
  fc.record({ fault: fc.constantFrom('connection-refused' as const, 'summary' as const) }),
  fc.record({ fault: fc.constantFrom('reset' as const, 'hang' as const), stored }),
  fc.record({ fault: fc.constant('cut-off' as const), afterBytes: fc.option(fc.nat(400), { nil: undefined }) }),
  fc.record({
    fault: fc.constant('status' as const),
    status,
    retryAfter,
    body: fc.constantFrom(undefined, 'json' as const, 'html' as const, 'empty' as const),
  }),
  fc.record({ fault: fc.constant('redirect' as const), status: fc.constantFrom(undefined, 301, 302, 303, 307, 308) }),
  fc.record({
    fault: fc.constant('token-bucket' as const),
    perSecond: fc.integer({ min: 1, max: 50 }),
    burst: fc.integer({ min: 1, max: 3 }),
    retryAfter,
  }),
  fc.record({
    fault: fc.constant('fixed-window' as const),
    max: fc.integer({ min: 1, max: 3 }),
    ms: fc.constant(1_000),
    retryAfter,
  }),
  fc.record({
    fault: fc.constant('bad-request' as const),
    errors: fc.constantFrom(undefined, 'nested' as const, 'flat' as const, 'none' as const),
  }),
  fc.record({
    fault: fc.constantFrom('failed-deals' as const, 'failed-items' as const),
    error: fc.option(fc.string(), { nil: undefined }),
  }),
  fc.record({
    fault: fc.constant('results' as const),
    change: fc.constantFrom('missing', 'doubled', 'unknown-id', 'extra', 'unknown-status', 'shuffled'),
    count: fc.constantFrom(undefined, 1, 3),
  }),
  fc.record({ fault: fc.constant('deviation' as const), change: fc.constantFrom(...deviationKinds) }),
  fc.record({
    fault: fc.constant('body' as const),
    change: fc.constantFrom('empty', 'truncated', 'html', 'wrong-type'),
  }),
) as fc.Arbitrary<Fault>;

const when: fc.Arbitrary<When> = fc.record(
  {
    requests: fc.oneof(
      fc.integer({ min: 1, max: 6 }),
      fc.record({ from: fc.constant(2), every: fc.integer({ min: 1, max: 3 }) }),
    ),
    operation: fc.constantFrom('pushDeals' as const, 'listAccounts' as const),
    path: fc.constantFrom('/deals', '/accounts'),
    dealIds: fc.subarray(ids, { minLength: 1 }),
    itemIds: fc.subarray(ids, { minLength: 1 }),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
    overBytes: fc.nat(200),
    until: fc.constantFrom('2020-01-01T00:00:00Z', '2999-12-31T23:59:59.999+01:00'),
  },
  { requiredKeys: [] },
);

const rule: fc.Arbitrary<FaultRule> = fc
  .tuple(fault, fc.option(when, { nil: undefined }), fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }))
  .map(([drawn, applies, times]) => ({ ...drawn, when: applies, times }));

const schedule: fc.Arbitrary<FaultSchedule> = fc.record({ seed: fc.nat(), rules: fc.array(rule, { maxLength: 6 }) });

/** The ids of a request, or a body that is not in order. */
const sent = fc.oneof(
  { weight: 4, arbitrary: fc.subarray(ids, { minLength: 1 }) },
  { weight: 1, arbitrary: fc.constantFrom('', 'no JSON', '{"deals":[]}', '{"deals":[{"externalDealId":"a"}]}') },
);

const failing = ['failed-deals', 'failed-items'];

/** The faults that keep a request from being processed. */
const keepsOut = ({ fault, ...rest }: FaultRule): boolean =>
  ['connection-refused', 'status', 'redirect', 'token-bucket', 'fixed-window', 'bad-request'].includes(fault) ||
  (['reset', 'hang'].includes(fault) && !('stored' in rest && rest.stored));

it('No schedule brings the emulator down, nor makes it hold anything but what it says, or keeps back, that it holds', async () => {
  const property = fc.asyncProperty(
    schedule,
    fc.array(sent, { minLength: 1, maxLength: 6 }),
    async (faults, bodies) => {
      const clock = createVirtualClock();
      const emulator = createEmulator({ faults: parseFaultSchedule(faults), clock });
      let version = 0;
      for (const body of bodies) {
        version += 1;
        const deals: Deal[] = Array.isArray(body) ? body.map((id) => deal(id, { amount: version })) : [];
        const before = new Map(emulator.deals);
        const caller = new AbortController();
        // Later than all latencies together, and a hang has no end of its own.
        const cancel = clock.after(86_400_000, () => caller.abort(new Error('the caller went away')));
        const response = await answerOf(
          emulator,
          Array.isArray(body) ? JSON.stringify({ deals }) : body,
          caller.signal,
        );
        cancel();

        const asked = emulator.requests.at(-1);
        const struck = asked?.faults ?? [];
        const last = faults.rules.filter(({ fault }) => fault === struck.at(-1));
        if (response.error !== undefined) {
          expect(['fetch failed', 'terminated', 'the caller went away']).toContain(response.error);
          expect(asked?.status).toBe(response.error === 'terminated' ? response.status : undefined);
        } else {
          expect(asked?.status).toBe(response.status);
        }
        // Every 500 is one that was asked for.
        if (response.status === 500) expect(struck.at(-1)).toBe('status');

        const stored = new Set([...emulator.deals].filter(([id, held]) => before.get(id) !== held).map(([id]) => id));
        if (last.length > 0 && last.every(keepsOut)) expect([...stored]).toEqual([]);
        if (!last.some(keepsOut) && !struck.some((fault) => failing.includes(fault))) {
          expect([...stored]).toEqual(Array.isArray(body) ? expect.arrayContaining(body) : []);
        }
        for (const id of stored) expect(emulator.deals.get(id)?.amount).toBe(version);
        // A result that is not tampered with tells the truth.
        if (
          response.status === 200 &&
          struck.every((fault) => ['latency', 'trickle', 'summary', ...failing].includes(fault))
        ) {
          const { results } = JSON.parse(response.text).data as {
            results: { externalDealId: string; status: string }[];
          };
          for (const { externalDealId, status: said } of results)
            expect(stored.has(externalDealId)).toBe(said === 'upserted');
          expect(results).toHaveLength(deals.length);
        }
      }
      expect(emulator.requests).toHaveLength(bodies.length);
    },
  );
  await fc.assert(property, { numRuns: 300, timeout: 90_000 });
});

/** The whole response, or how it failed and what came of it until then. */
async function answerOf(emulator: ReturnType<typeof createEmulator>, body: string, signal: AbortSignal) {
  let answered: number | undefined;
  try {
    const response = await emulator.fetch(production, { method: 'POST', headers: { 'X-Api-Key': 'k' }, body, signal });
    answered = response.status;
    return { status: answered, text: await response.text(), error: undefined };
  } catch (error) {
    return { status: answered, text: '', error: (error as Error).message };
  }
}
