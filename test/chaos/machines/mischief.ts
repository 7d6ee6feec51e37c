import type { Dice } from '../../../src/emulator/faults/random.js';
import { type Started, startWorker, type WorkerSettings, wait } from './processes.js';

export interface MischiefOptions {
  dice: Dice;
  workers: WorkerSettings;
  /** How many workers there are. */
  count: number;
  freezeMs: number;
  killEveryMs: number;
  crash(): Promise<void>;
  /** When the last kill may be: after it, everything that is planned has happened. */
  isOver(): boolean;
}

export interface Mischief {
  /** The workers that are there now. */
  readonly workers: readonly Started[];
  readonly kills: number;
  /** When a worker was frozen, and when it went on, on the monotonic clock, in ms. */
  readonly frozen: { from: number; until: number } | undefined;
  /** Resolves when it is over. */
  done: Promise<void>;
}

/** Starts workers, kills one every now and then, freezes one for a while, and crashes PostgreSQL, mostly meanwhile. */
export function makeMischief({ dice, workers: settings, count, ...options }: MischiefOptions): Mischief {
  const { freezeMs, killEveryMs, crash, isOver } = options;
  const workers = Array.from({ length: count }, () => startWorker(settings));
  let kills = 0;
  let frozen: { from: number; until: number } | undefined;
  let sleeper: Started | undefined;

  async function freeze(): Promise<void> {
    await wait(killEveryMs * (0.5 + 2 * dice()));
    sleeper = workers[Math.floor(dice() * count)] as Started;
    sleeper.child.kill('SIGSTOP');
    frozen = { from: performance.now(), until: Number.POSITIVE_INFINITY };
    await wait(freezeMs);
    sleeper.child.kill('SIGCONT');
    frozen.until = performance.now();
    sleeper = undefined;
  }

  async function kill(until: () => boolean): Promise<void> {
    while (!until()) {
      await wait(killEveryMs);
      const awake = workers.filter((worker) => worker !== sleeper);
      const victim = awake[Math.floor(dice() * awake.length)];
      if (victim === undefined) continue;
      victim.child.kill('SIGKILL');
      await victim.ended;
      kills++;
      workers[workers.indexOf(victim)] = startWorker(settings);
    }
  }

  async function all(): Promise<void> {
    let isPlanDone = false;
    const plan = Promise.all([freeze(), wait(killEveryMs + freezeMs * dice()).then(crash)]).finally(() => {
      isPlanDone = true;
    });
    await Promise.all([plan, kill(() => isPlanDone && isOver())]);
  }

  return {
    workers,
    get kills() {
      return kills;
    },
    get frozen() {
      return frozen;
    },
    done: all(),
  };
}
