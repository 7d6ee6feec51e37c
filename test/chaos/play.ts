import { createEmulator, type FaultKind } from '../../src/emulator/index.js';
import {
  createRecotapClient,
  type Deal,
  type DealOutcome,
  InvalidItem,
  PushAbortedError,
  type PushReport,
  pushDeals,
  streamDeals,
} from '../../src/index.js';
import { byRequest } from '../support/recotap.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';
import { type AllHeard, hear } from './heard.js';
import type { Scenario } from './scenario.js';

/** All that can be seen of a push from outside. */
export interface Played {
  /** In the order in which they came. */
  outcomes: DealOutcome[];
  /** Undefined when the caller left a stream. */
  report: PushReport | undefined;
  /** How many items the source gave away. */
  given: number;
  /** What struck, each time. */
  struck: (FaultKind | 'hostile answer' | 'clock step')[];
  /** What the emulator holds. */
  held: ReadonlyMap<string, Deal>;
  /** The last version of each id that went out. */
  lastSent: Map<string, Deal>;
  /** What the responses said of each version that went out. */
  heard: AllHeard;
  /** What must never happen, in words. */
  violations: string[];
}

/** Real time after which a run counts as hanging, in ms; its own time is virtual. */
const PATIENCE_MS = 20_000;
const TURNS = 15;
/** After a signal and its grace: what a source that is asked for an item may take, in ms. */
const LONGEST_END_MS = 500;

const settleDown = async () => {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Plays a scenario to its end, in virtual time. */
export async function play(scenario: Scenario): Promise<Played> {
  let throws = 0;
  const clock = createVirtualClock(() => scenario.dice[throws++ % scenario.dice.length] ?? 0);
  const emulator = createEmulator({ clock, faults: scenario.faults, keepBodies: 0 });
  const violations: string[] = [];
  const struck: Played['struck'] = [];
  const drain = new AbortController();
  const answers = hostileTo(emulator.fetch, scenario.hostile, () => void struck.push('hostile answer'));
  const wire = watch(answers.fetch, drain.signal, violations);
  const steps = scenario.clockSteps.map(({ atMs, byMs }) =>
    clock.after(atMs, () => {
      struck.push('clock step');
      clock.step(byMs);
    }),
  );
  const client = createRecotapClient({ apiKey: 'chaos', fetch: byRequest(wire.fetch), clock, ...scenario.client });
  const source = open(scenario, clock);
  const { outcomes, report } = await Promise.race([
    call(scenario, client, source.items, clock, drain, violations),
    hanging(),
  ]);
  wire.close();
  for (const cancel of steps) cancel();
  await settleDown();
  if (clock.pending > 0) violations.push(`${clock.pending} timers are left`);
  const { lastSent, heard } = wire;
  struck.push(...emulator.requests.flatMap(({ faults }) => faults ?? []));
  return { outcomes, report, given: source.given(), struck, held: emulator.deals, lastSent, heard, violations };
}

function hanging(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the push hangs: no end after ${PATIENCE_MS} ms`)), PATIENCE_MS).unref();
  });
}

/** A `fetch` that does as it is asked, and then gives other answers. */
function hostileTo(
  fetch: (request: Request) => Promise<Response>,
  hostile: Scenario['hostile'],
  onHostile: () => void,
) {
  let requests = 0;
  return {
    async fetch(request: Request): Promise<Response> {
      const number = ++requests;
      const response = await fetch(request);
      const instead = hostile.find((answer) => answer.request === number);
      if (instead === undefined || !response.ok) return response;
      const { status, body, headers } = instead;
      await response.arrayBuffer();
      onHostile();
      return new Response(status === 304 ? null : body, { status, headers });
    },
  };
}

/**
 * A `fetch` that sees to it that no id is in two requests at once, and that nothing is sent after the end, or after a signal that drains
 * the push.
 */
function watch(fetch: (request: Request) => Promise<Response>, drain: AbortSignal, violations: string[]) {
  const inFlight = new Set<string>();
  const lastSent = new Map<string, Deal>();
  const heard: AllHeard = new Map();
  let closed = false;
  return {
    lastSent,
    heard,
    close() {
      closed = true;
    },
    async fetch(request: Request): Promise<Response> {
      const { deals } = (await request.clone().json()) as { deals: Deal[] };
      if (closed) violations.push('a request was sent after the end');
      if (drain.aborted) violations.push('a request was sent after the signal');
      if (deals.length === 0 || deals.length > 100) violations.push(`a request has ${deals.length} deals`);
      for (const deal of deals) {
        if (inFlight.has(deal.externalDealId)) violations.push(`${deal.externalDealId} is in two requests at once`);
        inFlight.add(deal.externalDealId);
        lastSent.set(deal.externalDealId, deal);
      }
      const land = () => {
        for (const { externalDealId } of deals) inFlight.delete(externalDealId);
      };
      // The request has landed when its caller is done with it: the whole answer is read, or it was given up.
      request.signal.addEventListener('abort', land, { once: true });
      try {
        const response = await fetch(request);
        const body = await response.arrayBuffer();
        land();
        hear(heard, deals, { ok: response.ok, body: Buffer.from(body).toString() });
        const { status, statusText, headers } = response;
        return new Response(status === 204 ? null : body, { status, statusText, headers });
      } catch (error) {
        land();
        throw error;
      }
    },
  };
}

function open({ items, source, throwsAt }: Scenario, clock: VirtualClock) {
  let given = 0;
  const give = (index: number) => {
    if (index === throwsAt) throw new Error('the source broke');
    const item = items[index];
    given++;
    return item === null ? new InvalidItem({ line: index }, [{ path: '', message: 'unreadable' }]) : (item as Deal);
  };
  const generator = function* () {
    for (let index = 0; index < items.length; index++) yield give(index);
  };
  const asyncGenerator = async function* () {
    for (let index = 0; index < items.length; index++) {
      if (source === 'slow source' && index % 7 === 0) await new Promise<void>((resolve) => clock.after(40, resolve));
      yield give(index);
    }
  };
  // An array gives itself away whole, so it is read through an iterator that counts.
  const array = { [Symbol.iterator]: generator };
  return {
    items: { array, generator: generator(), 'async generator': asyncGenerator(), 'slow source': asyncGenerator() }[
      source
    ],
    given: () => given,
  };
}

type Items = ReturnType<typeof open>['items'];

async function call(
  { caller }: Scenario,
  client: ReturnType<typeof createRecotapClient>,
  items: Items,
  clock: VirtualClock,
  drain: AbortController,
  violations: string[],
) {
  const outcomes: DealOutcome[] = [];
  const controller = new AbortController();
  const { signal } = controller;
  let calls = 0;
  if (caller.does === 'aborts') {
    const cancel = clock.after(caller.atMs, () => controller.abort(new Error('enough')));
    return push(signal).finally(cancel);
  }
  if (caller.does === 'gets a signal') {
    const { atMs, graceMs } = caller;
    const timers = [clock.after(atMs, () => drain.abort(new Error('SIGTERM')))];
    timers.push(clock.after(atMs + graceMs, () => controller.abort(new Error('SIGTERM'))));
    const latest = clock.now() + atMs + graceMs + LONGEST_END_MS;
    return push(signal).finally(() => {
      for (const cancel of timers) cancel();
      if (clock.now() > latest) violations.push(`the push ended ${clock.now() - latest} ms too late after the signal`);
    });
  }
  return caller.does === 'streams' || caller.does === 'leaves the stream' ? stream() : push(signal);

  async function push(signal: AbortSignal) {
    const onOutcome = (outcome: DealOutcome) => {
      outcomes.push(outcome);
      if (caller.does === 'aborts in onOutcome' && outcomes.length > caller.at) controller.abort(new Error('enough'));
      if (caller.does === 'throws in onOutcome' && outcomes.length > caller.at) throw new Error('disk full');
    };
    const onProgress = () => {
      if (caller.does === 'throws in onProgress' && calls++ >= caller.at) throw new Error('no terminal');
    };
    const report = await pushDeals(client, items, { signal, drain: drain.signal, onOutcome, onProgress }).catch(
      reportOf,
    );
    // A callback that threw is told no more: the rest is in the report.
    const told = new Set(outcomes.map(({ index }) => index));
    const rest = report.problems.filter(({ index }) => !told.has(index));
    return { outcomes: [...outcomes, ...rest], report };
  }

  async function stream() {
    try {
      for await (const outcome of streamDeals(client, items)) {
        outcomes.push(outcome);
        if (caller.does === 'leaves the stream' && outcomes.length > caller.at) return { outcomes, report: undefined };
      }
      return { outcomes, report: undefined };
    } catch (error) {
      return { outcomes, report: reportOf(error) };
    }
  }
}

function reportOf(error: unknown): PushReport {
  if (error instanceof PushAbortedError) return error.report;
  throw error;
}
