import { useState } from 'preact/hooks';
import type { ItemRow, RequestDetail } from '../api/types.js';
import { Badge } from '../parts/badge.js';
import { LongText, Untrusted } from '../parts/untrusted.js';
import { linkTo } from '../route.js';

/** Where the items of an operation are shown once they are stored. */
const heldAs: Readonly<Record<string, string>> = {
  pushDeals: 'deals',
  pushAccounts: 'accounts',
  pushSalesActivities: 'sales-activities',
  createDealStages: 'deal-stages',
};

const shownAtOnce = 100;

/** The items of a request with their outcomes. Those that went wrong come first. */
export function Items({ request: { items = [], operation } }: { request: RequestDetail }) {
  const [count, setCount] = useState(shownAtOnce);
  const bad = items.filter(({ outcome }) => outcome !== 'upserted');
  const ordered = [...bad, ...items.filter(({ outcome }) => outcome === 'upserted')];
  const kind = heldAs[operation ?? ''];
  return (
    <table class="items">
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Outcome</th>
          {bad.length > 0 && <th scope="col">Reason</th>}
        </tr>
      </thead>
      <tbody>
        {ordered.slice(0, count).map((item) => (
          <tr key={item.index}>
            <td>
              <ItemName item={item} kind={kind} />
            </td>
            <td>
              <Badge tone={item.outcome === 'upserted' ? 'good' : 'bad'}>
                {item.outcome === 'upserted' ? 'stored' : item.outcome}
              </Badge>
            </td>
            {bad.length > 0 && (
              <td>
                {item.reason !== undefined && <LongText text={item.reason} />}
                {item.rule !== undefined && (
                  <div class="muted">
                    by the rule <Untrusted text={item.rule} />
                  </div>
                )}
              </td>
            )}
          </tr>
        ))}
        {count < ordered.length && (
          <tr>
            <td colSpan={3}>
              <button type="button" class="link" onClick={() => setCount(count + shownAtOnce)}>
                Show {Math.min(shownAtOnce, ordered.length - count)} more of {ordered.length}
              </button>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function ItemName({ item: { id, index, outcome }, kind }: { item: ItemRow; kind: string | undefined }) {
  if (id === '') return <span class="muted">item {index}, without an id</span>;
  if (outcome !== 'upserted' || kind === undefined) return <Untrusted text={id} most={80} />;
  return (
    <a href={linkTo('held', [kind, id])}>
      <Untrusted text={id} most={80} />
    </a>
  );
}
