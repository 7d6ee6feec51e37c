/** The same as `sortableVersion` in `version.ts`, for a value of JSON. */
export const version = `
create function recotap.number_key(p text) returns text language plpgsql immutable as $$
declare
  digits text := regexp_replace(split_part(ltrim(p, '-'), '.', 1), '^0+(?=[0-9])', '');
  rest text := regexp_replace(split_part(p, '.', 2), '0+$', '');
  key text := lpad(length(digits)::text, 4, '0') || digits || case when rest = '' then '' else '.' || rest end;
begin
  if left(p, 1) <> '-' or key = '00010' then return 'n1' || key; end if;
  return 'n0' || translate(key, '0123456789', '9876543210') || '~';
end $$;

create function recotap.date_key(p text) returns text language plpgsql immutable as $$
declare
  m text[] := regexp_match(p, '^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?:[.,]([0-9]+))?\\s*(?:Z|([+-])([0-9]{2}):?([0-9]{2})?)?)?$', 'i');
  hour integer := coalesce(m[4], '0');
  minute integer := coalesce(m[5], '0');
  second integer := coalesce(m[6], '0');
  fraction text := coalesce(m[7], '');
  ms integer := rpad(left(fraction, 3), 3, '0')::integer;
  ahead interval := make_interval(hours => coalesce(m[9], '0')::integer, mins => coalesce(m[10], '0')::integer);
  moment timestamp;
begin
  if m is null or m[1] = '0000' or m[2]::integer not between 1 and 12 or m[3]::integer not between 1 and 31
    or minute > 59 or second > 59 or hour > 24 or (hour = 24 and minute + second + ms > 0)
    or coalesce(m[9], '0')::integer > 23 or coalesce(m[10], '0')::integer > 59 then return null; end if;
  moment := make_date(m[1]::integer, m[2]::integer, 1) + make_interval(days => m[3]::integer - 1, hours => hour, mins => minute, secs => second + ms / 1000.0);
  moment := case when m[8] = '-' then moment + ahead else moment - ahead end;
  return 'd' || to_char(moment, 'YYYY-MM-DD"T"HH24:MI:SS.MS') || rtrim(substr(fraction, 4), '0');
end $$;

create function recotap.sortable_version(p jsonb) returns text language plpgsql immutable as $$
declare
  given text := regexp_replace(p #>> '{}', '^\\s+|\\s+$', '', 'g');
begin
  if jsonb_typeof(p) not in ('number', 'string') or given = '' then return null; end if;
  if given ~ '^-?[0-9]+(\\.[0-9]+)?$' then return recotap.number_key(given); end if;
  return coalesce(recotap.date_key(given), 't' || given);
end $$;
`;
