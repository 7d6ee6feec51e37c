import { afterEach } from 'vitest';
import { systemClock } from '../../../src/base/clock.js';
import {
  type Clock,
  createEmulator,
  type EmulatorOptions,
  type FaultRule,
  type Listening,
} from '../../../src/emulator/index.js';
import { production } from '../support.js';

/** Both ways by which a request comes to an emulator. */
export const waysIn = ['in process', 'on a port'] as const;
export type WayIn = (typeof waysIn)[number];

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.close()));
});

/** An emulator in which these faults happen, and what a client needs to send deals to it. */
export async function start(way: WayIn, rules: FaultRule[], options: EmulatorOptions = {}) {
  const emulator = createEmulator({ ...options, faults: { rules } });
  if (way === 'in process') return client(emulator, emulator.fetch, production);
  const listening = await emulator.listen();
  open.push(listening);
  return client(emulator, fetch, `${listening.url}/api/v1/deals`);
}

function client(emulator: ReturnType<typeof createEmulator>, send: typeof emulator.fetch, url: string) {
  /** Sends deals, and returns the response as it comes: its body may be slow, or broken. */
  const post = (deals: unknown[], { signal, redirect }: RequestInit = {}) =>
    send(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Api-Key': 'a-key' },
      body: JSON.stringify({ deals }),
      ...(signal && { signal }),
      ...(redirect && { redirect }),
    });
  return { emulator, post, origin: new URL(url).origin, send };
}

/** The machine's clock, which tells how many timers of the emulator are running, and what was waited for. */
export function countingClock() {
  const waits: number[] = [];
  let running = 0;
  const clock: Clock = {
    ...systemClock,
    after(ms, callback) {
      waits.push(ms);
      running += 1;
      const cancel = systemClock.after(ms, () => {
        running -= 1;
        callback();
      });
      return () => {
        running -= 1;
        cancel();
      };
    },
  };
  return { clock, waits, running: () => running };
}

/** Whatever a promise rejects with. */
export const failureOf = (promise: Promise<unknown>): Promise<Error & { cause?: unknown }> =>
  promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error) => error,
  );

/** The code that the system, or undici, gave the reason. */
export const codeOf = ({ cause }: Error): unknown => (cause as { code?: unknown } | undefined)?.code;
