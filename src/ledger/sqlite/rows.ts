import { crc32 } from 'node:zlib';
import type { Row } from '../store.js';
import type { Value } from './driver.js';
import { damaged } from './errors.js';
import type { Words } from './words.js';

/** Of an item, beside its key. */
export const columns =
  'payload, version, revision, settled, error, settled_at, waiting_since, attempts, due_at, held_until, in_flight, checksum, unlinked_up_to, unlinked_checksum';

interface Stored {
  id: string;
  payload: string;
  version: string | null;
  revision: number;
  settled: number;
  error: string | null;
  settled_at: number | null;
  waiting_since: number | null;
  attempts: number;
  due_at: number;
  held_until: number;
  in_flight: number | null;
  checksum: number;
  unlinked_up_to: number | null;
  /** Of `unlinked_up_to` alone: a process of the version before does not know it, and may write the row. */
  unlinked_checksum: number | null;
}

/** Turns what a table holds into rows and back. A checksum tells when a part of one was changed on the disk. */
export interface Rows {
  read(lane: number, kind: string, stored: unknown): Row;
  /** The values of the columns, in their order, and the key. */
  write(lane: number, kind: string, row: Row): Value[];
}

export function createRows(path: string, words: Words): Rows {
  return {
    read(lane, kind, stored) {
      const found = stored as Stored;
      const row: Row = {
        id: found.id,
        payload: words.unpack(found.payload),
        version: found.version ?? undefined,
        revision: found.revision,
        settled: found.settled,
        error: found.error ?? undefined,
        settledAt: found.settled_at ?? undefined,
        waitingSince: found.waiting_since ?? undefined,
        attempts: found.attempts,
        dueAt: found.due_at,
        heldUntil: found.held_until,
        inFlight: found.in_flight ?? undefined,
        unlinkedUpTo: found.unlinked_up_to ?? undefined,
      };
      const isWhole =
        checksumOf(lane, kind, row) === found.checksum && unlinkedChecksum(lane, kind, row) === found.unlinked_checksum;
      if (!isWhole) throw damaged(path, `the row of '${row.id}' is not what was written`);
      return row;
    },
    write: (lane, kind, row) => [
      words.pack(row.payload),
      row.version ?? null,
      row.revision,
      row.settled,
      row.error ?? null,
      row.settledAt ?? null,
      row.waitingSince ?? null,
      row.attempts,
      row.dueAt,
      row.heldUntil,
      row.inFlight ?? null,
      checksumOf(lane, kind, row),
      row.unlinkedUpTo ?? null,
      unlinkedChecksum(lane, kind, row),
      lane,
      kind,
      row.id,
    ],
  };
}

function checksumOf(lane: number, kind: string, row: Row): number {
  const {
    id,
    payload,
    version,
    revision,
    settled,
    error,
    settledAt,
    waitingSince,
    attempts,
    dueAt,
    heldUntil,
    inFlight,
  } = row;
  return crc32(
    `${lane}\n${kind}\n${id}\n${payload}\n${version}\n${revision}\n${settled}\n${error}\n${settledAt}\n${waitingSince}\n${attempts}\n${dueAt}\n${heldUntil}\n${inFlight}`,
  );
}

function unlinkedChecksum(lane: number, kind: string, { id, unlinkedUpTo }: Row): number | null {
  return unlinkedUpTo === undefined ? null : crc32(`${lane}\n${kind}\n${id}\n${unlinkedUpTo}`);
}
