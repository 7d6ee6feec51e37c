import { type Api, ApiFailure } from '../api/client.js';
import { readEvents, type ServerEvent } from '../api/events.js';
import type { FaultSchedule, HeldCounts, RequestRow, StatusRow } from '../api/types.js';
import { type Log, withRows } from './log.js';
import { createStore, type Store } from './store.js';

/** What the page knows of the emulator. */
export interface LiveState {
  readonly connection: 'connecting' | 'live' | 'lost' | 'locked';
  readonly status: StatusRow | undefined;
  readonly log: Log;
  readonly held: HeldCounts | undefined;
  /** Grows whenever what is held may have changed. */
  readonly heldRevision: number;
  readonly faults: FaultSchedule | undefined;
}

export interface Live {
  readonly state: Store<LiveState>;
  /** Connects, and again whenever the connection is lost, until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Says that the emulator wants a token. `unlock` goes on with another one. */
  lock(): void;
  unlock(): void;
}

const initial: LiveState = {
  connection: 'connecting',
  status: undefined,
  log: [],
  held: undefined,
  heldRevision: 0,
  faults: undefined,
};

/** The rows that arrive within this time are drawn at once. */
const drawEveryMs = 60;
const firstRetryMs = 500;
const longestRetryMs = 5_000;
const defaultKept = 10_000;

export function createLive(api: Api): Live {
  const state = createStore(initial);
  const change = (part: Partial<LiveState>) => state.set({ ...state.get(), ...part });
  const arrivals = collecting<RequestRow>(drawEveryMs, (rows) => {
    const { log, status } = state.get();
    change({ log: withRows(log, rows, status?.keepRequests ?? defaultKept) });
  });
  let wake = () => {};

  const loadLog = async (signal: AbortSignal) => {
    const { requests } = await api.json<{ requests: RequestRow[] }>('/requests?fields=summary', signal);
    arrivals.drop();
    change({ log: withRows([], requests, state.get().status?.keepRequests ?? defaultKept) });
  };
  const load = async (signal: AbortSignal) => {
    const status = await api.json<StatusRow>('/status', signal);
    change({ status, held: status.counts });
    await Promise.all([
      loadLog(signal),
      api.json<FaultSchedule>('/faults', signal).then((faults) => change({ faults })),
    ]);
    change({ heldRevision: state.get().heldRevision + 1 });
  };
  const take = async ({ event, data }: ServerEvent, signal: AbortSignal) => {
    if (event === 'request') arrivals.add(data as RequestRow);
    if (event === 'held') change({ held: data as HeldCounts, heldRevision: state.get().heldRevision + 1 });
    if (event === 'faults') change({ faults: data as FaultSchedule });
    if (event === 'reset' || event === 'lost') await load(signal);
  };
  /** Returns when the connection ends. */
  const follow = async (signal: AbortSignal) => {
    const { body } = await api.send('GET', '/events', undefined, signal);
    // Only now, so that nothing falls between what is loaded and what is told.
    await load(signal);
    change({ connection: 'live' });
    if (body === null) return;
    for await (const event of readEvents(body)) await take(event, signal);
  };

  return {
    state,
    lock: () => change({ connection: 'locked' }),
    unlock() {
      change({ connection: 'connecting' });
      wake();
    },
    async run(signal) {
      for (let waitMs = firstRetryMs; !signal.aborted; waitMs = Math.min(waitMs * 2, longestRetryMs)) {
        try {
          await follow(signal);
          waitMs = firstRetryMs;
        } catch (error) {
          if (signal.aborted) return;
          // A connection that breaks is a TypeError. Anything else is a mistake in the page, and belongs into the console.
          if (!(error instanceof ApiFailure) && !(error instanceof TypeError)) reportError(error);
        }
        const isLocked = state.get().connection === 'locked';
        if (!isLocked) change({ connection: 'lost' });
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
          if (!isLocked) setTimeout(resolve, waitMs);
        });
      }
    },
  };
}

/** Gathers values, and passes on at once what came within `ms`. */
function collecting<Value>(ms: number, pass: (values: Value[]) => void) {
  let values: Value[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    pass(values.splice(0));
  };
  return {
    add(value: Value) {
      values.push(value);
      timer ??= setTimeout(flush, ms);
    },
    drop() {
      values = [];
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
