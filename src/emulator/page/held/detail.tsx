import { messageOf } from '../api/client.js';
import type { DealDetail } from '../api/types.js';
import { usePage } from '../live/context.js';
import { useLoaded } from '../live/hooks.js';
import { CopyAction } from '../parts/actions.js';
import { Badge } from '../parts/badge.js';
import { clockTime, counted } from '../parts/format.js';
import { JsonView } from '../parts/json.js';
import { LongText, Untrusted } from '../parts/untrusted.js';
import { linkTo } from '../route.js';
import { type HeldKind, type HeldRow, idOf, RequestLink, thingOf } from './kinds.js';

/** How many rows are looked through for the one with an id. */
const mostLike = 1_000;

/** All that is known of one thing that is held. */
export function HeldPane({ kind, id, revision }: { kind: HeldKind; id: string; revision: number }) {
  const { api } = usePage();
  const place = `${kind.path}/${encodeURIComponent(id)}`;
  const loaded = useLoaded(`${place} ${revision}`, async (signal): Promise<HeldRow | undefined> => {
    if (kind.path === 'deals') return api.json(`/${place}`, signal);
    const query = new URLSearchParams({ search: id, limit: String(mostLike) });
    const response = await api.json<Record<string, HeldRow[]>>(`/${kind.path}?${query}`, signal);
    return response[kind.name]?.find((row) => idOf(kind, row) === id);
  });
  return (
    <>
      <h2>
        <LongText text={id} most={80} />
      </h2>
      {loaded?.key.startsWith(`${place} `) ? (
        <Found kind={kind} row={loaded.value} error={loaded.error} />
      ) : (
        <p class="muted">Loading …</p>
      )}
    </>
  );
}

function Found({ kind, row, error }: { kind: HeldKind; row: HeldRow | undefined; error: unknown }) {
  if (row === undefined) {
    return <p class="notice bad">{error === undefined ? `No such ${kind.one} is held.` : messageOf(error)}</p>;
  }
  const thing = thingOf(row);
  return (
    <>
      {kind.path === 'deals' && <DealFacts deal={row as unknown as DealDetail} />}
      {kind.path !== 'deals' && typeof row.request === 'number' && (
        <p>
          Brought by request <RequestLink number={row.request} />
        </p>
      )}
      <div class="actions">
        <CopyAction text={() => JSON.stringify(thing, null, 2)}>Copy as JSON</CopyAction>
      </div>
      <JsonView value={thing} openTo={3} />
      {kind.path === 'deals' && <History deal={row as unknown as DealDetail} />}
    </>
  );
}

function DealFacts({ deal }: { deal: DealDetail }) {
  const { deal: held, link, linkedAccounts, request } = deal;
  return (
    <>
      {typeof held.name === 'string' && (
        <p>
          <LongText text={held.name} most={160} />
        </p>
      )}
      <div class={`notice ${linkedAccounts.length > 0 ? 'good' : 'warn'}`}>
        {linkedAccounts.length > 0 ? (
          <>
            Linked to{' '}
            {linkedAccounts.map((domain, index) => (
              <span key={domain}>
                {index > 0 && ', '}
                <a href={linkTo('held', ['accounts', domain])}>
                  <Untrusted text={domain} />
                </a>
              </span>
            ))}
          </>
        ) : (
          <>
            <b>Not linked.</b> {link !== undefined && <LongText text={link.reason} />}
          </>
        )}
      </div>
      <p>
        Latest version by request <RequestLink number={request} />
      </p>
    </>
  );
}

function History({ deal: { history = [], versions = history.length } }: { deal: DealDetail }) {
  if (history.length === 0) return null;
  return (
    <section aria-label="Versions">
      <h3>{counted(versions, 'version')}</h3>
      <ol class="history">
        {history
          .map((version, index) => ({
            ...version,
            changed: changedFields(history[index - 1]?.deal, version.deal),
            index,
          }))
          .reverse()
          .map(({ request, time, changed, index }) => (
            <li key={index}>
              <time dateTime={time}>{clockTime(time)}</time> by <RequestLink number={request} />{' '}
              {index === 0 && versions === history.length && <Badge tone="plain">first</Badge>}
              {changed?.length === 0 && <span class="muted">nothing changed</span>}
              {changed !== undefined && changed.length > 0 && (
                <>
                  changed <Untrusted text={changed.join(', ')} />
                </>
              )}
            </li>
          ))}
      </ol>
    </section>
  );
}

/** Undefined where there is nothing to compare with. */
function changedFields(before: HeldRow | undefined, after: HeldRow): string[] | undefined {
  if (before === undefined) return undefined;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
