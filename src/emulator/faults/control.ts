import { type Choose, createChoose } from './choose.js';
import { parseFaultSchedule } from './parse.js';
import type { FaultSchedule } from './schedule.js';

/** What goes wrong in an emulator. */
export interface Faults {
  /** The schedule of the moment; one without rules when nothing is to go wrong. */
  readonly schedule: FaultSchedule;
  /**
   * Replaces the schedule, for all requests that are not under way. What its rules count, and their buckets, start anew; the numbers of
   * the requests go on. Throws a `FaultScheduleError` for one that is not in order, and changes nothing then.
   */
  set(schedule: FaultSchedule): void;
  /** Lets nothing go wrong any more. What is under way ends as it began. */
  clear(): void;
}

/** The faults as the emulator itself needs them. */
export interface FaultControl extends Faults {
  /** Undefined when nothing is to go wrong. */
  readonly choose: Choose | undefined;
  /** Starts the same schedule anew. */
  restart(): void;
}

const nothing: FaultSchedule = { rules: [] };

/** @throws FaultScheduleError */
export function createFaults(initial: FaultSchedule = nothing): FaultControl {
  let schedule = nothing;
  let choose: Choose | undefined;
  const start = (next: FaultSchedule) => {
    schedule = next;
    choose = next.rules.length > 0 ? createChoose(next) : undefined;
  };
  start(parseFaultSchedule(initial));
  return {
    get schedule() {
      return schedule;
    },
    get choose() {
      return choose;
    },
    set: (next) => start(parseFaultSchedule(next)),
    clear: () => start(nothing),
    restart: () => start(schedule),
  };
}
