import { describe, expect, it } from 'vitest';
import { scratch, stores } from './support.js';

const { path } = scratch();
const soon = Date.now() + 60_000;

describe.each(stores)('the lanes of a ledger %s', (_, open) => {
  it('are told apart by whether they have something to send now', async () => {
    await using ledger = await open(path());
    const item = (id: string) => ({ id, payload: `{"externalDealId":"${id}"}` });
    const lanes = await Promise.all(['a', 'b', 'c', 'd'].map((name) => ledger.lane(`lane://${name}`)));
    const [a, b, c] = lanes as [(typeof lanes)[0], (typeof lanes)[0], (typeof lanes)[0]];
    expect(await ledger.lanesDue(soon)).toEqual([]);
    await a.put('deals', [item('1'), item('2')], Date.now());
    await b.put('activities', [item('3')], Date.now());
    await c.put('accounts', [item('4')], Date.now());
    expect((await ledger.lanesDue(soon)).sort()).toEqual(['lane://a', 'lane://b', 'lane://c']);

    const claim = await c.claim();
    const now = Date.now();
    const { rows } = await c.take('accounts', {
      now: soon,
      limit: 10,
      except: new Set(),
      heldUntil: soon + 60_000,
      latest: soon + 600_000,
    });
    expect(rows).toHaveLength(1);
    // What is on its way is not to be sent.
    expect((await ledger.lanesDue(soon)).sort()).toEqual(['lane://a', 'lane://b']);
    const [row] = rows;
    const sent = { payload: row?.payload ?? '', version: undefined, request: 1 };
    const taken = { id: '4', revision: 1, sent, outcome: { kind: 'taken' as const } };
    await c.settle('accounts', [taken], claim?.epoch ?? 0, now);
    expect((await ledger.lanesDue(soon + 3_600_000)).sort()).toEqual(['lane://a', 'lane://b']);
    await claim?.release();
  });
});
