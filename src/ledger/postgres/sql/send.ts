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
  taken integer := 0;
begin
  base := coalesce(p_now, recotap.now_ms());
  if p_epoch is not null and not exists (select from recotap.lane l where l.id = p_lane and l.epoch = p_epoch) then return; end if;
  for item in
    select i.* from recotap.item i
    where i.lane = p_lane and i.kind = p_kind and i.revision > i.settled and i.due_at <= base and i.id <> all (p_except)
    order by i.due_at limit p_limit for update skip locked
  loop
    perform recotap.depart(item, base + p_hold);
    taken := taken + 1;
    return next;
  end loop;
  -- The clock was put back.
  for item in
    select i.* from recotap.item i
    where i.lane = p_lane and i.kind = p_kind and i.revision > i.settled and i.due_at > base + p_latest and i.id <> all (p_except)
    order by i.due_at limit p_limit - taken for update skip locked
  loop
    perform recotap.depart(item, base + p_hold);
    taken := taken + 1;
    return next;
  end loop;
  item := null;
  if taken < p_limit then
    select min(i.due_at) into next_at from recotap.item i
    where i.lane = p_lane and i.kind = p_kind and i.revision > i.settled and i.due_at > base and i.due_at <= base + p_latest;
  end if;
  return next;
end $$;

create function recotap.depart(r recotap.item, until double precision) returns void language sql as $$
  update recotap.item i set in_flight = i.revision, due_at = until, held_until = until
  where i.lane = r.lane and i.kind = r.kind and i.id = r.id
$$;

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
  x record;
  held double precision;
  entry jsonb;
begin
  base := coalesce(p_now, recotap.now_ms());
  for x in
    select * from json_to_recordset(p_settlements::json)
      as t (id text, revision integer, outcome text, error text, due_in double precision, held_for double precision, request integer, hash text, version text, may_be_there boolean)
  loop
    perform from recotap.item i where i.lane = p_lane and i.kind = p_kind and i.id = x.id for update skip locked;
    continue when not found;
    held := coalesce(base + x.held_for, 0);
    if not is_ours and p_kind not in (${createOnly}) then
      select * into item from recotap.reopen(p_lane, p_kind, x.id, base);
    elsif x.outcome = 'retry' then
      update recotap.item i set
        in_flight = null,
        held_until = held,
        attempts = i.attempts + 1,
        due_at = case when i.revision = x.revision then base + x.due_in else greatest(base + x.due_in, held) end
      where i.lane = p_lane and i.kind = p_kind and i.id = x.id
      returning i.* into item;
    else
      update recotap.item i set
        in_flight = case when x.may_be_there then x.revision end,
        held_until = held,
        settled = greatest(i.settled, x.revision),
        error = x.error,
        unlinked_up_to = case when x.outcome = 'taken' and greatest(i.settled, x.revision) > i.unlinked_up_to then null else i.unlinked_up_to end,
        settled_at = base,
        attempts = 0,
        due_at = greatest(base, held),
        waiting_since = case when i.revision > greatest(i.settled, x.revision) then i.waiting_since end
      where i.lane = p_lane and i.kind = p_kind and i.id = x.id
      returning i.* into item;
      if p_most > 0 and is_ours then
        entry := jsonb_build_object('revision', x.revision, 'at', base, 'run', p_epoch, 'request', x.request, 'hash', x.hash, 'version', x.version, 'error', x.error);
        -- An answer of PostgreSQL that was lost has it there already.
        insert into recotap.history as h (lane, kind, id, entries) values (p_lane, p_kind, x.id, array[entry])
        on conflict (lane, kind, id) do update set entries = (array[entry] || h.entries)[1:p_most]
        where h.entries[1] - 'at' is distinct from entry - 'at';
      end if;
    end if;
    return next;
  end loop;
end $$;
`;
