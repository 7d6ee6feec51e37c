/**
 * Puts, by the rules of `placed` in `model.ts`. One keyed statement for each item, because the plan of such a statement cannot go wrong; in the
 * order of ids, so that two puts never wait for each other. A row that stays as it is is only read: to lock it would be to write it.
 *
 * With the setting `recotap.notify`, a put wakes the sender. Such a commit takes a lock of the whole database, so that is off by default.
 *
 * `base` is the moment that a function takes for now: the server's own clock, unless it is given one.
 */
export const put = `
create function recotap.now_ms() returns double precision language sql volatile as $$
  select extract(epoch from clock_timestamp())::double precision * 1000
$$;

create function recotap.is_same(a text, b text) returns boolean language plpgsql immutable as $$
begin
  if a = b then return true; end if;
  -- What jsonb cannot hold differs as text.
  if strpos(a, '\\u0000') + strpos(b, '\\u0000') + strpos(a, '\\ud') + strpos(b, '\\ud') > 0 then return false; end if;
  return a::jsonb = b::jsonb;
end $$;

create function recotap.put_items(p_lane integer, p_kind text, p_items text, p_now double precision)
returns table (place integer, state text, was text, base double precision, item recotap.item) language plpgsql as $$
declare
  x record;
  r recotap.item;
  known text;
  up_to integer;
  is_pending boolean;
  is_known boolean;
  is_same boolean;
  wakes boolean := false;
begin
  base := coalesce(p_now, recotap.now_ms());
  for x in
    select t.*
    from rows from (json_to_recordset(p_items::json) as (id text, payload text, version text, force boolean, unlinked boolean, if_revision integer))
      with ordinality as t (id, payload, version, force, unlinked, if_revision, n)
    order by t.id collate "C", t.n
  loop
    place := x.n - 1;
    select * into r from recotap.item i where i.lane = p_lane and i.kind = p_kind and i.id = x.id;
    loop
      if r.id is null and x.if_revision is not null then
        state := 'superseded';
        was := 'new';
        exit;
      elsif r.id is null then
        insert into recotap.item as i (lane, kind, id, payload, version, revision, settled, waiting_since, attempts, due_at, held_until, unlinked_up_to)
        values (p_lane, p_kind, x.id, x.payload, x.version, 1, 0, base, 0, base, 0, case when x.unlinked then 1 end)
        on conflict do nothing returning i.* into r;
        state := 'taken';
        was := 'new';
        is_same := true;
        wakes := true;
        exit when r.id is not null;
      else
        is_pending := r.revision > r.settled;
        was := case when is_pending then 'waiting' when r.error is not null then 'refused' else 'acknowledged' end;
        is_known := is_pending or r.error is null or r.in_flight is not null;
        known := coalesce(x.version, r.version);
        is_same := recotap.is_same(x.payload, r.payload);
        up_to := case when x.unlinked then r.revision else r.unlinked_up_to end;
        state := case
          when x.if_revision <> r.revision then 'superseded'
          when left(x.version, 1) <> left(r.version, 1) then 'incomparable'
          when x.version < r.version collate "C" then 'superseded'
          when is_same and x.force is not true and is_known and not is_pending then 'unchanged'
          else 'taken' end;
        exit when state in ('incomparable', 'superseded');
        if is_same and x.force is not true and is_known then
          exit when known is not distinct from r.version and up_to is not distinct from r.unlinked_up_to;
          update recotap.item i set version = known, unlinked_up_to = up_to
          where i.lane = p_lane and i.kind = p_kind and i.id = x.id and i = r
          returning i.* into r;
          exit when r.id is not null;
        else
          update recotap.item i set
            payload = x.payload,
            version = known,
            revision = i.revision + 1,
            unlinked_up_to = case when coalesce(x.unlinked, i.unlinked_up_to = i.revision) then i.revision + 1 else i.unlinked_up_to end,
            attempts = case when is_pending then i.attempts else 0 end,
            waiting_since = case when is_pending and i.in_flight is distinct from i.revision then i.waiting_since else base end,
            due_at = greatest(case when is_pending then i.due_at else base end, i.held_until)
          where i.lane = p_lane and i.kind = p_kind and i.id = x.id and i = r
          returning i.* into r;
          is_same := true;
          wakes := true;
          exit when r.id is not null;
        end if;
      end if;
      -- Somebody else has changed it since.
      select * into r from recotap.item i where i.lane = p_lane and i.kind = p_kind and i.id = x.id for update;
    end loop;
    item := r;
    -- The caller has it.
    if is_same then item.payload := null; end if;
    return next;
  end loop;
  if wakes and current_setting('recotap.notify', true) = 'on' then perform pg_notify('recotap', p_lane::text); end if;
end $$;

create function recotap.put(lane text, kind text, items jsonb) returns integer language plpgsql as $$
declare
  p_lane integer;
  given jsonb;
  x jsonb;
  n integer := 0;
  r record;
begin
  if put.lane is null or strpos(put.lane, '://') = 0 then
    raise exception 'recotap.put: the lane is %: expected its whole name', coalesce(quote_literal(put.lane), 'null')
      using errcode = '22023', hint = 'A whole name has the base URL and an account, such as https://…/api/v1/default.';
  end if;
  if put.kind is null or put.kind not in ('deals', 'accounts', 'activities', 'externalIds') then
    raise exception 'recotap.put: the kind is %: expected deals, accounts, activities or externalIds', coalesce(quote_literal(put.kind), 'null')
      using errcode = '22023';
  end if;
  if jsonb_typeof(put.items) is distinct from 'array' then
    raise exception 'recotap.put: the items are %: expected an array', coalesce('of type ' || jsonb_typeof(put.items), 'null')
      using errcode = '22023', hint = 'An item is an object: {"id": …, "payload": {…}, "version": …}.';
  end if;
  given := '[]';
  for x in select e from jsonb_array_elements(put.items) e loop
    n := n + 1;
    if jsonb_typeof(x) <> 'object' or coalesce(jsonb_typeof(x -> 'id'), '') not in ('string', 'number') or x ->> 'id' = ''
      or jsonb_typeof(x -> 'payload') is distinct from 'object' then
      raise exception 'recotap.put: item % is not an item: expected an id and a payload, which is an object', n
        using errcode = '22023', hint = 'An item is an object: {"id": …, "payload": {…}, "version": …}.';
    end if;
    if put.kind = 'deals' and x -> 'payload' ->> 'externalDealId' <> x ->> 'id' then
      raise exception 'recotap.put: item % has the id %, and its payload the externalDealId %', n, quote_literal(x ->> 'id'), quote_literal(x -> 'payload' ->> 'externalDealId')
        using errcode = '22023', hint = 'They have to be the same.';
    end if;
    if coalesce(jsonb_typeof(x -> 'version'), 'null') <> 'null' and recotap.sortable_version(x -> 'version') is null then
      raise exception 'recotap.put: the version of item %, %, is %: expected a number, a date or a text', n, quote_literal(x ->> 'id'), x -> 'version'
        using errcode = '22023';
    end if;
  end loop;
  select l.id into p_lane from recotap.lane l where l.name = put.lane;
  if p_lane is null then
    insert into recotap.lane as l (name) values (put.lane) on conflict (name) do update set name = l.name returning l.id into p_lane;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', e ->> 'id',
    'payload', (e -> 'payload')::text,
    'version', recotap.sortable_version(e -> 'version'),
    'force', coalesce(e ->> 'force', '') = 'true')), '[]')
  into given from jsonb_array_elements(put.items) e;
  n := 0;
  for r in select f.state, (f.item).id, (f.item).version, (put.items -> f.place) -> 'version' as sent from recotap.put_items(p_lane, put.kind, given::text, null) f loop
    if r.state = 'incomparable' then
      raise exception 'recotap.put: the version of %, %, is of another kind than that of the ledger, %', quote_literal(r.id), r.sent, quote_literal(substr(r.version, 2))
        using errcode = '22023', hint = 'Give versions of one kind: numbers, dates or texts.';
    end if;
    if r.state = 'taken' then n := n + 1; end if;
  end loop;
  return n;
end $$;
`;
