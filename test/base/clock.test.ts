import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { sleep, systemClock } from '../../src/base/clock.js';
import { createVirtualClock } from '../support/virtual-clock.js';

describe('the clock of this machine', () => {
  it('tells the time in ms since 1970', () => {
    const before = Date.now();
    const now = systemClock.wallTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('never steps back, whatever is done to the wall clock', () => {
    const before = systemClock.now();
    const spy = vi.spyOn(Date, 'now').mockReturnValue(0);
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
    expect(systemClock.wallTime()).toBe(0);
    spy.mockRestore();
  });

  it('throws dice from 0 up to 1, not the same every time', () => {
    const dice = Array.from({ length: 20 }, () => systemClock.random());
    for (const value of dice) expect(value >= 0 && value < 1).toBe(true);
    expect(new Set(dice).size).toBeGreaterThan(1);
  });

  it('calls back after the time given, neither what was cancelled nor, at once, what is due in months', async () => {
    const called: string[] = [];
    const months = systemClock.after(2 ** 31, () => called.push('due in months'));
    const cancel = systemClock.after(1, () => called.push('cancelled'));
    cancel();
    await new Promise<void>((resolve) => {
      systemClock.after(10, () => {
        called.push('due');
        resolve();
      });
    });
    months();
    expect(called).toEqual(['due']);
  });
});

describe('a wait', () => {
  it('is over when its time has come, and leaves no listener on the signal', async () => {
    const clock = createVirtualClock();
    const startedAt = clock.now();
    const { signal } = new AbortController();
    await sleep(clock, 1_000, signal);
    expect(clock.now() - startedAt).toBe(1_000);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends at once with the reason of its signal, and leaves neither timer nor listener', async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    const waiting = sleep(clock, 1_000, controller.signal);
    controller.abort(new Error('enough'));
    expect(clock.pending).toBe(0);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    await expect(waiting).rejects.toThrow('enough');
  });

  it('does not begin when its signal has aborted', async () => {
    const clock = createVirtualClock();
    await expect(sleep(clock, 1_000, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
    expect(clock.waits).toEqual([]);
  });
});
