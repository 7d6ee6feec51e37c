import fc from 'fast-check';
import { deviationKinds, type FaultRule, type FaultSchedule } from '../../src/emulator/index.js';
import type { Deal } from '../../src/index.js';

/** One bad day: what is pushed, how, against which faults, and what its caller does meanwhile. */
export interface Scenario {
  /** What the source gives; null stands for an item that it could not read. */
  items: (Deal | null)[];
  source: 'array' | 'generator' | 'async generator' | 'slow source';
  /** The source throws before this item. */
  throwsAt: number | undefined;
  client: { maxConcurrency: number; retries: number; timeoutMs: number };
  faults: FaultSchedule;
  /** Answers that say something else than what was stored, by the number of the request. */
  hostile: HostileAnswer[];
  /** When the wall clock is set, and by how much, in ms. */
  clockSteps: { atMs: number; byMs: number }[];
  caller: Caller;
  /** Of the dice that the client throws. */
  dice: number[];
}

export type Caller =
  | { does: 'pushes' }
  | { does: 'streams' }
  | { does: 'aborts'; atMs: number }
  /** As the command does at its first signal: it drains, and cuts off what is on the wire when the grace is over. */
  | { does: 'gets a signal'; atMs: number; graceMs: number }
  | { does: 'aborts in onOutcome' | 'throws in onOutcome' | 'throws in onProgress' | 'leaves the stream'; at: number };

export interface HostileAnswer {
  request: number;
  status: number;
  body: string;
  headers: Record<string, string>;
}

const id = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 600 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) },
);

const item: fc.Arbitrary<Deal | null> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({ externalDealId: id.map(String), name: fc.constantFrom('A', 'B'), amount: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.record({ externalDealId: id.map(String), name: fc.constant(null as never) }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const items = fc.oneof(
  { weight: 1, arbitrary: fc.array(item, { maxLength: 30 }) },
  { weight: 1, arbitrary: fc.array(item, { minLength: 95, maxLength: 700, size: 'max' }) },
);

const retryAfter = fc.constantFrom(
  undefined,
  0,
  2,
  'seconds' as const,
  'date' as const,
  { dateIn: 5 },
  'soon',
  '-1',
  '999999999',
);
const stored = fc.boolean();

const fault = fc.oneof(
  fc.record({ fault: fc.constant('latency'), ms: fc.oneof(fc.nat(3_000), fc.constant({ min: 1, max: 400 })) }),
  fc.record({ fault: fc.constant('trickle'), msPerByte: fc.constantFrom(0, 1) }),
  fc.record({ fault: fc.constantFrom('connection-refused', 'summary') }),
  fc.record({ fault: fc.constantFrom('reset', 'hang'), stored }),
  fc.record({ fault: fc.constant('cut-off'), afterBytes: fc.nat(400) }),
  fc.record({
    fault: fc.constant('status'),
    status: fc.constantFrom(400, 401, 403, 404, 408, 409, 413, 418, 422, 429, 500, 502, 503, 504),
    retryAfter: retryAfter.filter((value) => value !== 'seconds' && value !== 'date'),
    body: fc.constantFrom('json', 'html', 'empty'),
  }),
  fc.record({ fault: fc.constant('redirect') }),
  fc.record({
    fault: fc.constant('token-bucket'),
    perSecond: fc.integer({ min: 1, max: 50 }),
    burst: fc.integer({ min: 1, max: 5 }),
    retryAfter,
  }),
  fc.record({
    fault: fc.constant('fixed-window'),
    max: fc.integer({ min: 1, max: 5 }),
    ms: fc.constantFrom(500, 5_000),
    retryAfter,
  }),
  fc.record({ fault: fc.constant('bad-request'), errors: fc.constantFrom('nested', 'flat', 'none') }),
  fc.record({ fault: fc.constant('failed-deals'), error: fc.constantFrom('archived', '') }),
  fc.record({
    fault: fc.constant('results'),
    change: fc.constantFrom('missing', 'doubled', 'unknown-id', 'extra', 'unknown-status', 'shuffled'),
    count: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ fault: fc.constant('deviation'), change: fc.constantFrom(...deviationKinds) }),
  fc.record({ fault: fc.constant('body'), change: fc.constantFrom('empty', 'truncated', 'html', 'wrong-type') }),
);

const when = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.record({ requests: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      requests: fc.record({ from: fc.integer({ min: 1, max: 4 }), every: fc.integer({ min: 1, max: 4 }) }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ dealIds: fc.array(id.map(String), { minLength: 1, maxLength: 8 }) }) },
  { weight: 3, arbitrary: fc.record({ probability: fc.double({ min: 0.05, max: 0.9, noNaN: true }) }) },
);

const rule = fc
  .tuple(fault, when, fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined, freq: 2 }))
  .map(([drawn, applies, times]) => ({ ...drawn, when: applies, times }) as FaultRule);

// A deal to blame for a 400 must be blamed each time, or it would be stored between two refusals: such rules stand first.
const byBlame = (a: FaultRule, b: FaultRule) => Number(b.fault === 'bad-request') - Number(a.fault === 'bad-request');

const faults: fc.Arbitrary<FaultSchedule> = fc.record({
  seed: fc.nat(),
  rules: fc.array(rule, { maxLength: 6, size: 'max' }).map((rules) => rules.sort(byBlame)),
});

const strange = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.constantFrom('', ' ', '<p>', '{', '[[[[', '\ufeff{}', 'NaN', '"upserted"', '{"__proto__":{"data":{}}}'),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 5 }).map((results) => JSON.stringify({ data: { results } })),
  fc
    .array(fc.record({ externalDealId: id.map(String), status: fc.constantFrom('failed', 'UPSERTED', 7, null) }))
    .map((results) => JSON.stringify({ data: { results } })),
  fc.nat(3_000).map((depth) => `{"data":[${'{"property":"deals","children":['.repeat(depth)}${']}'.repeat(depth)}]}`),
);

const hostile: fc.Arbitrary<HostileAnswer[]> = fc.array(
  fc.record({
    request: fc.integer({ min: 1, max: 12 }),
    status: fc.constantFrom(200, 201, 206, 304, 400, 413, 418, 500, 503),
    body: strange,
    headers: fc.constantFrom<Record<string, string>>(
      {},
      { 'content-type': 'text/html' },
      { 'retry-after': '9'.repeat(400) },
      { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' },
      { location: 'http://[' },
    ),
  }),
  { maxLength: 4 },
);

const hour = 3_600_000;
const clockSteps = fc.array(
  fc.record({ atMs: fc.nat(5_000), byMs: fc.constantFrom(-24 * hour, -hour, -1_000, 1_000, hour, 365 * 24 * hour) }),
  { maxLength: 3 },
);

const caller: fc.Arbitrary<Caller> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ does: 'pushes' as const }) },
  { weight: 2, arbitrary: fc.constant({ does: 'streams' as const }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('aborts' as const), atMs: fc.nat(5_000) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('gets a signal' as const),
      atMs: fc.nat(5_000),
      graceMs: fc.constantFrom(0, 100, 5_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'aborts in onOutcome' as const,
        'throws in onOutcome' as const,
        'throws in onProgress' as const,
        'leaves the stream' as const,
      ),
      at: fc.nat(120),
    }),
  },
);

export const scenario: fc.Arbitrary<Scenario> = fc.record({
  items,
  source: fc.constantFrom('array' as const, 'generator' as const, 'async generator' as const, 'slow source' as const),
  throwsAt: fc.option(fc.nat(200), { nil: undefined, freq: 4 }),
  client: fc.record({
    maxConcurrency: fc.integer({ min: 1, max: 6 }),
    retries: fc.integer({ min: 0, max: 4 }),
    timeoutMs: fc.constantFrom(100, 1_000, 30_000),
  }),
  faults,
  hostile,
  clockSteps,
  caller,
  dice: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 20 }),
});
