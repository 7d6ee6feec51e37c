import { hostname } from 'node:os';
import { RecotapConfigurationError } from '../../base/errors.js';
import { createInTurn } from '../outbox/in-turn.js';
import { type Connect, type Connection, type Queryable, rowsOf } from './driver.js';

/** The session's name in PostgreSQL begins with it, before the host and the number of the process. */
export const HOLDER = 'recotap ';

/** A connection whose session holds locks. PostgreSQL frees them when the session ends, however that happens. */
export interface LockConnection extends Queryable {
  query(text: string, values?: unknown[]): Promise<unknown>;
  /** Aborted when the session may be over, so that its locks may be somebody else's. */
  readonly lost: AbortSignal;
  /** Called with each message of the channel `recotap`. */
  onMessage(listener: (message: string) => void): void;
  /** Whether the session was there a short while ago. Otherwise, it counts as lost. */
  isAlive(): boolean;
  end(): Promise<void>;
}

export interface LockConnectionOptions {
  Client: Connect;
  settings: object;
  location: string;
  /** After how long without a word PostgreSQL ends the session, in ms. */
  idleMs: number;
}

/**
 * Connects, and keeps the session alive. The server ends it when nothing was heard of this process for `idleMs`; this process takes it for lost
 * when nothing was heard of the server for half of that.
 *
 * @throws RecotapConfigurationError behind a pooler that gives each transaction another session
 */
export async function connectForLocks(options: LockConnectionOptions): Promise<LockConnection> {
  const { Client, settings, idleMs } = options;
  const client = new Client({ ...settings, keepAlive: true });
  const lost = new AbortController();
  const timers: { ping?: NodeJS.Timeout; answer?: NodeJS.Timeout } = {};
  const inTurn = createInTurn();
  const query = (text: string, values?: unknown[]) => inTurn(() => client.query(text, values));
  let heardAt = performance.now();

  const lose = () => {
    if (lost.signal.aborted) return;
    clearTimeout(timers.ping);
    clearTimeout(timers.answer);
    lost.abort();
    void client.end().catch(() => {});
  };
  client.on('error', lose);
  client.on('end', lose);

  async function ping(pid: number): Promise<void> {
    const asked = performance.now();
    timers.answer = setTimeout(lose, idleMs / 4);
    const is = await pidOf({ query });
    clearTimeout(timers.answer);
    if (is !== pid) return lose();
    heardAt = asked;
    if (!lost.signal.aborted) timers.ping = setTimeout(() => void ping(pid).catch(lose), idleMs / 4);
  }

  try {
    await client.connect();
    const pid = await pidOf(client);
    await checkPooler(client, pid, options);
    const limits = {
      idle_session_timeout: idleMs,
      tcp_keepalives_idle: 5,
      tcp_keepalives_interval: 2,
      tcp_keepalives_count: 3,
      tcp_user_timeout: idleMs,
      application_name: HOLDER + `${hostname()}:${process.pid}`.replaceAll(/[^\w.:-]/g, '-').slice(-50),
    };
    const set = Object.entries(limits).map(([name, value]) => `set_config('${name}', '${value}', false)`);
    await client.query(`select ${set.join(', ')}`);
    await client.query('listen recotap');
    await ping(pid);
  } catch (error) {
    lose();
    throw error;
  }

  return {
    query,
    end: () => client.end(),
    lost: lost.signal,
    onMessage: (listener) => client.on('notification', ({ payload = '' }) => listener(payload)),
    isAlive() {
      if (performance.now() - heardAt > idleMs / 2) lose();
      return !lost.signal.aborted;
    },
  };
}

async function pidOf(client: Queryable): Promise<number> {
  const [found] = await rowsOf<{ pid: number }>(client, 'select pg_backend_pid() as pid');
  return found?.pid ?? 0;
}

/**
 * A pooler answers with a number of its own when a connection is made. It may still give each client a session of its own: another client, in a
 * transaction, tells whether it does.
 */
async function checkPooler(client: Connection, pid: number, { Client, settings, location }: LockConnectionOptions) {
  if (client.processID === pid) return;
  const other = new Client(settings);
  other.on('error', () => {});
  try {
    await other.connect();
    await other.query('begin');
    const [theirs, ours] = [await pidOf(other), await pidOf(client)];
    if (ours === pid && theirs !== pid) return;
  } finally {
    await other.end().catch(() => {});
  }
  throw new RecotapConfigurationError(
    `The ledger ${location} is behind a pooler, such as PgBouncer in transaction mode, that does not keep a session for each connection. To send, a process needs the address of PostgreSQL itself, or of a pooler in session mode. An outbox with send: false can use this address.`,
  );
}
