import { expect, it } from 'vitest';
import { createKnownAccounts } from '../../../src/cli/push/known-accounts.js';
import { notingLedger } from '../../../src/cli/push/noting.js';
import type { ItemOutcome, PushableKind } from '../../../src/cli/push/outcome.js';
import { unlinkedDeals } from '../../../src/cli/push/relink.js';
import { throughLedger } from '../../../src/cli/push/through-ledger.js';
import { deals } from '../../../src/cli/read/items/kinds.js';
import { createEmulator } from '../../../src/emulator/index.js';
import { createOutbox, createRecotapClient, type Deal } from '../../../src/index.js';
import { laneName, openLedger } from '../../../src/ledger/index.js';

it('sends no deal again in the version that it had, when another one was put or it was forgotten meanwhile', async () => {
  const emulator = createEmulator();
  const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch });
  await using ledger = await openLedger(':memory:');
  const lane = await ledger.lane(laneName(client.settings.baseUrl));
  const deal = (id: string, name: string): Deal => ({
    externalDealId: id,
    name,
    associatedAccounts: [{ domain: 'acme.com' }],
  });
  const unlinked = notingLedger(ledger, () => ({ unlinked: true }));
  {
    await using outbox = createOutbox(client, { ledger: unlinked });
    await outbox.put([deal('same', 'Old'), deal('newer', 'Old'), deal('forgotten', 'Old')]);
  }

  const accounts = createKnownAccounts();
  accounts.learn(new Map([['acme.com', undefined]]), () => true);
  const { open, noteOf } = unlinkedDeals(lane, 'the unlinked deals', accounts);
  const source = await open();
  async function* items() {
    for await (const item of source.items) {
      const { externalDealId: id } = item as Deal;
      // Another process is faster.
      if (id === 'newer') await lane.put('deals', [{ id, payload: JSON.stringify(deal(id, 'New')) }], Date.now());
      if (id === 'forgotten') await lane.forget('deals', { ids: [id] }, Date.now());
      yield item as never;
    }
  }
  const never = new AbortController().signal;
  const options = { signal: never, drain: never, isSized: true, onProgress() {}, versionOf: () => undefined };
  const kind = { ...deals, taken: ['upserted'] } as unknown as PushableKind;
  const route = {
    ledger: notingLedger(ledger, noteOf),
    lane: lane.name,
    kind: 'deals',
    isFull: true,
    heldMs: 0,
  } as const;
  const outcomes: ItemOutcome[] = [];
  const sent = emulator.requests.length;
  for await (const outcome of throughLedger(kind, route).push(client, items(), options)) outcomes.push(outcome);

  expect(Object.fromEntries(outcomes.map(({ id, status }) => [id, status]))).toEqual({
    same: 'upserted',
    newer: 'superseded',
    forgotten: 'superseded',
  });
  expect(emulator.requests.length - sent).toBeLessThanOrEqual(2);
  expect(await lane.get('deals', ['same', 'newer', 'forgotten'])).toMatchObject([
    { unlinkedUpTo: undefined },
    { payload: JSON.stringify(deal('newer', 'New')) },
    undefined,
  ]);
  await using outbox = createOutbox(client, { ledger });
  await outbox.put(deal('other', 'Other'));
  await outbox.flush();
  expect(emulator.deals.get('newer')).toMatchObject({ name: 'New' });
});
