import { createOutbox, createRecotapClient, type RecotapClient, type RecotapClientOptions } from '../../index.js';
import { checkKey, type Ledger } from '../../ledger/index.js';
import { shellWord } from '../terminal/words.js';
import type { FindKey, Served, Worker } from './types.js';

export interface WorkerOptions {
  ledger: Ledger;
  /** Which lanes it serves, and the account of each. Undefined for a lane that is none of its own. */
  accountOf(lane: string): string | undefined;
  findKey: FindKey;
  /** Of each lane's client. */
  settings: RecotapClientOptions;
  /** Lanes served at once. */
  mostLanes: number;
  /** Takes nothing new, and lets each request come to its end. */
  drain: AbortSignal;
  /** Cuts off what is on the wire. */
  cut: AbortSignal;
  /** Told when a lane stops or starts to be served, and when the ledger cannot be used. */
  say(line: string): void;
}

interface Turn {
  /** On the monotonic clock. */
  endsAt: number;
  /** Ends it once each request has come to its end. */
  end(): void;
  done: Promise<void>;
}

interface Known extends Served {
  client: RecotapClient | undefined;
  key: string | undefined;
  /** A key that was refused. It is not tried again. */
  refusedKey: string | undefined;
  /** On the monotonic clock. */
  restUntil: number;
  restMs: number;
}

/** How often the ledger is asked which lanes have something to send, in ms. */
const POLL_MS = 250;
/** How long a lane rests: when there was nothing to send after all, and when nothing of it could be sent, in ms. Doubled each time. */
const REST_MS = { idle: 250, failed: 1_000 };
const LONGEST_REST_MS = { idle: 1_000, failed: 60_000 };
/** How long a lane is served while others wait for their turn, in ms. */
const TURN_MS = 5_000;

/**
 * Serves many lanes: those with something to send, in any order, some at a time. A lane that another worker serves is left to it. A lane that
 * cannot be served holds up no other.
 */
export function createWorker(options: WorkerOptions): Worker {
  const { ledger, accountOf, findKey, settings, mostLanes, drain, cut, say } = options;
  const served = new Map<string, Known>();
  const active = new Map<string, Turn>();
  let accounts: ReadonlySet<string> = new Set();
  let ledgerProblem: string | undefined;
  /** Lanes that wait for their turn, in any order. */
  let ready: string[] = [];
  let lookAt = 0;
  let wake = () => {};

  function knownOf(lane: string): Known {
    const found = served.get(lane) ?? {
      ...{ requests: 0, lastAnswerAt: undefined, problem: undefined },
      ...{ client: undefined, key: undefined, refusedKey: undefined, restUntil: 0, restMs: 0 },
    };
    served.set(lane, found);
    return found;
  }

  function rest(known: Known, why: 'idle' | 'failed'): void {
    known.restMs = Math.min(LONGEST_REST_MS[why], Math.max(REST_MS[why], known.restMs * 2));
    known.restUntil = performance.now() + known.restMs * (0.5 + Math.random() / 2);
  }

  function tell(lane: string, known: Known, problem: string | undefined): void {
    if (problem === known.problem) return;
    known.problem = problem;
    say(problem === undefined ? `${lane}: served again` : `${lane}: parked. ${problem}`);
  }

  async function clientOf(lane: string, known: Known): Promise<RecotapClient> {
    const account = accountOf(lane) as string;
    if (!accounts.has(account)) accounts = new Set((await ledger.lanes()).flatMap((name) => accountOf(name) ?? []));
    const { apiKey: key, apiKeySource } = await findKey(account, [...accounts]);
    if (key === known.refusedKey) throw new Error(known.problem);
    if (known.client === undefined || key !== known.key) {
      await known.client?.close();
      known.key = key;
      known.client = createRecotapClient({
        ...settings,
        apiKey: key,
        apiKeySource,
        onExchange() {
          known.requests++;
          known.lastAnswerAt = Date.now();
        },
      });
    }
    return known.client;
  }

  /** To ask for the role alone costs the ledger little. */
  async function isFree(lane: string): Promise<boolean> {
    const claim = await (await ledger.lane(lane)).claim();
    await claim?.release();
    return claim !== undefined;
  }

  async function serve(lane: string, end: AbortSignal): Promise<void> {
    const known = knownOf(lane);
    const before = known.requests;
    let halt: string | undefined;
    try {
      const client = await clientOf(lane, known);
      const args = ` --ledger ${shellWord(ledger.location)} --lane ${shellWord(lane)}`;
      const wrongKey = await checkKey(await ledger.lane(lane), client, args);
      if (wrongKey !== undefined) throw wrongKey;
      if (await isFree(lane)) {
        const outbox = createOutbox(client, {
          ledger,
          lane,
          drain: AbortSignal.any([drain, end]),
          signal: cut,
          onHalt({ reason, cause }) {
            halt = cause.message;
            if (reason === 'unauthorized') known.refusedKey = known.key;
          },
        });
        await outbox.close();
      }
    } catch (error) {
      halt = messageOf(error);
    }
    if (drain.aborted) return;
    tell(lane, known, halt);
    if (halt !== undefined) rest(known, 'failed');
    else if (known.requests === before) rest(known, 'idle');
    else [known.restUntil, known.restMs] = [0, 0];
  }

  function start(lane: string): void {
    const end = new AbortController();
    const done = serve(lane, end.signal).finally(() => {
      active.delete(lane);
      wake();
    });
    active.set(lane, { endsAt: performance.now() + TURN_MS, end: () => end.abort(), done });
  }

  async function look(): Promise<void> {
    lookAt = performance.now() + POLL_MS * (0.8 + 0.4 * Math.random());
    try {
      const due = await ledger.lanesDue(Date.now());
      ledgerProblem = undefined;
      const now = performance.now();
      const isReady = (lane: string) =>
        accountOf(lane) !== undefined && !active.has(lane) && (served.get(lane)?.restUntil ?? 0) <= now;
      ready = shuffled(due.filter(isReady));
    } catch (error) {
      const problem = messageOf(error);
      if (ledgerProblem !== problem) say(problem);
      ledgerProblem = problem;
    }
  }

  function giveTurns(): void {
    for (const lane of ready.splice(0, mostLanes - active.size)) start(lane);
    // A lane with much to send, or with a server that hangs, holds up no other.
    const now = performance.now();
    const over = [...active.values()].filter(({ endsAt }) => endsAt <= now);
    for (const { end } of over.slice(0, ready.length)) end();
  }

  /** Until a lane is done, or it is time to look again. */
  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => wake(), Math.max(0, lookAt - performance.now()));
      const onDrain = () => wake();
      wake = () => {
        clearTimeout(timer);
        drain.removeEventListener('abort', onDrain);
        resolve();
      };
      if (drain.aborted) wake();
      else drain.addEventListener('abort', onDrain);
    });
  }

  return {
    served,
    get active() {
      return active.size;
    },
    get ledgerProblem() {
      return ledgerProblem;
    },
    async run() {
      while (!drain.aborted) {
        if (ready.length === 0 || performance.now() >= lookAt) await look();
        giveTurns();
        await pause();
      }
      await Promise.all([...active.values()].map(({ done }) => done));
      await Promise.all([...served.values()].map(({ client }) => client?.close()));
    },
  };
}

/** Workers that see the same lanes do not all begin with the same one. */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
