import type { Clock, Fetch, Kind } from '../../src/index.js';
import { refusal } from '../support/recotap.js';

/** What becomes of a request. `late` and `reset` arrive `afterMs` after the client has given them up. */
export type Fate =
  | { kind: 'stored' | 'error' | 'lost' }
  | { kind: 'late' | 'reset'; afterMs: number }
  | { kind: 'refused' };

export interface LateServer {
  /** The version that it holds of each item, by its kind and id. */
  readonly held: ReadonlyMap<string, string>;
  /** How often each item was in a request that may have arrived. */
  readonly sends: ReadonlyMap<string, number>;
  /** A connection to it. What went out before it is cut still arrives. */
  connect(): { fetch: Fetch; cut(): void };
}

type Item = Record<string, string>;

/** How the server is asked, and answers, for each kind of item. */
const operations: Record<Kind, { path: string; itemsKey: string; id: string; version: string; done: string }> = {
  deals: { path: '/deals', itemsKey: 'deals', id: 'externalDealId', version: 'name', done: 'upserted' },
  accounts: { path: '/accounts', itemsKey: 'accounts', id: 'domain', version: 'name', done: 'updated' },
  externalIds: {
    path: '/accounts/external-ids',
    itemsKey: 'mappings',
    id: 'domain',
    version: 'externalId',
    done: 'mapped',
  },
  activities: {
    path: '/sales-activities',
    itemsKey: 'activities',
    id: 'externalActivityId',
    version: 'subject',
    done: 'created',
  },
};

/** An item of a kind with its version. */
export function itemOf(kind: Kind, n: number, version: string): { key: string; id: string; item: Item } {
  const { id, version: field } = operations[kind];
  const value = `${kind.toLowerCase()}-${n}.example`;
  const fields: Record<Kind, object> = {
    deals: {},
    accounts: {},
    externalIds: {},
    activities: {
      activityType: 'call',
      occurredAt: '2026-06-01',
      domain: 'acme.com',
      ownerEmail: 'jane@example.com',
      contacts: [{ email: 'wile@acme.com' }],
    },
  };
  return { key: `${kind}/${value}`, id: value, item: { ...fields[kind], [id]: value, [field]: version } };
}

/** A server on which requests may arrive long after they were sent. @param nextFate of each request in turn */
export function createLateServer(clock: Clock, nextFate: () => Fate): LateServer {
  const held = new Map<string, string>();
  const sends = new Map<string, number>();

  const serve = async (kind: Kind, items: Item[], signal: AbortSignal, onCut: Set<() => void>): Promise<Response> => {
    const { id, version, done } = operations[kind];
    const keyOf = (item: Item) => `${kind}/${item[id]}`;
    const store = () => {
      for (const item of items) held.set(keyOf(item), item[version] ?? '');
    };
    const reply = (status: string) => {
      const notFound = kind === 'externalIds' && status === 'failed' ? items.map((item) => item[id]) : [];
      const results = items.map((item) => ({
        [id]: item[id],
        status,
        ...(status === 'failed' ? { error: 'No' } : {}),
      }));
      return Response.json({ statusCode: 200, timestamp: '', path: '', data: { results, summary: {}, notFound } });
    };
    const fate = nextFate();
    if (fate.kind !== 'refused') for (const item of items) sends.set(keyOf(item), (sends.get(keyOf(item)) ?? 0) + 1);
    const never = () =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    switch (fate.kind) {
      case 'stored':
        store();
        return reply(done);
      case 'refused':
        return reply('failed');
      case 'error':
        return refusal(500);
      case 'lost':
        return never();
      case 'late': {
        const arrive = () => {
          if (onCut.delete(arrive)) clock.after(fate.afterMs, store);
        };
        onCut.add(arrive);
        signal.addEventListener('abort', arrive);
        return never();
      }
      case 'reset':
        clock.after(fate.afterMs, store);
        throw Object.assign(new TypeError('fetch failed'), {
          cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
        });
    }
  };

  return {
    held,
    sends,
    connect() {
      let isCut = false;
      const onCut = new Set<() => void>();
      return {
        async fetch(url, { body, signal }) {
          if (isCut) return new Promise<never>(() => {});
          const [kind, { itemsKey }] = Object.entries(operations).find(([, { path }]) => url.endsWith(`v1${path}`)) as [
            Kind,
            { itemsKey: string },
          ];
          const { [itemsKey]: items = [] } = JSON.parse(body ?? '') as Record<string, Item[]>;
          const response = await serve(kind, items, signal, onCut);
          return isCut ? new Promise<never>(() => {}) : response;
        },
        cut() {
          isCut = true;
          for (const each of [...onCut]) each();
        },
      };
    },
  };
}
