import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { account, activity, call, deal, pipeline, production, push } from './support.js';

describe('The requests of an emulator', () => {
  it('are all that was asked, with what became of each', async () => {
    const emulator = createEmulator({ apiKey: 'right', maxBodyBytes: 60 });
    await push(emulator, [deal('a')], { key: 'right', url: `${production}?x=1` });
    await push(emulator, [deal('a')], { key: 'wrong' });
    await push(emulator, 'no JSON', { key: 'right' });
    await push(emulator, [deal('a'), deal('b')], { key: 'right' });
    await emulator.fetch('http://localhost/nowhere');
    const body = { deals: [deal('a')] };
    const bytes = JSON.stringify(body).length;
    expect(emulator.requests).toMatchObject([
      { method: 'POST', path: '/api/v1/deals?x=1', status: 200, body, bytes },
      { method: 'POST', path: '/api/v1/deals', status: 401, body, bytes },
      { method: 'POST', path: '/api/v1/deals', status: 400, body: undefined, bytes: 7 },
      { method: 'POST', path: '/api/v1/deals', status: 413, body: undefined, bytes: expect.any(Number) },
      { method: 'GET', path: '/nowhere', status: 404, body: undefined, bytes: 0 },
    ]);
  });

  it('never hold the key', async () => {
    const emulator = createEmulator({ apiKey: 'canary-key' });
    await push(emulator, [deal('a')], { key: 'canary-key' });
    await push(emulator, [deal('a')], { key: 'canary-key-2' });
    expect(inspect(emulator, { depth: Infinity, showHidden: true })).not.toContain('canary');
    const inspected = await emulator.fetch('http://localhost/_emulator/requests');
    expect(await inspected.text()).not.toContain('canary');
  });

  it('stand in the order of arrival, and have no status until they are answered', async () => {
    const emulator = createEmulator();
    const { readable, writable } = new TransformStream();
    const init = { method: 'POST', headers: { 'X-Api-Key': 'a-key' }, body: readable, duplex: 'half' };
    const slow = emulator.fetch(`${production}?slow`, init);
    await push(emulator, [deal('a')]);
    expect(emulator.requests.map(({ path, status }) => [path, status])).toEqual([
      ['/api/v1/deals?slow', undefined],
      ['/api/v1/deals', 200],
    ]);
    await writable.close();
    expect((await slow).status).toBe(400);
    expect(emulator.requests[0]?.status).toBe(400);
  });

  it('lose the oldest bodies, and nothing else', async () => {
    const emulator = createEmulator({ keepBodies: 2 });
    for (const id of ['a', 'b', 'c']) await push(emulator, [deal(id)]);
    expect(emulator.requests.map(({ status, body }) => [status, body !== undefined])).toEqual([
      [200, false],
      [200, true],
      [200, true],
    ]);
    expect(emulator.deals.size).toBe(3);
  });

  it('need not keep any body', async () => {
    const emulator = createEmulator({ keepBodies: 0 });
    expect((await push(emulator, [deal('a')])).status).toBe(200);
    expect(emulator.requests).toMatchObject([{ status: 200, body: undefined }]);
  });

  it('hold the body as it was sent, wherever the network cut it', async () => {
    const chunked = (bytes: Uint8Array, size: number) =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
          controller.close();
        },
      });
    const character = fc.constantFrom('a', '"', 'é', '日', '😀', '\u2028');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: character }), fc.integer({ min: 1, max: 9 }), async (name, size) => {
        const emulator = createEmulator();
        const sent = { deals: [{ externalDealId: 'a', name }] };
        const body = chunked(new TextEncoder().encode(JSON.stringify(sent)), size);
        const init = { method: 'POST', headers: { 'X-Api-Key': 'a-key' }, body, duplex: 'half' };
        await emulator.fetch(production, init);
        expect(emulator.requests[0]?.body).toEqual(sent);
      }),
      { numRuns: 50 },
    );
  });
});

describe('reset()', () => {
  it('forgets all that came in, and has again what was there from the start', async () => {
    const emulator = createEmulator({
      accounts: [{ domain: 'acme.com', name: 'Acme' }],
      customFields: [{ label: 'Region', labelType: 'date' }],
      dealStages: [pipeline('smb')],
      segments: [{ segmentId: 's-1', name: 'All', status: 'active' }],
    });
    const { accounts, customFields, dealStages, segments, salesActivities } = emulator;
    const held = () => [accounts, customFields, dealStages, segments, salesActivities].map((rows) => [...rows.keys()]);
    const atFirst = held();
    expect(atFirst).toEqual([['acme.com'], ['REGION_C'], ['smb'], ['s-1'], []]);
    await call(emulator, 'POST', '/accounts', { accounts: [account('acme.com'), account('b.com')], upsert: true });
    await call(emulator, 'POST', '/accounts/custom-field', { label: 'Since', labelType: 'date' });
    await call(emulator, 'POST', '/deal-stages', { pipelines: [pipeline('enterprise')] });
    await call(emulator, 'POST', '/sales-activities', { activities: [activity('a')] });
    expect(held().flat()).toHaveLength(8);
    emulator.reset();
    expect(held()).toEqual(atFirst);
    expect(accounts.get('acme.com')?.name).toBe('Acme');
  });

  it('forgets deals and requests, in lists handed out before too, and keeps the accounts', async () => {
    const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
    const { deals, requests, reset } = emulator;
    const sent = deal('a', { associatedAccounts: [{ domain: 'acme.com' }] });
    await push(emulator, [sent]);
    reset();
    expect([deals.size, requests.length, emulator.linkedAccounts('a')]).toEqual([0, 0, []]);
    await push(emulator, [sent]);
    expect([deals.size, requests.length, emulator.linkedAccounts('a')]).toEqual([1, 1, ['acme.com']]);
  });
});
