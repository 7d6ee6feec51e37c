import { describe, expect, it } from 'vitest';
import { createEmulator, type FaultRule, FaultScheduleError } from '../../src/emulator/index.js';
import { call, deal, push } from './support.js';

const most = 1_000_000;
const many = (count: number, value: unknown = 1) => Array.from({ length: count }, () => value);

describe('the log of requests', () => {
  it('keeps the latest, counts all, and goes on with their numbers', async () => {
    const emulator = createEmulator({
      keepRequests: 3,
      faults: { rules: [{ fault: 'summary', when: { requests: 6 } }] },
    });
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await push(emulator, [deal(id)]);
    const idOf = ({ body }: { body: unknown }) =>
      (body as { deals: { externalDealId: string }[] }).deals[0]?.externalDealId;
    expect(emulator.requests.map(idOf)).toEqual(['d', 'e', 'f']);
    expect(emulator.requests.map(({ faults }) => faults)).toEqual([undefined, undefined, ['summary']]);
    const seen = await (await emulator.fetch('http://localhost/_emulator/requests?limit=0')).json();
    expect(seen).toEqual({ total: 3, dropped: 3, requests: [] });
    emulator.reset();
    await push(emulator, [deal('g')]);
    expect(emulator.requests.map(({ faults }) => faults)).toEqual([undefined]);
  });

  it('keeps 10,000 by default', async () => {
    const emulator = createEmulator();
    for (let index = 0; index < 10_050; index++) await emulator.fetch('http://localhost/deals', { method: 'POST' });
    expect(emulator.requests).toHaveLength(10_000);
  });

  it('keeps no more than 64 MiB of bodies, the latest', async () => {
    const emulator = createEmulator();
    const text = JSON.stringify({ deals: [deal('a', { ownerName: 'x'.repeat(1_000_000) })] });
    for (let index = 0; index < 70; index++) await push(emulator, text);
    const kept = emulator.requests.map(({ body }) => body !== undefined);
    expect(kept.filter(Boolean)).toHaveLength(67);
    expect(kept.slice(-67)).not.toContain(false);
  });

  it('cuts off a long path', async () => {
    const emulator = createEmulator();
    await emulator.fetch(`http://localhost/${'x'.repeat(100_000)}`);
    expect(emulator.requests[0]?.path).toHaveLength(16_384);
  });

  it('can keep none', async () => {
    const emulator = createEmulator({ keepRequests: 0, keepBodies: 0 });
    expect((await push(emulator, [deal('a')])).status).toBe(200);
    expect(emulator.requests).toEqual([]);
    expect((await emulator.fetch('http://localhost/_emulator/requests/1')).status).toBe(410);
  });

  it('shows what is nested too deep as such, wherever it is asked for', async () => {
    const emulator = createEmulator();
    const depth = 100_000;
    await push(emulator, `{"deals":[{"externalDealId":"a","name":"n","x":${'['.repeat(depth)}${']'.repeat(depth)}}]}`);
    for (const path of ['/requests/1', '/deals/a', '/deals', '/requests?search=x', '/deals?sort=deal.x&search=n']) {
      const response = await emulator.fetch(`http://localhost/_emulator${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain('nested too deep to show');
    }
    for (const path of ['/deals?format=csv', '/deals?format=ndjson', '/requests?fields=summary', '/snapshot']) {
      const response = await emulator.fetch(`http://localhost/_emulator${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      await response.text();
    }
  });

  it('shows the other requests when one is nested too deep', async () => {
    const emulator = createEmulator();
    const depth = 200_000;
    await push(emulator, `{"deals":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    await push(emulator, [deal('a')]);
    const { requests } = await (await emulator.fetch('http://localhost/_emulator/requests')).json();
    expect(requests).toMatchObject([{ message: 'nested too deep to show' }, { status: 200 }]);
  });
});

describe("a 400's errors", () => {
  const accounts = (count: number) => many(count);
  it.each([
    ['POST', '/deals', { deals: many(400_000) }, /399900 more/],
    ['POST', '/deals', { deals: many(100, deal('a', { associatedAccounts: accounts(4_000) })) }, /3900 more/],
    ['POST', '/accounts', { accounts: many(400_000) }, /399900 more/],
    ['POST', '/sales-activities', { activities: many(50, { contacts: many(9_000, {}) }) }, /8900 more/],
    ['POST', '/deal-stages', { pipelines: many(20, { stages: many(20_000, null) }) }, /19900 more/],
    ['PATCH', '/accounts/external-ids', { mappings: many(400_000, {}) }, /399900 more/],
    ['PUT', '/accounts/a', Object.fromEntries(many(90_000).map((_, key) => [`k${key}`, 1])), /89900 more/],
  ])('are told as far as anybody reads them, with how many more there are: %s %s', async (method, path, body, told) => {
    for (const validationErrors of ['nested', 'flat'] as const) {
      const response = await call(createEmulator({ validationErrors, maxBodyBytes: 4 * most }), method, path, body);
      expect(response.status).toBe(400);
      const text = JSON.stringify(response.body);
      expect(text).toMatch(told);
      expect(text.length).toBeLessThan(6 * most);
    }
  });

  it('of a fault are bounded as well', async () => {
    const emulator = createEmulator({ faults: { rules: [{ fault: 'bad-request' }] } });
    const { body } = await push(emulator, JSON.stringify({ deals: many(400_000) }));
    expect(JSON.stringify(body)).toMatch(/399900 more/);
    expect(JSON.stringify(body).length).toBeLessThan(100_000);
  });

  it('are all told where the request is within the limits of the API', async () => {
    const { body } = await push(createEmulator(), many(100, deal('a', { ownerEmail: 'x' })));
    expect(body.data[0].children).toHaveLength(100);
    expect(JSON.stringify(body)).not.toContain('more');
  });
});

describe('a schedule of faults', () => {
  const rule = (when: object): FaultRule => ({ fault: 'reset', when }) as FaultRule;
  const text = 'x'.repeat(1_001);
  it.each<[string, FaultRule[]]>([
    ['1,001 rules', many(1_001, { fault: 'reset' }) as FaultRule[]],
    ['10,001 ids', [rule({ dealIds: many(10_001, 'a') })]],
    ['10,001 numbers', [rule({ requests: many(10_001) })]],
    ['a long id', [rule({ itemIds: text })]],
    ['a long path', [rule({ path: `/${text}` })]],
    ['a long error', [{ fault: 'failed-deals', error: text }]],
    ['a long Retry-After', [{ fault: 'status', status: 429, retryAfter: text }]],
    ['a long location', [{ fault: 'redirect', location: `https://a.example/${text}` }]],
  ])('cannot have %s', (_, rules) => {
    expect(() => createEmulator({ faults: { rules } })).toThrow(/at most 1,?0/);
  });

  it('that is wrong everywhere is refused in few words', () => {
    const faults = { rules: many(1_000, { fault: 'x'.repeat(50_000), ['y'.repeat(50_000)]: 1 }) as FaultRule[] };
    try {
      createEmulator({ faults });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(FaultScheduleError);
      expect((error as Error).message.length).toBeLessThan(60_000);
      expect((error as Error).message).toMatch(/has \d+ more mistakes/);
    }
  });

  it('that is larger than 1 MiB is not even read', async () => {
    const emulator = createEmulator();
    const put = { method: 'PUT', body: JSON.stringify({ rules: [], x: 'x'.repeat(most * 2) }) };
    expect((await emulator.fetch('http://localhost/_emulator/faults', put)).status).toBe(413);
  });
});
