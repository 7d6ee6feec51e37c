import type { Clock } from '../../src/base/clock.js';

/** Turns of the event loop without any timer due, after which everybody is taken to be waiting for time to pass. */
const IDLE_TURNS = 10;

export interface VirtualClock extends Clock {
  /** Every wait that was asked for, in ms. */
  readonly waits: number[];
  /** Timers that are set and neither over nor cancelled. */
  readonly pending: number;
  /** Sets the wall clock forward, or back; waits and durations go on as before. */
  step(ms: number): void;
}

/**
 * A clock whose time leaps to the next timer as soon as nothing else happens: hours pass in no time.
 *
 * @param isBusy whether something happens that the event loop does not show, such as in another process
 */
export function createVirtualClock(random: () => number = () => 0.5, isBusy = () => false): VirtualClock {
  const timers = new Set<{ at: number; callback: () => void }>();
  const waits: number[] = [];
  let now = Date.UTC(2026, 5, 4);
  let stepped = 0;
  let ticking = false;

  async function tick(): Promise<void> {
    for (let turn = 0; turn < IDLE_TURNS; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      // It leaves the processor to the other process meanwhile.
      for (; isBusy(); turn = 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const next = [...timers].sort((a, b) => a.at - b.at)[0];
    if (next === undefined) {
      ticking = false;
      return;
    }
    now = Math.max(now, next.at);
    timers.delete(next);
    next.callback();
    await tick();
  }

  return {
    waits,
    get pending() {
      return timers.size;
    },
    now: () => now,
    wallTime: () => now + stepped,
    step(ms) {
      stepped += ms;
    },
    random,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      waits.push(ms);
      timers.add(timer);
      if (!ticking) {
        ticking = true;
        void tick();
      }
      return () => timers.delete(timer);
    },
  };
}
