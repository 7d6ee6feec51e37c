/**
 * The tables. Moments are in ms since 1970. A payload is text, because `jsonb` cannot hold all that JSON can, and is compared as JSON. The
 * indexes on items have conditions, because each entry of one costs a write.
 */
export const tables = `
create table recotap.lane (
  id integer generated always as identity primary key,
  name text not null unique,
  epoch integer not null default 0,
  key_salt text,
  key_hash text
);

create table recotap.item (
  lane integer not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  payload text not null,
  version text collate "C",
  revision integer not null,
  settled integer not null,
  error text,
  settled_at double precision,
  waiting_since double precision,
  attempts integer not null,
  due_at double precision not null,
  held_until double precision not null,
  in_flight integer,
  unlinked_up_to integer,
  primary key (lane, kind, id)
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create index item_pending on recotap.item (lane, kind, due_at) where revision > settled;
create index item_refused on recotap.item (lane, kind) where error is not null;

create index item_unlinked on recotap.item (lane, kind) where unlinked_up_to is not null;

create table recotap.mark (
  lane integer not null,
  name text collate "C" not null,
  value text not null,
  primary key (lane, name)
);

create table recotap.history (
  lane integer not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  entries jsonb[] not null,
  primary key (lane, kind, id)
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
`;
