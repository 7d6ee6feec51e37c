import { RecotapConfigurationError } from '../../base/errors.js';
import type { Database, OpenDatabase } from './driver.js';

/** In the header of the file: `RTPL`. */
export const APPLICATION_ID = 0x5254504c;

/** From each version of the schema to the next. Never edit one that was published: add another. */
const migrations = [
  `create table word (code integer primary key, text text not null) strict;
  create table lane (
    id integer primary key,
    name text not null unique,
    epoch integer not null default 0,
    key_salt text,
    key_hash text
  ) strict;
  create table item (
    lane integer not null,
    kind text not null,
    id text not null,
    payload text not null,
    version text,
    revision integer not null,
    settled integer not null,
    error text,
    settled_at real,
    waiting_since real,
    attempts integer not null,
    due_at real not null,
    held_until real not null,
    in_flight integer,
    checksum integer not null,
    primary key (lane, kind, id)
  ) strict, without rowid;
  create table history (
    lane integer not null,
    kind text not null,
    id text not null,
    entries text not null,
    checksum integer not null,
    primary key (lane, kind, id)
  ) strict, without rowid;
  create index item_pending on item (lane, kind, due_at) where revision > settled;
  create index item_refused on item (lane, kind) where error is not null;`,
  `alter table item add column unlinked_up_to integer;
  alter table item add column unlinked_checksum integer;
  create index item_unlinked on item (lane, kind) where unlinked_up_to is not null;
  create table mark (
    lane integer not null,
    name text not null,
    value text not null,
    checksum integer not null,
    primary key (lane, name)
  ) strict, without rowid;`,
];

export const SCHEMA_VERSION = migrations.length;

/**
 * Brings a ledger to this version's schema.
 *
 * @param words texts that are frequent in payloads, for a new ledger
 * @throws RecotapConfigurationError for a ledger of a newer version of this package
 */
export function migrate(db: Database, path: string, words: readonly string[]): void {
  db.exec('begin immediate');
  try {
    const version = pragma(db, 'user_version');
    if (version > SCHEMA_VERSION) {
      throw new RecotapConfigurationError(
        `The ledger ${path} was written by a newer version of recotap-api (its schema is ${version}, this version knows ${SCHEMA_VERSION}). Use that version, or another ledger.`,
      );
    }
    for (const sql of migrations.slice(version)) db.exec(sql);
    if (version === 0) {
      const insert = db.prepare('insert into word (code, text) values (?, ?)');
      for (const [index, text] of words.entries()) insert.run(index + 1, text);
    }
    if (version < SCHEMA_VERSION) {
      db.exec(`pragma application_id = ${APPLICATION_ID}`);
      db.exec(`pragma user_version = ${SCHEMA_VERSION}`);
    }
    db.exec('commit');
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

export function pragma(db: Database, name: string): number {
  return Number(Object.values(db.prepare(`pragma ${name}`).get() as object)[0]);
}

/** Whether the tables and indexes are those that the migrations make. */
export function hasSchema(db: Database, openDatabase: OpenDatabase): boolean {
  const model = openDatabase(':memory:');
  try {
    migrate(model, ':memory:', []);
    return schemaOf(db) === schemaOf(model);
  } finally {
    model.close();
  }
}

function schemaOf(db: Database): string {
  return JSON.stringify(db.prepare('select type, name, tbl_name, sql from sqlite_schema order by name').all());
}
