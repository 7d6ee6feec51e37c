import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createPace, type PaceOptions, type Turn } from '../../../src/http/pace/pace.js';
import { createVirtualClock } from '../../support/virtual-clock.js';

function paceOf(options: Partial<PaceOptions> = {}) {
  const clock = createVirtualClock();
  const startedAt = clock.now();
  const pace = createPace(
    { maxConcurrency: 8, requestsPerSecond: Number.POSITIVE_INFINITY, maxWaitMs: 300_000, retries: 4, ...options },
    clock,
  );
  const went: [string, number][] = [];
  const nobody = {};
  const ask = async (name: string, signal = new AbortController().signal, asker: object = nobody) => {
    const turn = await pace.enter(asker, signal);
    went.push([name, clock.now() - startedAt]);
    return turn;
  };
  /** What the server says of a request, for all others to heed. */
  const hold = (turn: Turn, retryAfterMs: number) =>
    turn.leave({
      sign: 'none',
      attempt: 1,
      hold: { retryAfterMs, tooLong: (ms) => new Error(`${ms} ms are too long`) },
    });
  const turns = (count: number) =>
    Promise.all(Array.from({ length: count }, () => pace.enter({}, new AbortController().signal)));
  const pause = async (ms: number) => {
    for (const turn of await turns(1)) hold(turn, ms);
  };
  const pass = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  return { clock, ask, went, hold, turns, pause, pass };
}

const listenersOn = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

describe('the pace of a client', () => {
  it('lets requests go in the order of asking, each as soon as one before it is over', async () => {
    const { ask, went } = paceOf({ maxConcurrency: 2 });
    const [first] = await Promise.all([ask('first'), ask('second')]);
    const others = [ask('third'), ask('fourth')];
    first.leave({ sign: 'answered' });
    (await others[0])?.leave({ sign: 'answered' });
    await others[1];
    expect(went.map(([name]) => name)).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('keeps to the longer of two pauses, whichever came first', async () => {
    const { hold, turns, ask, went } = paceOf();
    const [first, second, third] = (await turns(3)) as [Turn, Turn, Turn];
    hold(first, 1_000);
    hold(second, 400);
    const asking = ask('asked during the pause');
    hold(third, 2_000);
    await Promise.all([asking, ask('asked during the longer pause')]);
    expect(went).toEqual([
      ['asked during the pause', 2_000],
      ['asked during the longer pause', 2_000],
    ]);
  });

  it('sets no timer for a pause that nobody waits for', async () => {
    const { pause, clock } = paceOf();
    await pause(1_000);
    expect(clock.pending).toBe(0);
  });

  it('sets one timer for all who wait, and drops it when the last of them gives up', async () => {
    const { pause, clock, ask } = paceOf();
    const controllers = [new AbortController(), new AbortController()];
    await pause(1_000);
    const asking = controllers.map(({ signal }, index) => ask(String(index), signal).catch((error) => error));
    expect(clock.pending).toBe(1);
    for (const controller of controllers) controller.abort(new Error('given up'));
    expect(clock.pending).toBe(0);
    expect(await Promise.all(asking)).toMatchObject([{ message: 'given up' }, { message: 'given up' }]);
  });

  it('lets the others wait on in their order when one of them gives up', async () => {
    const { pause, ask, went } = paceOf();
    const impatient = new AbortController();
    await pause(1_000);
    const first = ask('impatient', impatient.signal).catch(() => {});
    const second = ask('patient');
    impatient.abort();
    await Promise.all([first, second]);
    expect(went).toEqual([['patient', 1_000]]);
  });

  it('turns away at once what was aborted before it asked, though all others wait', async () => {
    const { pause, clock, ask, went } = paceOf();
    await pause(1_000);
    await expect(ask('too late', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(clock.pending).toBe(0);
    expect(went).toEqual([]);
  });

  it('leaves no listener on a signal, whether its request went or gave up', async () => {
    const { ask } = paceOf({ maxConcurrency: 1 });
    const [went, gaveUp] = [new AbortController(), new AbortController()];
    await ask('went', went.signal);
    const waiting = ask('gave up', gaveUp.signal).catch(() => {});
    expect(listenersOn(gaveUp.signal)).toBe(1);
    gaveUp.abort();
    await waiting;
    expect([went.signal, gaveUp.signal].map(listenersOn)).toEqual([0, 0]);
  });

  it('lets those who share it take turns, however many requests one of them has in line', async () => {
    const { ask, went } = paceOf({ maxConcurrency: 1 });
    const [greedy, modest] = [{}, {}];
    const { signal } = new AbortController();
    const asking = [
      ...['greedy 1', 'greedy 2', 'greedy 3', 'greedy 4'].map((name) => ask(name, signal, greedy)),
      ...['modest 1', 'modest 2'].map((name) => ask(name, signal, modest)),
    ];
    for (const turn of asking) void turn.then(({ leave }) => leave({ sign: 'answered' }));
    await Promise.all(asking);
    expect(went.map(([name]) => name)).toEqual([
      'greedy 1',
      'greedy 2',
      'modest 1',
      'greedy 3',
      'modest 2',
      'greedy 4',
    ]);
  });

  it('starts with four requests, and lets one more go with each answer, up to the most', async () => {
    const { ask, went, pass } = paceOf({ maxConcurrency: 6 });
    const asking = Array.from({ length: 20 }, (_, index) => ask(String(index)));
    await pass(10);
    expect(went).toHaveLength(4);
    (await asking[0])?.leave({ sign: 'answered' });
    await pass(10);
    expect(went).toHaveLength(6);
    (await asking[1])?.leave({ sign: 'answered' });
    (await asking[2])?.leave({ sign: 'answered' });
    await pass(10);
    expect(went).toHaveLength(9);
  });

  it('has half as many requests in flight after a timeout, and gets back to the most step by step', async () => {
    const { ask, went, pass } = paceOf({ maxConcurrency: 4 });
    const asking = Array.from({ length: 40 }, (_, index) => ask(String(index)));
    const inFlight = () => went.length - left;
    let left = 0;
    const leave = async (sign: 'answered' | 'timed out', count: number) => {
      for (const end = left + count; left < end; left++) (await asking[left])?.leave({ sign });
      await pass(10);
    };
    // Those that went together are over together: they tell of one moment.
    await leave('timed out', 4);
    expect(inFlight()).toBe(2);
    await leave('answered', 2);
    expect(inFlight()).toBe(2);
    await leave('answered', 2);
    expect(inFlight()).toBe(3);
    await leave('answered', 8);
    expect(inFlight()).toBe(4);
  });

  it('lets one request find out whether a limit is over, and the others after its answer', async () => {
    const { ask, went, pass } = paceOf();
    const asking = Array.from({ length: 10 }, (_, index) => ask(String(index)));
    for (const turn of asking.slice(0, 4)) (await turn)?.leave({ sign: 'throttled' });
    await pass(10);
    expect(went).toHaveLength(5);
    (await asking[4])?.leave({ sign: 'none' });
    await pass(10);
    expect(went).toHaveLength(6);
    (await asking[5])?.leave({ sign: 'answered' });
    await pass(10);
    expect(went.length).toBeGreaterThan(7);
  });

  it('counts as one the refusals of requests that went together, and forgets them with the next answer', async () => {
    const { ask } = paceOf();
    const refuse = async (name: string) => (await ask(name)).leave({ sign: 'throttled', attempt: 1 });
    const together = await Promise.all([ask('a'), ask('b'), ask('c')]);
    for (const { leave } of together) leave({ sign: 'throttled' });
    // By the back-off, which doubles with each setback, and is halved by the dice.
    expect(await refuse('d')).toBe(500);
    expect(await refuse('e')).toBe(1_000);
    (await ask('f')).leave({ sign: 'answered' });
    expect(await refuse('g')).toBe(250);
  });

  it('sends no more per second than it was told to, evenly, from the start', async () => {
    const { ask, went } = paceOf({ requestsPerSecond: 4 });
    const asking = Array.from({ length: 5 }, (_, index) => ask(String(index)));
    for (const turn of asking) (await turn).leave({ sign: 'answered' });
    expect(went.map(([, at]) => at)).toEqual([0, 250, 500, 750, 1_000]);
  });

  it('can be told to send less than one a second', async () => {
    const { ask, went } = paceOf({ requestsPerSecond: 0.1 });
    await Promise.all([ask('first'), ask('second')]);
    expect(went).toEqual([
      ['first', 0],
      ['second', 10_000],
    ]);
  });

  it('turns away those who wait when a pause is longer than they may wait, and those who ask while it still is', async () => {
    const { ask, went, hold, pass } = paceOf({ maxConcurrency: 1, maxWaitMs: 1_000 });
    const inFlight = await ask('in flight');
    const waiting = ask('waiting').catch((error) => error.message);
    hold(inFlight, 3_000);
    expect(await waiting).toBe('3000 ms are too long');
    await pass(1_500);
    await expect(ask('later')).rejects.toThrow('1500 ms are too long');
    await pass(500);
    await ask('last');
    expect(went).toEqual([
      ['in flight', 0],
      ['last', 3_000],
    ]);
  });
});
