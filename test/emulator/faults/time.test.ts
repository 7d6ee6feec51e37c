import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import type { FaultRule } from '../../../src/emulator/index.js';
import { createVirtualClock } from '../../support/virtual-clock.js';
import { deal } from '../support.js';
import { countingClock, failureOf, start, waysIn } from './support.js';

describe.each(waysIn)('Time, %s', (way) => {
  it('passes before the request is processed, by a fixed latency', async () => {
    const clock = createVirtualClock();
    const { emulator, post } = await start(way, [{ fault: 'latency', ms: 3_600_000 }], { clock });
    const before = clock.now();
    expect((await post([deal('a')])).status).toBe(200);
    expect(clock.now() - before).toBe(3_600_000);
    expect(emulator.deals.size).toBe(1);
  });

  it('passes by a latency drawn from a range, another one each time', async () => {
    const clock = createVirtualClock();
    const { post } = await start(way, [{ fault: 'latency', ms: { min: 100, max: 200 } }], { clock });
    for (let sent = 0; sent < 20; sent++) await post([deal('a')]);
    expect(Math.min(...clock.waits)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...clock.waits)).toBeLessThanOrEqual(200);
    expect(new Set(clock.waits).size).toBe(20);
  });

  it('passes by all latencies together, and what else goes wrong does so after them', async () => {
    const clock = createVirtualClock();
    const rules: FaultRule[] = [
      { fault: 'latency', ms: 30 },
      { fault: 'latency', ms: 12 },
      { fault: 'status', status: 503 },
      { fault: 'latency', ms: 1_000 },
    ];
    const { emulator, post } = await start(way, rules, { clock });
    expect((await post([deal('a')])).status).toBe(503);
    expect(clock.waits).toEqual([42]);
    expect(emulator.requests[0]?.faults).toEqual(['latency', 'latency', 'status']);
  });

  it('passes before each byte of a trickle, and the response is whole in the end', async () => {
    const clock = createVirtualClock();
    const { emulator, post } = await start(way, [{ fault: 'trickle', msPerByte: 7 }], { clock });
    const response = await post([deal('ü')]);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(clock.waits).toEqual(Array.from(bytes, () => 7));
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
      data: { results: [{ externalDealId: 'ü', status: 'upserted' }] },
    });
    expect(emulator.requests[0]).toMatchObject({ status: 200, faults: ['trickle'] });
  });

  it('need not pass in a trickle, and may end in the middle of it', async () => {
    const clock = createVirtualClock();
    const rules: FaultRule[] = [
      { fault: 'trickle', msPerByte: 0 },
      { fault: 'cut-off', afterBytes: 5, when: { requests: 2 } },
    ];
    const { post } = await start(way, rules, { clock });
    expect(await (await post([deal('a')])).json()).toMatchObject({ statusCode: 200 });
    expect((await failureOf((await post([deal('a')])).text())).message).toBe('terminated');
    expect(clock.waits).toEqual([]);
  });

  it('ends a rule by the wall clock, even one that is set forward', async () => {
    const clock = createVirtualClock();
    const until = new Date(clock.wallTime() + 10_000).toISOString();
    const { post } = await start(way, [{ fault: 'status', status: 429, when: { until } }], { clock });
    expect((await post([deal('a')])).status).toBe(429);
    clock.step(9_999);
    expect((await post([deal('a')])).status).toBe(429);
    clock.step(1);
    expect((await post([deal('a')])).status).toBe(200);
  });

  it('ends with a request that is aborted during a latency, which is not processed then', async () => {
    const { clock, waits, running } = countingClock();
    const { emulator, post } = await start(way, [{ fault: 'latency', ms: 3_600_000 }], { clock });
    const controller = new AbortController();
    const response = failureOf(post([deal('a')], { signal: controller.signal }));
    await expect.poll(() => waits).toEqual([3_600_000]);
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await response).toBe(reason);
    await expect.poll(() => running()).toBe(0);
    expect(emulator.deals.size).toBe(0);
    expect(emulator.requests).toMatchObject([{ status: undefined }]);
  });

  it.each(['aborted', 'not wanted any more'])('ends with a trickle that is %s', async (how) => {
    const { clock, waits, running } = countingClock();
    const { post } = await start(way, [{ fault: 'trickle', msPerByte: 3_600_000 }], { clock });
    const controller = new AbortController();
    const response = await post([deal('a')], { signal: controller.signal });
    const reader = response.body?.getReader();
    const read = Promise.allSettled([reader?.read()]);
    await expect.poll(() => waits).toEqual([3_600_000]);
    if (how === 'aborted') controller.abort(new Error('enough'));
    else await reader?.cancel();
    await expect.poll(() => running()).toBe(0);
    expect((await read)[0].status).toBe(how === 'aborted' ? 'rejected' : 'fulfilled');
  });
});

describe('close()', () => {
  it.each<[string, FaultRule]>([
    ['a latency', { fault: 'latency', ms: 3_600_000 }],
    ['a hang', { fault: 'hang' }],
    ['a hang behind stored deals', { fault: 'hang', stored: true }],
    ['a trickle', { fault: 'trickle', msPerByte: 3_600_000 }],
  ])('ends %s', async (_, rule) => {
    const { clock, running } = countingClock();
    const { emulator } = await start('in process', [rule], { clock });
    const { url, close } = await emulator.listen();
    const response = fetch(`${url}/deals`, { method: 'POST', headers: { 'X-Api-Key': 'k' }, body: '{}' });
    const ended = failureOf(response.then((response) => response.text()));
    await expect.poll(() => emulator.requests).toMatchObject([{ faults: [rule.fault] }]);
    await close();
    expect(await ended).toBeInstanceOf(TypeError);
    await expect.poll(() => running()).toBe(0);
  });
});

describe('A trickle that nobody reads', () => {
  it('waits for nothing', async () => {
    const { clock, running } = countingClock();
    const { post } = await start('in process', [{ fault: 'trickle', msPerByte: 3_600_000 }], { clock });
    expect((await post([deal('a')])).status).toBe(200);
    expect(running()).toBe(0);
  });
});

describe('A trickle of a changed response', () => {
  it('ends with a request that is aborted at any moment', async () => {
    const { clock, running } = countingClock();
    const rules: FaultRule[] = [{ fault: 'summary' }, { fault: 'trickle', msPerByte: 3_600_000 }];
    const { post } = await start('in process', rules, { clock });
    for (let turns = 0; turns < 100; turns++) {
      const controller = new AbortController();
      const text = failureOf(post([deal('a')], { signal: controller.signal }).then((response) => response.text()));
      for (let turn = 0; turn < turns; turn++) await null;
      controller.abort(new Error('enough'));
      expect((await text).message).toBe('enough');
      expect(running()).toBe(0);
    }
  });
});

describe('A hang', () => {
  it('hears of an abort even if memory was tidied up meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    const { post, emulator } = await start('in process', [{ fault: 'hang' }]);
    const controller = new AbortController();
    const ended = vi.fn();
    post([deal('a')], { signal: controller.signal }).catch(ended);
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
    }
    controller.abort();
    await expect.poll(() => ended.mock.calls.length).toBe(1);
    expect(emulator.requests).toHaveLength(1);
  });
});
