import { expect, it } from 'vitest';
import { openPostgres } from '../../../src/ledger/postgres/open.js';
import { startPostgres } from '../../support/postgres.js';

it('opens', async () => {
  const server = await startPostgres();
  const address = await server.database();
  await using ledger = await openPostgres(address, { history: 10 });
  const lane = await ledger.lane('a://b/c');
  console.log(await lane.put('deals', [{ id: 'b', payload: '{"a":1}' }, { id: 'a', payload: '{"a":2}', version: 'n100019' }, { id: 'b', payload: '{"a":3}' }], 1000));
  console.log(await lane.stats(1000), await lane.claim());
  console.log(await lane.take('deals', { now: 1000, limit: 10, except: new Set(), heldUntil: 5000, latest: 9000 }));
  expect(await ledger.lanes()).toEqual(['a://b/c']);
}, 20000);
