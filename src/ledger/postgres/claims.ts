import type { Claim } from '../store.js';
import { rowsOf } from './driver.js';
import type { LockConnection } from './lock-connection.js';
import { LOCKS } from './schema.js';

/** Takes the sender's roles of lanes. One connection holds the locks of all of them. */
export interface Claims {
  /** Undefined when somebody else has the role, or another outbox of this ledger. */
  take(lane: number): Promise<Claim | undefined>;
  close(): Promise<void>;
}

interface Session {
  connection: LockConnection;
  /** Lanes whose lock it has, or asks for. The same session would get it twice. */
  lanes: Set<number>;
  /** By lane, what is called when somebody has put. */
  listeners: Map<number, () => void>;
}

export function createClaims(connect: () => Promise<LockConnection>): Claims {
  let opening: Promise<Session> | undefined;

  const open = async (): Promise<Session> => {
    const connection = await connect();
    const listeners = new Map<number, () => void>();
    connection.onMessage((lane) => listeners.get(Number(lane))?.());
    return { connection, lanes: new Set(), listeners };
  };

  async function current(): Promise<Session> {
    const known = await opening?.catch(() => undefined);
    if (known?.connection.isAlive() !== true) opening = undefined;
    opening ??= open();
    return opening;
  }

  return {
    async take(lane) {
      const { connection, lanes, listeners } = await current();
      if (lanes.has(lane)) return undefined;
      lanes.add(lane);
      let claim: Claim | undefined;
      try {
        claim = await claimOn(connection, lane, {
          onPut: (listener) => void listeners.set(lane, listener),
          onReleased() {
            lanes.delete(lane);
            listeners.delete(lane);
          },
        });
      } finally {
        if (claim === undefined) lanes.delete(lane);
      }
      return claim;
    },
    async close() {
      const session = await opening?.catch(() => undefined);
      opening = undefined;
      await session?.connection.end();
    },
  };
}

interface ClaimEnds {
  onPut: Claim['onPut'];
  onReleased(): void;
}

async function claimOn(
  connection: LockConnection,
  lane: number,
  { onPut, onReleased }: ClaimEnds,
): Promise<Claim | undefined> {
  const ask = 'select pg_try_advisory_lock($1, $2) as taken';
  const [lock] = await rowsOf<{ taken: boolean }>(connection, ask, [LOCKS, lane]);
  if (lock?.taken !== true) return undefined;
  const unlock = () => connection.query('select pg_advisory_unlock($1, $2)', [LOCKS, lane]);
  let isOver = false;
  try {
    // A statement of its own, so that it sees what the last holder did.
    const raise = 'update recotap.lane set epoch = epoch + 1 where id = $1 returning epoch';
    const [raised] = await rowsOf<{ epoch: number }>(connection, raise, [lane]);
    return {
      epoch: (raised as { epoch: number }).epoch,
      lost: connection.lost,
      onPut,
      isHeld: () => !isOver && connection.isAlive(),
      async release() {
        if (isOver) return;
        isOver = true;
        // The end of a session frees its locks too.
        if (!connection.lost.aborted) await unlock().catch(() => connection.end());
        onReleased();
      },
    };
  } catch (error) {
    await unlock().catch(() => {});
    throw error;
  }
}
