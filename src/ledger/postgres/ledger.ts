import { RecotapLedgerError } from '../../base/errors.js';
import type { Lane, Ledger } from '../store.js';
import { createClaims } from './claims.js';
import { type PostgresPool, type Queryable, rowsOf } from './driver.js';
import { ledgerError } from './errors.js';
import { createPostgresLane, type Run } from './lane.js';
import type { LockConnection } from './lock-connection.js';

export interface PostgresLedgerOptions {
  database: PostgresPool;
  /** Without a password, for messages. */
  location: string;
  /** How many entries the history of a row has at most. */
  most: number;
  usesServerTime: boolean;
  connectForLocks(): Promise<LockConnection>;
  /** Ends what was opened for this ledger. */
  end(): Promise<void>;
}

/** A ledger on a database that has its schema. */
export function createPostgresLedger(options: PostgresLedgerOptions): Ledger {
  const { database, location, most, usesServerTime, connectForLocks, end } = options;
  const lanes = new Map<string, Promise<Lane>>();
  let isClosed = false;

  const checkOpen = () => {
    if (isClosed) throw new RecotapLedgerError(`The ledger ${location} is closed. Close its outboxes before it.`);
  };
  const claims = createClaims(async () => {
    checkOpen();
    return connectForLocks();
  });
  const run: Run = async <T>(text: string, values: unknown[] = [], on: Queryable = database) => {
    checkOpen();
    try {
      return await rowsOf<T>(on, text, values);
    } catch (error) {
      throw ledgerError(location, error);
    }
  };
  const numberOf = async (name: string): Promise<number | undefined> => {
    const [found] = await run<{ id: number }>('select id from recotap.lane where name = $1', [name]);
    return found?.id;
  };
  const open = async (name: string): Promise<Lane> => {
    let number = await numberOf(name);
    if (number === undefined) await run('insert into recotap.lane (name) values ($1) on conflict do nothing', [name]);
    number ??= await numberOf(name);
    return createPostgresLane(name, { number: number as number, run, location, most, claims, usesServerTime });
  };
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await claims.close();
    await end();
  };

  return {
    location,
    isDurable: true,
    async lane(name) {
      const known = lanes.get(name) ?? open(name);
      lanes.set(name, known);
      try {
        return await known;
      } catch (error) {
        lanes.delete(name);
        throw error;
      }
    },
    async lanes() {
      const found = await run<{ name: string }>('select name from recotap.lane order by name collate "C"');
      return found.map(({ name }) => name);
    },
    async lanesDue(now) {
      const found = await run<{ name: string }>(
        `select l.name from recotap.lane l where exists (
          select from recotap.item i where i.lane = l.id and i.kind in ('deals', 'accounts', 'activities', 'externalIds') and i.revision > i.settled and i.due_at <= coalesce($1::double precision, recotap.now_ms())
        )`,
        [usesServerTime ? null : now],
      );
      return found.map(({ name }) => name);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
