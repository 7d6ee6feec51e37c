import { useCallback } from 'preact/hooks';
import { messageOf } from '../api/client.js';
import { usePage } from '../live/context.js';
import { useSlowed, useStore } from '../live/hooks.js';
import { counted } from '../parts/format.js';
import { Grid, type Sorting } from '../parts/grid.js';
import { Split } from '../parts/split.js';
import { linkTo } from '../route.js';
import { HeldPane } from './detail.js';
import { ExportActions } from './export.js';
import { type HeldKind, type HeldRow, heldKinds, idOf } from './kinds.js';
import { useRows } from './rows.js';

/** What the emulator holds, a table for each kind. */
export function HeldPanel() {
  const { live, route } = usePage();
  const { selection } = useStore(route);
  const { held } = useStore(live.state);
  const kind = heldKinds.find(({ path }) => path === selection[0]) ?? (heldKinds[0] as HeldKind);
  return (
    <>
      <nav class="tabs" aria-label="Kinds of what is held">
        {heldKinds.map(({ path, name, title }) => (
          <a key={path} href={linkTo('held', [path])} aria-current={path === kind.path ? 'page' : undefined}>
            {title} <span class="count">{held?.[name]?.toLocaleString('en') ?? ''}</span>
          </a>
        ))}
      </nav>
      <HeldTable key={kind.path} kind={kind} />
    </>
  );
}

function HeldTable({ kind }: { kind: HeldKind }) {
  const page = usePage();
  const route = useStore(page.route);
  const { heldRevision } = useStore(page.live.state);
  const { search = '', sort = '' } = route.query;
  const query = new URLSearchParams(
    Object.entries({ search: useSlowed(search.trim(), 250), sort }).filter(([, v]) => v),
  );
  const rows = useRows<HeldRow>(`${kind.path} ${query}`, heldRevision, async (offset, limit, signal) => {
    const asked = new URLSearchParams([...query, ['offset', String(offset)], ['limit', String(limit)]]);
    const response = await page.api.json<{ total: number }>(`/${kind.path}?${asked}`, signal);
    return { total: response.total, rows: Object(response)[kind.name] };
  });
  const id = route.selection[1];
  const show = (selected: string | undefined) =>
    page.go({ ...route, selection: [kind.path, ...(selected === undefined ? [] : [selected])] }, 'replace');
  const change = (part: Record<string, string>) => page.go({ ...route, query: { ...route.query, ...part } }, 'replace');
  const onSort = (key: string) => change({ sort: nextSort(sort, key) });
  const onRange = useCallback((first: number, last: number) => rows.show(first, last), [rows]);

  return (
    <Split
      title={kind.one}
      onClose={() => show(undefined)}
      list={
        <>
          <search class="bar" aria-label={`Search the ${kind.title.toLowerCase()}`}>
            <label class="grow">
              <span class="only-read">Text in any field</span>
              <input
                type="search"
                placeholder="Text in any field"
                value={search}
                onInput={({ currentTarget }) => change({ search: currentTarget.value })}
              />
            </label>
            <span class="count" role="status">
              {rows.isNew ? '' : counted(rows.total, 'row')}
            </span>
            <ExportActions kind={kind} query={query} total={rows.total} />
          </search>
          {rows.error !== undefined && <p class="notice bad">{messageOf(rows.error)}</p>}
          <Grid<HeldRow>
            label={kind.title}
            columns={kind.columns}
            count={rows.total}
            rowAt={rows.rowAt}
            keyOf={(row) => idOf(kind, row)}
            selected={id}
            onSelect={(row) => show(idOf(kind, row))}
            onOpen={() => document.querySelector<HTMLElement>('.split-detail')?.focus()}
            sorting={sortingOf(sort)}
            sortable={kind.sortable}
            onSort={onSort}
            onRange={onRange}
            empty={emptyText(rows.isNew, search, kind)}
          />
        </>
      }
      detail={id === undefined ? undefined : <HeldPane kind={kind} id={id} revision={heldRevision} />}
    />
  );
}

function emptyText(isNew: boolean, search: string, { title }: HeldKind): string {
  if (isNew) return 'Loading …';
  return search.trim() === '' ? `The emulator holds no ${title.toLowerCase()}.` : 'Nothing matches the search.';
}

function sortingOf(sort: string): Sorting | undefined {
  if (sort === '') return undefined;
  return sort.startsWith('-') ? { key: sort.slice(1), isDown: true } : { key: sort, isDown: false };
}

/** Up, then down, then in the order of arrival. */
function nextSort(sort: string, key: string): string {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? '' : key;
}
