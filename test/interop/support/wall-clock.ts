import { onTestFinished } from 'vitest';

const hour = 3_600_000;

/** Steps of the wall clock, as a time server or a person makes them. */
export const steps: [direction: string, ms: number][] = [
  ['back', -hour],
  ['forward', hour],
];

/** Sets the wall clock of this process by so many ms, until the test is over. Timers and `performance.now()` know nothing of it. */
export function stepWallClock(ms: number): void {
  const SystemDate = globalThis.Date;
  globalThis.Date = class extends SystemDate {
    constructor(...args: []) {
      super(...(args.length === 0 ? ([SystemDate.now() + ms] as unknown as []) : args));
    }

    static override now() {
      return SystemDate.now() + ms;
    }
  } as DateConstructor;
  onTestFinished(() => {
    globalThis.Date = SystemDate;
  });
}
