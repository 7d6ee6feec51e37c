import { crc32 } from 'node:zlib';
import { remembered } from '../model.js';
import { sha256 } from '../sha256.js';
import type { HistoryEntry, Kind, Settlement } from '../store.js';
import type { Database, Value } from './driver.js';
import { damaged } from './errors.js';

/** What the rows of a lane remember of the versions that Recotap accepted or refused. It lies beside the rows, so that a put does not touch it. */
export interface History {
  add(kind: Kind, settlement: Settlement, when: { run: number; at: number }): void;
  /** Newest first. */
  of(kind: Kind, id: string): HistoryEntry[];
  /** @param ids in SQL */
  forget(kind: Kind, ids: string, values: Value[]): void;
}

interface HistoryOptions {
  lane: number;
  db: Database;
  path: string;
  /** How many entries the history of a row has at most. */
  most: number;
}

/** In the order in which an entry is stored. */
type Stored = [
  revision: number,
  at: number,
  run: number,
  request: number,
  hash: string,
  version: string | null,
  error: string | null,
];

export function createHistory({ lane, db, path, most }: HistoryOptions): History {
  const remembering = { most, hashOf: sha256 };
  const one = db.prepare('select entries, checksum from history where lane = ? and kind = ? and id = ?');
  const write = db.prepare('insert or replace into history (lane, kind, id, entries, checksum) values (?, ?, ?, ?, ?)');
  const checksumOf = (kind: Kind, id: string, entries: string) => crc32(`${lane}\n${kind}\n${id}\n${entries}`);

  function of(kind: Kind, id: string): HistoryEntry[] {
    const found = one.get(lane, kind, id) as { entries: string; checksum: number } | undefined;
    if (found === undefined) return [];
    if (checksumOf(kind, id, found.entries) !== found.checksum)
      throw damaged(path, `the history of '${id}' is not what was written`);
    return (JSON.parse(found.entries) as Stored[]).map(unpacked);
  }

  return {
    of,
    add(kind, settlement, when) {
      if (most === 0 || settlement.outcome.kind === 'retry') return;
      const { id } = settlement;
      const entries = JSON.stringify(remembered(of(kind, id), settlement, when, remembering).map(packed));
      write.run(lane, kind, id, entries, checksumOf(kind, id, entries));
    },
    forget(kind, ids, values) {
      db.prepare(`delete from history where lane = ? and kind = ? and id in (${ids})`).run(lane, kind, ...values);
    },
  };
}

function packed({ revision, at, run, request, hash, version, error }: HistoryEntry): Stored {
  return [revision, at, run, request, hash, version ?? null, error ?? null];
}

function unpacked([revision, at, run, request, hash, version, error]: Stored): HistoryEntry {
  return { revision, at, run, request, hash, version: version ?? undefined, error: error ?? undefined };
}
