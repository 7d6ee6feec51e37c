import { useCallback, useMemo } from 'preact/hooks';
import type { RequestRow } from '../api/types.js';
import { usePage } from '../live/context.js';
import { useLoaded, useSlowed, useStore } from '../live/hooks.js';
import { rowOf } from '../live/log.js';
import { Grid } from '../parts/grid.js';
import { Split } from '../parts/split.js';
import { requestColumns, toneOf } from './columns.js';
import { RequestPane } from './detail.js';
import { type Filter, filtered, filterOf } from './filter.js';
import { FilterBar } from './filter-bar.js';

const nothing: ReadonlySet<number> = new Set();

/** The requests as they come in, the newest first. */
export function RequestsPanel() {
  const page = usePage();
  const route = useStore(page.route);
  const { log, status: known } = useStore(page.live.state);
  const filter = filterOf(route.query);
  const found = useFound(filter.text, log.at(-1)?.number ?? 0);
  const { text, status, operation, only } = filter;
  const rows = useMemo(() => filtered(log, filter, found), [log, found, text, status, operation, only]);
  const selected = Number(route.selection[0]);
  const isSelected = Number.isSafeInteger(selected) && selected > 0;

  const show = (selection: string[], how: 'push' | 'replace') => page.go({ ...route, selection }, how);
  const rowAt = useCallback((index: number) => rows[index], [rows]);
  const change = (part: Partial<Filter>) => page.go({ ...route, query: { ...route.query, ...part } }, 'replace');
  return (
    <Split
      title="request"
      onClose={() => show([], 'replace')}
      list={
        <>
          <FilterBar filter={filter} shown={rows.length} total={log.length} onChange={change} />
          <Grid<RequestRow>
            label="Requests, newest first"
            columns={requestColumns}
            count={rows.length}
            rowAt={rowAt}
            keyOf={({ number }) => number}
            selected={isSelected ? selected : undefined}
            onSelect={({ number }) => show([String(number)], 'replace')}
            onOpen={() => document.querySelector<HTMLElement>('.split-detail')?.focus()}
            toneOf={toneOf}
            isAnchored
            empty={
              log.length > 0 ? 'No request matches the filter.' : known === undefined ? 'Loading …' : <FirstSteps />
            }
          />
        </>
      }
      detail={isSelected ? <RequestPane number={selected} row={rowOf(log, selected)} /> : undefined}
    />
  );
}

/** The numbers of the requests in whose body or response the emulator finds the text. */
function useFound(given: string, newest: number): ReadonlySet<number> {
  const { api } = usePage();
  const text = given.trim();
  const search = useSlowed(text, 250);
  const upTo = useSlowed(newest, 1_000);
  const loaded = useLoaded(search === '' ? undefined : `${upTo} ${search}`, async (signal) => {
    const query = new URLSearchParams({ search, fields: 'summary' });
    const { requests } = await api.json<{ requests: RequestRow[] }>(`/requests?${query}`, signal);
    return new Set(requests.map(({ number }) => number));
  });
  return loaded?.key.endsWith(` ${text}`) ? (loaded.value ?? nothing) : nothing;
}

function FirstSteps() {
  return (
    <>
      <p>No request has come in yet. Push to it from a terminal:</p>
      <pre>RECOTAP_API_KEY=any recotap push deals.csv --base-url {location.origin}/api/v1</pre>
    </>
  );
}
