import type { Clock } from '../base/clock.js';
import type { Entry } from './operation.js';

/** Beyond the timeout, for what is on its way to the server, in ms. */
const MARGIN_MS = 1_000;

/**
 * One order per id, over all pushes that share it: an id is in one request at a time, and what is given later goes later. What was sent
 * without an answer may still arrive, so nothing else goes until then, except the same again.
 */
export interface Order {
  /** Takes the next place in the line of its id. Its `isFree` is set once it may go. */
  join(entry: Entry): void;
  /** Gives its place up. @param lostAt when what was sent of it was given up without an answer, by the clock */
  leave(entry: Entry, lostAt?: number): void;
}

/** Those who wait for one id, the first of which may be under way, and what may still arrive of it. */
interface Line {
  entries: Entry[];
  heldUntil: number;
  heldJson?: string;
  cancel?: () => void;
}

/** @param timeoutMs how long one attempt may take */
export function createOrder(clock: Clock, timeoutMs: number): Order {
  const lines = new Map<string, Line>();

  /** Frees the first, now or later. */
  function admit(line: Line, isNew: boolean): void {
    const [first] = line.entries;
    line.cancel?.();
    if (first === undefined) return;
    const leftMs = line.heldUntil - clock.now();
    first.isFree = leftMs <= 0 || line.heldJson === JSON.stringify(first.value);
    if (!first.isFree) line.cancel = clock.after(Math.ceil(leftMs), () => admit(line, false));
    else if (!isNew) first.onChange();
  }

  return {
    join(entry) {
      const line = lines.get(entry.id) ?? { entries: [], heldUntil: 0 };
      lines.set(entry.id, line);
      line.entries.push(entry);
      const [first] = line.entries;
      if (first === entry) admit(line, true);
      // If it waits for more to share its request, it need not any longer.
      else if (first?.isFree) first.onChange();
    },
    leave(entry, lostAt) {
      const { id, value } = entry;
      const line = lines.get(id) as Line;
      const index = line.entries.indexOf(entry);
      line.entries.splice(index, 1);
      if (lostAt !== undefined) {
        line.heldUntil = lostAt + timeoutMs + MARGIN_MS;
        line.heldJson = JSON.stringify(value);
      }
      if (index === 0) admit(line, false);
      // Now and then, also the lines that nobody came back to.
      for (const [each, { entries, heldUntil }] of lostAt === undefined ? [[id, line] as const] : lines)
        if (entries.length === 0 && heldUntil <= clock.now()) lines.delete(each);
    },
  };
}
