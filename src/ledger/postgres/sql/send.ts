import { isCreateOnly } from '../../create-only.js';
import type { Kind } from '../../store.js';

const kinds: readonly Kind[] = ['deals', 'accounts', 'activities', 'externalIds'];
const createOnly = kinds
  .filter(isCreateOnly)
  .map((kind) => `'${kind}'`)
  .join(', ');

/**
 * What a sender does, by the rules of `departed`, `settledBy`, `settledLate`, `reopened` and `remembered` in `model.ts`. Nothing here waits for the lock of
 * somebody who puts: a row that is locked is left for later.
 */
export const send = `
create function recotap.take(p_lane integer, p_kind text, p_epoch integer, p_limit integer, p_except text[], p_now double precision, p_hold double precision, p_latest double precision)
returns table (base double precision, next_at double precision, item recotap.item) language plpgsql as $$
declare
  places tid[];
  items recotap.item[];
begin
  base := coalesce(p_now, recotap.now_ms());
  if p_epoch is not null and not exists (select from recotap.lane l where l.id = p_lane and l.epoch = p_epoch) then return; end if;
  select coalesce(array_agg(due.place), '{}'), coalesce(array_agg(due.item), '{}') into places, items from (
    select i.ctid as place, i as item from recotap.item i
    where i.lane = p_lane and i.kind = p_kind and i.revision > i.settled and i.due_at <= base and i.id <> all (p_except)
    order by i.due_at limit p_limit for update skip locked
  ) as due;
  -- The clock was put back.
  select places || array_agg(late.place), items || array_agg(late.item) into places, items from (
    select i.ctid as place, i as item from recotap.item i
    where i.lane = p_lane and i.kind = p_kind and i.revision > i.settled and i.due_at > base + p_latest and i.id <> all (p_except)
    order by i.due_at limit p_limit - cardinality(places) for update skip locked
  ) as late;
  update recotap.item i set in_flight = i.revision, due_at = base + p_hold, held_until = base + p_hold where i.ctid = any (places);
  foreach item in array items loop
    return next;
  end loop;
  item := null;
  if cardinality(places) < p_limit then
    select min(i.due_at) into next_at from recotap.item i
    where i.lane = p_lane and i.kind = p_kind and i.revision > i.settled and i.due_at > base and i.due_at <= base + p_latest;
  end if;
  return next;
end $$;

create function recotap.extend(p_lane integer, p_kind text, p_ids text[], p_now double precision, p_hold double precision) returns void language plpgsql as $$
declare
  until double precision := coalesce(p_now, recotap.now_ms()) + p_hold;
  x text;
begin
  foreach x in array p_ids loop
    perform from recotap.item i where i.lane = p_lane and i.kind = p_kind and i.id = x and i.in_flight is not null for update skip locked;
    if found then
      update recotap.item i set due_at = until, held_until = until where i.lane = p_lane and i.kind = p_kind and i.id = x;
    end if;
  end loop;
end $$;

create function recotap.reopen(p_lane integer, p_kind text, p_id text, base double precision) returns setof recotap.item language sql as $$
  update recotap.item i set
    revision = i.revision + 1,
    unlinked_up_to = case when i.unlinked_up_to = i.revision then i.revision + 1 else i.unlinked_up_to end,
    in_flight = null,
    attempts = 0,
    waiting_since = case when i.revision > i.settled then i.waiting_since else base end,
    due_at = greatest(base, i.held_until)
  where i.lane = p_lane and i.kind = p_kind and i.id = p_id
  returning i.*
$$;

create function recotap.settle(p_lane integer, p_kind text, p_epoch integer, p_settlements text, p_most integer, p_now double precision)
returns table (base double precision, item recotap.item) language plpgsql as $$
declare
  is_ours boolean := exists (select from recotap.lane l where l.id = p_lane and l.epoch = p_epoch);
  given jsonb := p_settlements;
  places tid[];
  ids text[];
begin
  base := coalesce(p_now, recotap.now_ms());
  select coalesce(array_agg(found.place), '{}'), coalesce(array_agg(found.id), '{}') into places, ids from (
    select i.ctid as place, i.id from recotap.item i
    where i.lane = p_lane and i.kind = p_kind and i.id = any (array(select jsonb_object_keys(given))) for update skip locked
  ) as found;
  if not is_ours and p_kind not in (${createOnly}) then
    return query select settle.base, r from unnest(ids) as u (id), recotap.reopen(p_lane, p_kind, u.id, settle.base) r;
    return;
  end if;
  if p_most > 0 and is_ours then
    insert into recotap.history as h (lane, kind, id, entries)
    select p_lane, p_kind, u.id, array[jsonb_build_object('revision', g -> 'revision', 'at', settle.base, 'run', p_epoch, 'request', g -> 'request', 'hash', g -> 'hash', 'version', g -> 'version', 'error', g -> 'error')]
    from unnest(ids) as u (id), lateral (select given -> u.id) as l (g) where g ->> 'outcome' <> 'retry'
    on conflict (lane, kind, id) do update set entries = (excluded.entries || h.entries)[1:p_most]
    -- An answer of PostgreSQL that was lost has it there already.
    where h.entries[1] - 'at' is distinct from excluded.entries[1] - 'at';
  end if;
  return query
  update recotap.item i set (in_flight, held_until, settled, error, unlinked_up_to, settled_at, attempts, due_at, waiting_since) = (
    select
      case when x.may_be_there then x.revision end,
      clock.held,
      case when clock.is_settled then clock.settled else i.settled end,
      case when clock.is_settled then x.error else i.error end,
      case when x.outcome = 'taken' and clock.settled > i.unlinked_up_to then null else i.unlinked_up_to end,
      case when clock.is_settled then settle.base else i.settled_at end,
      case when clock.is_settled then 0 else i.attempts + 1 end,
      case when clock.is_settled then greatest(settle.base, clock.held)
        when i.revision = x.revision then settle.base + x.due_in
        else greatest(settle.base + x.due_in, clock.held) end,
      case when not clock.is_settled or i.revision > clock.settled then i.waiting_since end
    from jsonb_to_record(given -> i.id) as x (revision integer, outcome text, error text, due_in double precision, held_for double precision, may_be_there boolean),
      lateral (select coalesce(settle.base + x.held_for, 0) as held, x.outcome <> 'retry' as is_settled, greatest(i.settled, x.revision) as settled) as clock
  ) where i.ctid = any (places)
  returning settle.base, i;
end $$;
`;
