import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { deal, production, push, stoppedAt } from './support.js';

describe('Deals that are in order', () => {
  it('are answered each by its own id, in the envelope', async () => {
    const emulator = createEmulator({ clock: stoppedAt('2026-06-04T09:12:33.421Z') });
    expect(await push(emulator, [deal('b'), deal('a')])).toEqual({
      status: 200,
      body: {
        statusCode: 200,
        timestamp: '2026-06-04T09:12:33.421Z',
        path: '/api/v1/deals',
        data: {
          results: [
            { externalDealId: 'b', status: 'upserted' },
            { externalDealId: 'a', status: 'upserted' },
          ],
          summary: { total: 2, upserted: 2, failed: 0 },
        },
      },
    });
  });

  it('are held as they were sent, with fields that nobody knows', async () => {
    const emulator = createEmulator();
    const sent = deal('a', {
      amount: 1.5,
      ownerName: 'Zoë 日本',
      colour: 'red',
      associatedAccounts: [{ name: 'Acme' }],
    });
    await push(emulator, [sent]);
    expect(emulator.deals.get('a')).toEqual(sent);
  });

  it('replace the version held before, whole', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a', { amount: 1 }), deal('b')]);
    await push(emulator, [deal('a', { ownerName: 'Jane' })]);
    expect([...emulator.deals.values()]).toEqual([deal('a', { ownerName: 'Jane' }), deal('b')]);
  });

  it('have two results when one id is twice in a request, and the last version stays', async () => {
    const emulator = createEmulator();
    const { body } = await push(emulator, [deal('a', { amount: 1 }), deal('a', { amount: 2 })]);
    expect(body.data.summary).toEqual({ total: 2, upserted: 2, failed: 0 });
    expect([...emulator.deals.values()]).toEqual([deal('a', { amount: 2 })]);
  });

  it('may have ids that JavaScript gives a meaning to', async () => {
    const emulator = createEmulator();
    await push(
      emulator,
      ['__proto__', 'constructor', ' '].map((id) => deal(id)),
    );
    expect([...emulator.deals.keys()]).toEqual(['__proto__', 'constructor', ' ']);
  });

  it('are taken at the base path of production and at the root, for any host, with any query', async () => {
    const emulator = createEmulator();
    const urls = [
      'http://127.0.0.1:4010/deals',
      'https://sandboxapi.reco-tap.com/api/v1/deals',
      `${production}?a=%20b`,
    ];
    const responses = await Promise.all(urls.map((url) => push(emulator, [deal(url)], { url })));
    expect(responses.map(({ body }) => body.path)).toEqual(['/deals', '/api/v1/deals', '/api/v1/deals?a=%20b']);
    expect([...emulator.deals.keys()]).toEqual(urls);
  });

  it('are not shared between two emulators', async () => {
    const [one, other] = [createEmulator(), createEmulator()];
    await push(one, [deal('a')]);
    expect(other.deals.size).toBe(0);
  });
});

describe('A deal that is refused', () => {
  const refuse = ({ pipelineId }: { pipelineId?: string }) =>
    pipelineId === 'old' ? 'Pipeline old is archived' : undefined;

  it('comes back failed with its reason, in a 200, and the others are upserted', async () => {
    const { status, body } = await push(createEmulator({ refuse }), [deal('a'), deal('b', { pipelineId: 'old' })]);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      results: [
        { externalDealId: 'a', status: 'upserted' },
        { externalDealId: 'b', status: 'failed', error: 'Pipeline old is archived' },
      ],
      summary: { total: 2, upserted: 1, failed: 1 },
    });
  });

  it('leaves the version held before as it was', async () => {
    const emulator = createEmulator({ refuse });
    await push(emulator, [deal('a', { pipelineId: 'new' })]);
    await push(emulator, [deal('a', { pipelineId: 'old' })]);
    expect(emulator.deals.get('a')).toEqual(deal('a', { pipelineId: 'new' }));
  });
});
