import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmulator } from '../../../src/emulator/index.js';
import { createVirtualClock } from '../../support/virtual-clock.js';
import { deal, push } from '../support.js';
import { inspect, listenTo } from './events.js';

describe('GET /_emulator/events', () => {
  it('tells of each request when it is answered, without its body', async () => {
    const emulator = createEmulator();
    const events = await listenTo(emulator.fetch);
    expect(events.response.headers.get('content-type')).toBe('text/event-stream');
    await push(emulator, [deal('a')]);
    const told = await events.until('request');
    expect(told).toMatchObject({
      id: 1,
      data: {
        number: 1,
        operation: 'pushDeals',
        status: 200,
        counts: { items: 1, upserted: 1, failed: 0, refused: 0 },
      },
    });
    expect(Object.keys(told.data)).not.toEqual(expect.arrayContaining(['body']));
    await events.cancel();
  });

  it('tells of a request that ends without a response', async () => {
    const emulator = createEmulator({ faults: { rules: [{ fault: 'reset' }] } });
    const events = await listenTo(emulator.fetch);
    await expect(push(emulator, [deal('a')])).rejects.toThrow();
    const { data } = await events.until('request');
    expect(data).toMatchObject({ number: 1, faults: ['reset'], durationMs: expect.any(Number) });
    expect(data.status).toBeUndefined();
    await events.cancel();
  });

  it('tells how much is held, at first and after changes', async () => {
    const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
    const events = await listenTo(emulator.fetch);
    const none = { deals: 0, accounts: 1, dealStages: 0, salesActivities: 0, customFields: 0, segments: 0 };
    expect((await events.until('held')).data).toEqual(none);
    await push(emulator, [deal('a'), deal('b')]);
    expect((await events.until('held')).data).toEqual({ ...none, deals: 2 });
    await events.cancel();
  });

  it('tells how much is held no more than four times a second', async () => {
    const clock = createVirtualClock();
    const emulator = createEmulator({ clock });
    const events = await listenTo(emulator.fetch);
    const start = clock.now();
    for (let index = 0; index < 50; index++) await push(emulator, [deal(`${index}`)]);
    let told = 0;
    for (let deals = 0; deals < 50; told += 1) deals = (await events.until('held')).data.deals;
    expect(told).toBeLessThanOrEqual(2 + Math.floor((clock.now() - start) / 250));
    await events.cancel();
  });

  it('tells of faults and resets, whoever brings them', async () => {
    const emulator = createEmulator();
    const events = await listenTo(emulator.fetch);
    emulator.faults.set({ rules: [{ fault: 'summary' }] });
    expect((await events.until('faults')).data).toEqual({ rules: [{ fault: 'summary' }] });
    await emulator.fetch(`${inspect}/faults`, { method: 'DELETE' });
    expect((await events.until('faults')).data).toEqual({ rules: [] });
    emulator.reset();
    expect((await events.until('reset')).data.parts).toHaveLength(6);
    await emulator.fetch(`${inspect}/reset?parts=deals,stages`, { method: 'POST' });
    expect((await events.until('reset')).data).toEqual({ parts: ['deals', 'stages'] });
    await events.cancel();
  });

  it('begins with the requests that a reader has missed, in the order in which they ended', async () => {
    const emulator = createEmulator();
    const slowly = new TransformStream();
    const init = { method: 'POST', headers: { 'X-Api-Key': 'a-key' }, body: slowly.readable, duplex: 'half' };
    await push(emulator, [deal('a')]);
    const slow = emulator.fetch('http://localhost/deals', init);
    await push(emulator, [deal('b')]);
    await push(emulator, [deal('c')]);
    await slowly.writable.close();
    await slow;
    const missedSince = async (id: number) => {
      const events = await listenTo(emulator.fetch, { headers: { 'Last-Event-ID': `${id}` } });
      const numbers: (number | undefined)[] = [];
      for (let told = await events.next(); told?.event === 'request'; told = await events.next()) numbers.push(told.id);
      await events.cancel();
      return numbers;
    };
    expect(await missedSince(1)).toEqual([3, 4, 2]);
    expect(await missedSince(4)).toEqual([2]);
    expect(await missedSince(2)).toEqual([]);
    expect(await missedSince(99)).toEqual([1, 3, 4, 2]);
    const { response } = await listenTo(emulator.fetch, { headers: { 'Last-Event-ID': 'x' } });
    expect(response.status).toBe(400);
  });

  it('leaves a slow reader behind, and says so', async () => {
    const emulator = createEmulator();
    const events = await listenTo(emulator.fetch);
    for (let index = 0; index < 1_500; index++) await push(emulator, [deal('a')]);
    const { data } = await events.until('lost');
    expect(data.dropped).toBeGreaterThan(900);
    let last = 0;
    for (let told = await events.next(); last < 1_500; told = await events.next()) last = told?.id ?? last;
    await events.cancel();
  });

  it('ends when its reader aborts', async () => {
    const emulator = createEmulator();
    const leaving = new AbortController();
    const events = await listenTo(emulator.fetch, { signal: leaving.signal });
    await events.until('held');
    const waiting = events.until('request');
    leaving.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await push(emulator, [deal('a')]);
  });
});

describe('GET /_emulator/events on a port', () => {
  async function start(inspectToken?: string) {
    const clock = createVirtualClock();
    const emulator = createEmulator({ clock });
    const listening = await emulator.listen(0, { inspectToken });
    onTestFinished(listening.close);
    return { ...listening, emulator, url: `${listening.url}/_emulator/events`, clock };
  }

  it('is kept open by a comment every 15 s', async () => {
    const { url, clock } = await start();
    const events = await listenTo(fetch, { url });
    await events.until('held');
    const before = clock.now();
    expect(await events.next()).toEqual({});
    expect(clock.now() - before).toBeLessThanOrEqual(15_000);
    await events.cancel();
  });

  it('ends when the port is closed', async () => {
    const { url, close } = await start();
    const events = await listenTo(fetch, { url });
    await events.until('held');
    const ended = events.until('request');
    await Promise.all([expect(ended).rejects.toThrow(), close()]);
  });

  it('stops working for a reader that has gone away', async () => {
    const { url, clock } = await start();
    const events = await listenTo(fetch, { url });
    await events.until('held');
    await events.cancel();
    // Its heartbeat is the only timer.
    await expect.poll(() => clock.pending).toBe(0);
  });

  it('needs the token where there is one', async () => {
    const { url } = await start('mine');
    expect((await fetch(url)).status).toBe(401);
    const events = await listenTo(fetch, { url, headers: { Authorization: 'Bearer mine' } });
    await events.until('held');
    await events.cancel();
  });
});
