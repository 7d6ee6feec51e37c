import type { Hono } from 'hono';
import type { AppEnv, State } from '../context.js';
import type { Store } from '../store/store.js';
import { list, response } from './list.js';

/** Serves the lists of what is held. */
export function heldRoutes(app: Hono<AppEnv>, { store }: Pick<State, 'store'>): void {
  const { deals, accounts, dealStages, salesActivities, customFields, segments } = store;
  app.get('/deals', (c) =>
    list(c, {
      name: 'deals',
      counts: { total: deals.size },
      rows: () => deals.keys(),
      toRow: (id) => dealRow(store, id),
    }),
  );
  app.get('/deals/:id', (c) => {
    const id = c.req.param('id');
    if (!deals.has(id)) return c.json({ message: `No deal ${id} is held` }, 404);
    return response({ ...dealRow(store, id), history: store.versions.history(id) });
  });
  const held = { accounts: accounts.byDomain, dealStages, salesActivities, customFields, segments };
  for (const [name, rows] of Object.entries<ReadonlyMap<string, object>>(held)) {
    const path = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    app.get(`/${path}`, (c) =>
      list(c, {
        name,
        counts: { total: rows.size },
        rows: () => rows.values(),
        toRow: (row) => ({ ...row, request: store.requestOf(row) }),
      }),
    );
  }
}

function dealRow(store: Store, id: string) {
  const deal = store.deals.get(id);
  if (deal === undefined) return {};
  return { deal, linkedAccounts: store.linkedAccounts(id), link: store.link(deal), ...store.versions.latest(id) };
}
