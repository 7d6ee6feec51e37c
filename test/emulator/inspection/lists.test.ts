import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../../src/emulator/index.js';
import { account, activity, ask, call, deal, pipeline, push } from '../support.js';

const inspect = 'http://localhost/_emulator';

describe('What an emulator holds', () => {
  it('can be listed without a key, with the accounts that each deal is linked to', async () => {
    const emulator = createEmulator({ apiKey: 'right', accounts: [{ domain: 'acme.com' }] });
    const linked = deal('a', { associatedAccounts: [{ domain: 'www.acme.com' }] });
    await push(emulator, [linked, deal('b')], { key: 'right' });
    expect(await ask(emulator.fetch, `${inspect}/deals`)).toEqual({
      status: 200,
      body: {
        total: 2,
        deals: [
          expect.objectContaining({ deal: linked, linkedAccounts: ['acme.com'] }),
          expect.objectContaining({ deal: deal('b'), linkedAccounts: [] }),
        ],
      },
    });
  });

  it('is listed whole, however much it is', async () => {
    const emulator = createEmulator();
    for (let first = 0; first < 2000; first += 100) {
      await push(
        emulator,
        Array.from({ length: 100 }, (_, index) => deal(`${first + index}`)),
      );
    }
    const { body } = await ask(emulator.fetch, `${inspect}/deals`);
    expect(body.deals.map((row: { deal: { externalDealId: string } }) => row.deal.externalDealId)).toEqual(
      Array.from({ length: 2000 }, (_, index) => `${index}`),
    );
  });

  it('can be listed in parts', async () => {
    const emulator = createEmulator();
    await push(
      emulator,
      ['a', 'b', 'c', 'd'].map((id) => deal(id)),
    );
    const { body } = await ask(emulator.fetch, `${inspect}/deals?offset=1&limit=2`);
    expect(body).toMatchObject({
      total: 4,
      deals: [{ deal: { externalDealId: 'b' } }, { deal: { externalDealId: 'c' } }],
    });
    expect((await ask(emulator.fetch, `${inspect}/deals?limit=0`)).body).toEqual({ total: 4, deals: [] });
    expect((await ask(emulator.fetch, `${inspect}/deals?offset=9`)).body).toEqual({ total: 4, deals: [] });
    expect((await ask(emulator.fetch, `${inspect}/deals?limit=few`)).status).toBe(400);
    expect((await ask(emulator.fetch, `${inspect}/deals?offset=-1`)).status).toBe(400);
  });

  it('can be asked for one deal by its id', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a/b ü')]);
    expect(await ask(emulator.fetch, `${inspect}/deals/${encodeURIComponent('a/b ü')}`)).toMatchObject({
      status: 200,
      body: { deal: deal('a/b ü'), linkedAccounts: [] },
    });
    expect((await ask(emulator.fetch, `${inspect}/deals/other`)).status).toBe(404);
  });
});

describe('What an emulator holds beside deals', () => {
  it.each([
    ['accounts', 'accounts', { domain: 'acme.com' }],
    ['deal-stages', 'dealStages', pipeline('smb')],
    ['sales-activities', 'salesActivities', activity('call-1')],
    ['custom-fields', 'customFields', { key: 'REGION_C' }],
    ['segments', 'segments', { segmentId: 's-1' }],
  ])('can be listed, whole or in parts: %s', async (path, name, row) => {
    const emulator = createEmulator({ segments: [{ segmentId: 's-1', name: 'All', status: 'active' }] });
    await call(emulator, 'POST', '/accounts', { accounts: [account('acme.com')], segmentId: 's-1' });
    await call(emulator, 'POST', '/deal-stages', { pipelines: [pipeline('smb')] });
    await call(emulator, 'POST', '/sales-activities', { activities: [activity('call-1')] });
    await call(emulator, 'POST', '/accounts/custom-field', { label: 'Region', labelType: 'date' });
    const { body } = await ask(emulator.fetch, `${inspect}/${path}`);
    expect(body).toMatchObject({ total: 1, [name]: [row] });
    expect((await ask(emulator.fetch, `${inspect}/${path}?limit=0`)).body).toEqual({ total: 1, [name]: [] });
  });

  it('tells in which segments an account is', async () => {
    const emulator = createEmulator({ segments: [{ segmentId: 's-1', name: 'All', status: 'active' }] });
    await call(emulator, 'POST', '/accounts', { accounts: [account('acme.com')], segmentId: 's-1' });
    const { body } = await ask(emulator.fetch, `${inspect}/accounts`);
    expect(body.accounts[0].segmentIds).toEqual(['s-1']);
  });
});

describe('What an emulator was asked', () => {
  it('can be listed, and looking leaves no trace', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a')]);
    await ask(emulator.fetch, `${inspect}/deals`);
    await ask(emulator.fetch, `${inspect}/nothing`);
    const body = { deals: [deal('a')] };
    const bytes = JSON.stringify(body).length;
    expect(await ask(emulator.fetch, `${inspect}/requests`)).toMatchObject({
      status: 200,
      body: { total: 1, requests: [{ method: 'POST', path: '/api/v1/deals', status: 200, body, bytes }] },
    });
  });
});

describe('POST /_emulator/reset', () => {
  it('forgets deals and requests', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a')]);
    const response = await emulator.fetch(`${inspect}/reset`, { method: 'POST' });
    expect(response.status).toBe(204);
    expect([emulator.deals.size, emulator.requests.length]).toEqual([0, 0]);
  });

  it('takes a POST, so that opening it in a browser does no harm', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a')]);
    expect((await ask(emulator.fetch, `${inspect}/reset`)).status).toBe(404);
    expect(emulator.deals.size).toBe(1);
  });
});
