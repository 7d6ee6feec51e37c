import type { Clock } from '../../base/clock.js';
import type { Pace } from '../../http/pace/pace.js';
import type { Lane } from '../store.js';

/** A note that the sender of a lane keeps for the next sender, and for people. */
export interface SenderNote {
  /** When Recotap last accepted an item, in ms since 1970. */
  lastAcceptedAt?: number | undefined;
  /** How many items per second it accepted at that time. */
  itemsPerSecond?: number | undefined;
  /** The rate limit that was found, in requests per second; missing if none was. */
  requestsPerSecond?: number | undefined;
  /** When requests may be sent again, in ms since 1970; missing if they may now. */
  retryAt?: number | undefined;
}

const MARK = 'sender';
/** Beyond that, the wall clock of the machine that wrote it is more likely to be wrong. */
const LONGEST_PAUSE_MS = 300_000;
/** How often it is written at most. */
const EVERY_MS = 1_000;

/**
 * Returns the note of the last sender of a lane; undefined if nobody has sent.
 *
 * @example
 * const note = await senderNote(lane);
 * console.log(note?.itemsPerSecond);
 */
export async function senderNote(lane: Lane): Promise<SenderNote | undefined> {
  const text = await lane.mark(MARK);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Writes the note of a lane while its sender has the role, and starts from that of the sender before. */
export interface NoteKeeper {
  begin(lane: Lane): Promise<void>;
  /** A request is over. @param accepted items @param startedAt on the monotonic clock */
  landed(lane: Lane, accepted: number, startedAt: number): Promise<void>;
  /** Writes what has not been written yet. */
  end(lane: Lane): Promise<void>;
}

export function createNoteKeeper(pace: Pace, clock: Clock): NoteKeeper {
  let note: SenderNote = {};
  let isNew = false;
  let nextAt = Number.NEGATIVE_INFINITY;
  let accepted = 0;
  let since = Number.POSITIVE_INFINITY;

  async function write(lane: Lane): Promise<void> {
    const now = clock.now();
    const pauseMs = pace.pausedUntil() - now;
    if (accepted > 0) {
      const perSecond = (accepted * 1_000) / Math.max(EVERY_MS, now - since);
      note = { lastAcceptedAt: clock.wallTime(), itemsPerSecond: Math.round(perSecond * 10) / 10 };
    }
    note = {
      ...note,
      requestsPerSecond: pace.rate.limit() || undefined,
      retryAt: pauseMs > 0 ? clock.wallTime() + pauseMs : undefined,
    };
    accepted = 0;
    since = Number.POSITIVE_INFINITY;
    isNew = false;
    nextAt = now + EVERY_MS;
    await lane.setMark(MARK, JSON.stringify(note));
  }

  return {
    async begin(lane) {
      note = (await senderNote(lane)) ?? {};
      const { requestsPerSecond, retryAt = 0 } = note;
      const now = clock.now();
      if (requestsPerSecond !== undefined) pace.rate.recall(requestsPerSecond, now);
      pace.holdBack(now + Math.min(retryAt - clock.wallTime(), LONGEST_PAUSE_MS));
    },
    async landed(lane, items, startedAt) {
      accepted += items;
      since = Math.min(since, startedAt);
      isNew = true;
      if (clock.now() >= nextAt) await write(lane);
    },
    async end(lane) {
      if (isNew) await write(lane);
    },
  };
}
