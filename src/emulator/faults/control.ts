import { type Choose, createChoose } from './choose.js';
import { parseFaultSchedule } from './parse.js';
import type { FaultSchedule } from './schedule.js';

/**
 * The faults of an emulator.
 *
 * @example
 * emulator.faults.set({ rules: [{ fault: 'status', status: 503, times: 2 }] });
 * await pushDeals(client, deals); // is retried
 * emulator.faults.clear();
 */
export interface Faults {
  /** The current schedule. Without faults, it has no rules. */
  readonly schedule: FaultSchedule;
  /**
   * Replaces the schedule, for all later requests. Its counts and rate limits start over; the numbers of requests do not.
   *
   * @throws FaultScheduleError if the schedule is invalid; the old one stays
   */
  set(schedule: FaultSchedule): void;
  /** Removes all faults. Requests in flight are not affected. */
  clear(): void;
}

/** The faults, with what the emulator itself needs. */
export interface FaultControl extends Faults {
  /** Undefined when there are no faults. */
  readonly choose: Choose | undefined;
  /** Starts the same schedule over. */
  restart(): void;
}

const nothing: FaultSchedule = { rules: [] };

/**
 * @param onChange is told of each schedule that replaces another
 * @throws FaultScheduleError
 */
export function createFaults(initial: FaultSchedule, onChange: (schedule: FaultSchedule) => void): FaultControl {
  let schedule = nothing;
  let choose: Choose | undefined;
  const start = (next: FaultSchedule) => {
    schedule = next;
    choose = next.rules.length > 0 ? createChoose(next) : undefined;
  };
  const replace = (next: FaultSchedule) => {
    start(next);
    onChange(next);
  };
  start(parseFaultSchedule(initial));
  return {
    get schedule() {
      return schedule;
    },
    get choose() {
      return choose;
    },
    set: (next) => replace(parseFaultSchedule(next)),
    clear: () => replace(nothing),
    restart: () => start(schedule),
  };
}
