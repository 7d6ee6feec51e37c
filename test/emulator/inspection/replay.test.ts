import { describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import { account, ask, call, deal, push } from '../support.js';
import { inspect } from './events.js';

const replay = ({ fetch }: Emulator, number: number | string) =>
  ask(fetch, `${inspect}/requests/${number}/replay`, { method: 'POST' });

describe('POST /_emulator/requests/{number}/replay', () => {
  it('sends the same request again, with a key that is accepted', async () => {
    const emulator = createEmulator({ apiKey: 'right' });
    await push(emulator, [deal('a', { name: 'Zoë' })], { key: 'wrong', url: 'http://localhost/deals?x=%20y' });
    expect(emulator.deals.size).toBe(0);
    expect(await replay(emulator, 1)).toEqual({ status: 201, body: { number: 2 } });
    const [first, second] = emulator.requests;
    expect([first?.status, second?.status]).toEqual([401, 200]);
    expect(second).toMatchObject({ method: 'POST', path: '/deals?x=%20y', body: first?.body });
    expect(emulator.deals.get('a')?.name).toBe('Zoë');
  });

  it('sends requests without a body', async () => {
    const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
    await call(emulator, 'GET', '/accounts?limit=1');
    await replay(emulator, 1);
    expect(emulator.requests[1]?.status).toBe(200);
    expect(emulator.requests[1]?.path).toBe('/api/v1/accounts?limit=1');
  });

  it('meets the faults of today', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a')]);
    emulator.faults.set({ rules: [{ fault: 'connection-refused' }] });
    expect(await replay(emulator, 1)).toEqual({ status: 201, body: { number: 2 } });
    expect(emulator.requests[1]).toMatchObject({ status: undefined, faults: ['connection-refused'] });
  });

  it('does not wait for a response that a fault holds back', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a')]);
    emulator.faults.set({ rules: [{ fault: 'hang' }] });
    expect(await replay(emulator, 1)).toEqual({ status: 201, body: { number: 2 } });
  });

  it('can be replayed itself', async () => {
    const emulator = createEmulator();
    await call(emulator, 'POST', '/accounts', { accounts: [account('acme.com')] });
    await replay(emulator, 1);
    expect((await replay(emulator, 2)).body).toEqual({ number: 3 });
    expect(emulator.requests.map(({ counts }) => counts?.failed)).toEqual([0, 1, 1]);
  });

  it('says why it cannot', async () => {
    const emulator = createEmulator({ keepRequests: 3, keepBodies: 1 });
    await push(emulator, [deal('a')]);
    await push(emulator, [deal('b')]);
    await push(emulator, 'no JSON');
    expect(await replay(emulator, 3)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('was not JSON') },
    });
    expect(await replay(emulator, 2)).toMatchObject({
      status: 410,
      body: { message: 'The body of request 2 is no longer kept' },
    });
    await push(emulator, [deal('c')]);
    expect(await replay(emulator, 1)).toEqual({ status: 410, body: { message: 'Request 1 is no longer kept' } });
    expect(await replay(emulator, 9)).toEqual({ status: 404, body: { message: 'There is no request 9' } });
    expect((await replay(emulator, 'x')).status).toBe(404);
    const { readable } = new TransformStream();
    const init = { method: 'POST', headers: { 'X-Api-Key': 'k' }, body: readable, duplex: 'half' };
    emulator.fetch('http://localhost/deals', init).catch(() => {});
    expect(await replay(emulator, 5)).toMatchObject({ status: 409, body: { message: 'Request 5 is still in flight' } });
    await emulator.fetch(`http://localhost/${'x'.repeat(20_000)}`);
    expect(await replay(emulator, 6)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('too long') },
    });
    expect(emulator.requests).toHaveLength(3);
  });
});
