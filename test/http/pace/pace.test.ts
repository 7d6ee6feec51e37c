import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/http/pace.js';
import { createVirtualClock } from '../support/virtual-clock.js';

function paceOf(maxConcurrency: number) {
  const clock = createVirtualClock();
  const startedAt = clock.now();
  const pace = createPace(maxConcurrency, clock);
  const went: [string, number][] = [];
  const ask = async (name: string, signal = new AbortController().signal) => {
    const leave = await pace.enter(signal);
    went.push([name, clock.now() - startedAt]);
    return leave;
  };
  return { pace, clock, ask, went };
}

const listenersOn = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

describe('the pace of a client', () => {
  it('lets requests go in the order of asking, each as soon as one before it is over', async () => {
    const { ask, went } = paceOf(2);
    const [leaveFirst] = await Promise.all([ask('first'), ask('second')]);
    const others = [ask('third'), ask('fourth')];
    leaveFirst();
    (await others[0])?.();
    await others[1];
    expect(went.map(([name]) => name)).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('keeps to the longer of two pauses, whichever came first', async () => {
    const { pace, ask, went } = paceOf(3);
    pace.pause(1_000);
    pace.pause(100);
    const first = ask('asked during the pause');
    pace.pause(2_000);
    await Promise.all([first, ask('asked during the longer pause')]);
    expect(went).toEqual([
      ['asked during the pause', 2_000],
      ['asked during the longer pause', 2_000],
    ]);
  });

  it('sets no timer for a pause that nobody waits for', () => {
    const { pace, clock } = paceOf(1);
    pace.pause(1_000);
    expect(clock.pending).toBe(0);
  });

  it('sets one timer for all who wait, and drops it when the last of them gives up', async () => {
    const { pace, clock, ask } = paceOf(1);
    const controllers = [new AbortController(), new AbortController()];
    pace.pause(1_000);
    const asking = controllers.map(({ signal }, index) => ask(String(index), signal).catch((error) => error));
    expect(clock.pending).toBe(1);
    for (const controller of controllers) controller.abort(new Error('given up'));
    expect(clock.pending).toBe(0);
    expect(await Promise.all(asking)).toMatchObject([{ message: 'given up' }, { message: 'given up' }]);
  });

  it('lets the others wait on in their order when one of them gives up', async () => {
    const { pace, ask, went } = paceOf(1);
    const impatient = new AbortController();
    pace.pause(1_000);
    const first = ask('impatient', impatient.signal).catch(() => {});
    const second = ask('patient');
    impatient.abort();
    await Promise.all([first, second]);
    expect(went).toEqual([['patient', 1_000]]);
  });

  it('turns away at once what was aborted before it asked, though all others wait', async () => {
    const { pace, clock, ask, went } = paceOf(1);
    pace.pause(1_000);
    await expect(ask('too late', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(clock.pending).toBe(0);
    expect(went).toEqual([]);
  });

  it('leaves no listener on a signal, whether its request went or gave up', async () => {
    const { ask } = paceOf(1);
    const [went, gaveUp] = [new AbortController(), new AbortController()];
    await ask('went', went.signal);
    const waiting = ask('gave up', gaveUp.signal).catch(() => {});
    expect(listenersOn(gaveUp.signal)).toBe(1);
    gaveUp.abort();
    await waiting;
    expect([went.signal, gaveUp.signal].map(listenersOn)).toEqual([0, 0]);
  });
});
