import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOutbox, createRecotapClient, type Kind, type Outbox } from '../../src/index.js';
import { isPending, type Ledger } from '../../src/ledger/index.js';
import { createVirtualClock } from '../support/virtual-clock.js';
import { type Home, homes } from './homes.js';
import { createLateServer, type Fate, itemOf } from './late-server.js';
import { isBusy } from './postgres/watched.js';

/** MODEL_RUNS=10 for ten times as many random cases as the check has. */
const times = Number(process.env.MODEL_RUNS ?? 1);
const TIMEOUT_MS = 1_000;
/** How long a request may still arrive after the client has given it up. */
const HOLD_MS = 2_000;

type Step =
  | { do: 'put'; kind: Kind; id: number; version: number | undefined }
  | { do: 'wait'; ms: number }
  | { do: 'flush' }
  /** The process dies, and another one starts. */
  | { do: 'crash' }
  | { do: 'close' }
  /** The wall clock is set to another time. */
  | { do: 'step'; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      kind: fc.constantFrom<Kind>('deals', 'deals', 'accounts', 'activities', 'externalIds'),
      id: fc.nat(3),
      version: fc.option(fc.nat(20), { nil: undefined }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3_000 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'flush' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'close' as const }) },
);
const clockStep = fc.record({ do: fc.constant('step' as const), ms: fc.integer({ min: -3_600_000, max: 3_600_000 }) });

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>({ kind: 'stored' }) },
  { weight: 1, arbitrary: fc.constantFrom<Fate>({ kind: 'error' }, { kind: 'lost' }, { kind: 'refused' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('late' as const), afterMs: fc.nat(HOLD_MS - 100) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reset' as const), afterMs: fc.nat(HOLD_MS - 100) }) },
);

interface Process {
  ledger: Ledger;
  /** Each kind has an outbox from its first put on. The first of them sends for all, as long as the process lives. */
  outboxOf(kind: Kind): Outbox<Kind>;
  outboxes: ReadonlyMap<Kind, Outbox<Kind>>;
  cut(): void;
}

async function play(
  openHome: () => Promise<Home>,
  retries: number,
  steps: readonly Step[],
  fates: readonly Fate[],
): Promise<void> {
  const clock = createVirtualClock(undefined, isBusy);
  let offset = 0;
  const stepping = { ...clock, now: clock.now, wallTime: () => clock.now() + offset };
  let requests = 0;
  const server = createLateServer(clock, () => {
    const next = fates[requests++] ?? { kind: 'stored' };
    // The repetitions inside a push are the client's: it does not tell that one of them followed a reset.
    return next.kind === 'reset' && retries > 0 ? { ...next, afterMs: 0 } : next;
  });
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  const wanted = new Map<string, { kind: Kind; id: string; name: string; version: number | undefined }>();
  const opened: Process[] = [];
  const home = await openHome();

  async function start(ledger: Ledger): Promise<Process> {
    const { fetch, cut } = server.connect();
    const client = createRecotapClient({ apiKey: 'key', fetch, clock: stepping, timeoutMs: TIMEOUT_MS, retries });
    const outboxes = new Map<Kind, Outbox<Kind>>();
    const outboxOf = (kind: Kind) => {
      const outbox = outboxes.get(kind) ?? createOutbox<Kind>(client, { kind, ledger, lane: 'lane://a' });
      outboxes.set(kind, outbox);
      return outbox;
    };
    outboxOf('deals');
    const started = { ledger, cut, outboxOf, outboxes };
    opened.push(started);
    return started;
  }

  let current = await start(home.ledger);
  let n = 0;
  for (const each of steps) {
    if (each.do === 'put') {
      const name = `v${++n}`;
      const { key, id, item } = itemOf(each.kind, each.id, name);
      await current.outboxOf(each.kind).put(item as never, { version: each.version });
      const before = wanted.get(key);
      const isOlder = (each.version ?? Number.POSITIVE_INFINITY) < (before?.version ?? Number.NEGATIVE_INFINITY);
      if (!isOlder) wanted.set(key, { kind: each.kind, id, name, version: each.version ?? before?.version });
    } else if (each.do === 'wait') await wait(each.ms);
    else if (each.do === 'flush') await flush(current);
    else if (each.do === 'step') offset += each.ms;
    else if (each.do === 'close' || home.crash === undefined) {
      for (const outbox of current.outboxes.values()) await outbox.close({ timeoutMs: 0 });
      current = await start(current.ledger);
    } else {
      current.cut();
      current = await start(await home.crash());
    }
  }

  const lane = await current.ledger.lane('lane://a');
  const waiting = async () => (await lane.stats(clock.now())).waiting + (await lane.stats(clock.now())).inFlight;
  for (let round = 0; round < 200 && (await waiting()) > 0; round++) {
    await flush(current);
    await wait(1_000);
  }
  await wait(2 * HOLD_MS);
  for (const [key, { kind, id, name }] of wanted) {
    const [row] = await lane.get(kind, [id]);
    const wants = row && Object.values(JSON.parse(row.payload)).includes(name);
    expect(wants, 'the last version is what is wanted').toBe(true);
    expect(row && isPending(row), 'nothing is forgotten').toBe(false);
    if (row?.error === undefined) expect(server.held.get(key), 'what is acknowledged is what Recotap holds').toBe(name);
    if (kind === 'activities')
      expect(server.sends.get(key) ?? 0, 'what Recotap may have is not sent again').toBeLessThanOrEqual(1);
  }
  for (const { outboxes, cut } of opened) {
    cut();
    // That of a process that has died may find no ledger.
    for (const outbox of outboxes.values()) await outbox.close({ timeoutMs: 0 }).catch(() => {});
  }
  await home.end();
}

async function flush({ outboxes }: Process): Promise<void> {
  await Promise.all([...outboxes.values()].map((outbox) => outbox.flush()));
}

/** A reset request arrives in the time of the next process, which repeats it and then has a newer version. */
const lateAcrossProcesses: [number, Step[], Fate[]] = [
  0,
  [
    { do: 'put', kind: 'deals', id: 1, version: undefined },
    { do: 'flush' },
    { do: 'crash' },
    { do: 'put', kind: 'deals', id: 0, version: undefined },
    { do: 'wait', ms: 38 },
    { do: 'put', kind: 'deals', id: 1, version: undefined },
    { do: 'put', kind: 'deals', id: 0, version: undefined },
  ],
  [{ kind: 'reset', afterMs: 39 }],
];

describe.each(homes)('a ledger %s, whatever happens to its requests and processes', (_, openHome, runs) => {
  it('ends with the last version of each item, acknowledges only what Recotap holds, and creates nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.array(step, { minLength: 5, maxLength: 30 }),
        fc.array(fate, { maxLength: 15 }),
        (retries, steps, fates) => play(openHome, retries, steps, fates),
      ),
      { numRuns: runs * times, examples: [lateAcrossProcesses] },
    );
  });

  it('does so when the wall clock is set while a process lives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.array(
          fc.oneof(
            { weight: 6, arbitrary: step.filter((each) => each.do !== 'crash' && each.do !== 'close') },
            clockStep,
          ),
          {
            minLength: 5,
            maxLength: 30,
          },
        ),
        fc.array(
          fate.filter(({ kind }) => kind !== 'reset'),
          { maxLength: 15 },
        ),
        (retries, steps, fates) => play(openHome, retries, steps, fates),
      ),
      { numRuns: Math.round(0.6 * runs * times) },
    );
  });
});
