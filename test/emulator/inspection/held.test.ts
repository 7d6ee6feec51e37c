import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defuse } from '../../../src/cli/read/input/spreadsheet-cells.js';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import { account, activity, ask, call, deal, pipeline, push } from '../support.js';
import { inspect } from './events.js';

const rowOf = async ({ fetch }: Emulator, id: string) => (await ask(fetch, `${inspect}/deals/${id}`)).body;
const at = (...domains: (string | undefined)[]) => ({ associatedAccounts: domains.map((domain) => ({ domain })) });

describe('A deal that is held', () => {
  it('tells which account it is linked to, or why to none', async () => {
    const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }, { domain: 'b.com' }] });
    await push(emulator, [
      deal('linked', at('www.acme.com', 'b.com')),
      deal('without'),
      deal('empty', at(undefined, '')),
      deal('unknown', at('https://c.com/x', 'd.com')),
    ]);
    expect(await rowOf(emulator, 'linked')).toMatchObject({
      linkedAccounts: ['acme.com', 'b.com'],
      link: { state: 'linked', reason: 'Linked to acme.com and b.com' },
    });
    expect((await rowOf(emulator, 'without')).link).toEqual({
      state: 'no-domain',
      reason: 'The deal has no associatedAccounts',
    });
    expect((await rowOf(emulator, 'empty')).link).toEqual({
      state: 'no-domain',
      reason: 'None of its associatedAccounts has a domain',
    });
    expect((await rowOf(emulator, 'unknown')).link).toEqual({
      state: 'no-account',
      reason: 'No account had the domain c.com or d.com when the deal came',
    });
  });

  it('tells when there is an account by now', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a', at('c.com'))]);
    await call(emulator, 'POST', '/accounts', { accounts: [account('c.com')] });
    expect((await rowOf(emulator, 'a')).link.reason).toMatch(
      /There is one for c\.com by now: push the deal again to link it$/,
    );
  });

  it('has its versions, and the requests that brought them', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a', { amount: 1 })]);
    await push(emulator, [deal('b')]);
    await push(emulator, [deal('a', { amount: 2 }), deal('a', { amount: 3 })]);
    expect(await rowOf(emulator, 'a')).toMatchObject({
      deal: { amount: 3 },
      versions: 3,
      request: 3,
      history: [
        { deal: { amount: 1 }, request: 1, time: emulator.requests[0]?.time },
        { deal: { amount: 2 }, request: 3 },
        { deal: { amount: 3 }, request: 3 },
      ],
    });
    expect(await rowOf(emulator, 'b')).toMatchObject({ versions: 1, request: 2 });
  });

  it('keeps the last 20 versions, and counts all', async () => {
    const emulator = createEmulator();
    for (let amount = 1; amount <= 50; amount++) await push(emulator, [deal('a', { amount })]);
    const { versions, history } = await rowOf(emulator, 'a');
    expect([versions, history.length, history[0].deal.amount, history.at(-1).deal.amount]).toEqual([50, 20, 31, 50]);
  });

  it('keeps fewer versions when they take much memory, the latest', async () => {
    const emulator = createEmulator();
    const ownerName = 'x'.repeat(1_000_000);
    for (let version = 1; version <= 5; version++) {
      for (let id = 1; id <= 20; id++) await push(emulator, [deal(`${id}`, { ownerName, amount: version })]);
    }
    const rows = await Promise.all(Array.from({ length: 20 }, (_, index) => rowOf(emulator, `${index + 1}`)));
    const past = rows.reduce((sum, { history }) => sum + history.length - 1, 0);
    expect(past).toBeLessThan(68);
    expect(past).toBeGreaterThan(60);
    for (const { versions, history } of rows) {
      expect(versions).toBe(5);
      expect(history.at(-1).deal.amount).toBe(5);
      expect(history.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('no longer names a request when the requests are reset', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a')]);
    await call(emulator, 'POST', '/deal-stages', { pipelines: [pipeline('p')] });
    await emulator.fetch(`${inspect}/reset?parts=requests`, { method: 'POST' });
    expect(await rowOf(emulator, 'a')).not.toHaveProperty('request');
    expect((await ask(emulator.fetch, `${inspect}/deal-stages`)).body.dealStages).toEqual([pipeline('p')]);
    await push(emulator, [deal('a')]);
    expect(await rowOf(emulator, 'a')).toMatchObject({ versions: 2, request: 1 });
  });
});

describe('What else is held', () => {
  it('names the request that brought its latest version', async () => {
    const emulator = createEmulator({ accounts: [{ domain: 'seed.com' }] });
    await call(emulator, 'POST', '/accounts', { accounts: [account('acme.com')] });
    await call(emulator, 'POST', '/deal-stages', { pipelines: [pipeline('smb')] });
    await call(emulator, 'POST', '/sales-activities', { activities: [activity('call-1')] });
    await call(emulator, 'PATCH', '/accounts/external-ids', { mappings: [{ domain: 'acme.com', externalId: '1' }] });
    await call(emulator, 'POST', '/accounts/custom-field', { label: 'Region', labelType: 'date' });
    const requests = async (path: string, name: string) =>
      (await ask(emulator.fetch, `${inspect}/${path}`)).body[name].map(({ request }: { request?: number }) => request);
    expect(await requests('accounts', 'accounts')).toEqual([undefined, 4]);
    expect(await requests('deal-stages', 'dealStages')).toEqual([2]);
    expect(await requests('sales-activities', 'salesActivities')).toEqual([3]);
    expect(await requests('custom-fields', 'customFields')).toEqual([5]);
  });
});

describe('A list of what is held', () => {
  async function filled() {
    const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
    await push(emulator, [
      deal('d-1', { amount: 9, ownerName: 'Zoë', ...at('acme.com') }),
      deal('d-2', { amount: 100, ownerName: 'Ann' }),
      deal('d-10', { ownerName: 'Bob' }),
    ]);
    const list = async (query: string) => (await ask(emulator.fetch, `${inspect}/deals?${query}`)).body;
    const ids = async (query: string) =>
      (await list(query)).deals.map(({ deal }: { deal: { externalDealId: string } }) => deal.externalDealId);
    return { emulator, list, ids };
  }

  it('can be searched for text in any value, in upper or lower case', async () => {
    const { ids, list } = await filled();
    expect(await ids('search=zoË')).toEqual(['d-1']);
    expect(await ids('search=ACME')).toEqual(['d-1']);
    expect(await ids('search=d-1')).toEqual(['d-1', 'd-10']);
    expect(await ids('search=100')).toEqual(['d-2']);
    expect(await ids('search=ownerName')).toEqual([]);
    expect(await list('search=d-1&limit=1&offset=1')).toMatchObject({
      total: 2,
      deals: [{ deal: { externalDealId: 'd-10' } }],
    });
    expect((await list('search=nobody')).total).toBe(0);
  });

  it('can be sorted, numbers as numbers, with what has no value at the end', async () => {
    const { ids } = await filled();
    expect(await ids('sort=deal.amount')).toEqual(['d-1', 'd-2', 'd-10']);
    expect(await ids('sort=-deal.amount')).toEqual(['d-2', 'd-1', 'd-10']);
    expect(await ids('sort=deal.ownerName')).toEqual(['d-2', 'd-10', 'd-1']);
    expect(await ids('sort=-deal.externalDealId')).toEqual(['d-10', 'd-2', 'd-1']);
    expect(await ids('sort=deal.amount&search=d-1&offset=1')).toEqual(['d-10']);
    expect(await ids('sort=__proto__.x')).toEqual(['d-1', 'd-2', 'd-10']);
  });

  it('can be saved as NDJSON, a row on each line', async () => {
    const { emulator, list } = await filled();
    const response = await emulator.fetch(`${inspect}/deals?format=ndjson&limit=2`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="deals.ndjson"');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual((await list('limit=2')).deals);
  });

  it('can be saved as CSV, with a column for each field', async () => {
    const { emulator } = await filled();
    const response = await emulator.fetch(`${inspect}/deals?format=csv&search=d-1`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="deals.csv"');
    const [header, first, second] = (await response.text()).split('\r\n');
    expect(header).toBe(
      'deal.externalDealId,deal.name,deal.amount,deal.ownerName,deal.associatedAccounts.0.domain,linkedAccounts,link.state,link.reason,versions,request',
    );
    expect(first).toBe('d-1,Deal d-1,9,Zoë,acme.com,acme.com,linked,Linked to acme.com,1,1');
    expect(second).toBe('d-10,Deal d-10,,Bob,,,no-domain,The deal has no associatedAccounts,1,1');
  });

  it('has no formula in its CSV, as the problems file of the command has none', async () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '＝', '1', 'a', '"', ',', ' ');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: start, maxLength: 5 }), async (name) => {
        const emulator = createEmulator();
        await push(emulator, [deal('a', { name })]);
        const text = await (await emulator.fetch(`${inspect}/deals?format=csv`)).text();
        const cell = defuse(name);
        const isQuoted = /[",;\t\r\n]|^\s|\s$/.test(cell);
        expect(text).toContain(`a,${isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell},`);
      }),
    );
  });

  it('refuses a CSV of more columns than a spreadsheet has any use for', async () => {
    const emulator = createEmulator();
    await push(emulator, [
      deal('a', Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, 1]))),
    ]);
    expect(await ask(emulator.fetch, `${inspect}/deals?format=csv`)).toEqual({
      status: 400,
      body: { message: 'These rows have more than 1,000 columns. Use format=ndjson' },
    });
  });

  it.each(['format=xml', 'offset=-1', 'limit=1.5', 'limit=', 'offset=0x10', 'limit=1e3', 'limit=99999999999999999999'])(
    'refuses a query that is not in order: %s',
    async (query) => {
      const { emulator } = await filled();
      expect((await ask(emulator.fetch, `${inspect}/deals?${query}`)).status).toBe(400);
    },
  );
});

describe('POST /_emulator/reset?parts=', () => {
  it('resets only what is named', async () => {
    const emulator = createEmulator({ accounts: [{ domain: 'seed.com' }], dealStages: [pipeline('seed')] });
    const fill = async () => {
      await push(emulator, [deal('a')]);
      await call(emulator, 'POST', '/accounts', { accounts: [account('acme.com')] });
      await call(emulator, 'POST', '/deal-stages', { pipelines: [pipeline('smb')] });
      await call(emulator, 'POST', '/sales-activities', { activities: [activity('call-1')] });
    };
    const sizes = () => [
      emulator.requests.length,
      emulator.deals.size,
      emulator.accounts.size,
      emulator.salesActivities.size,
      emulator.dealStages.size,
    ];
    const reset = async (parts: string) =>
      (await emulator.fetch(`${inspect}/reset?parts=${parts}`, { method: 'POST' })).status;
    await fill();
    expect(sizes()).toEqual([4, 1, 2, 1, 2]);
    expect(await reset('deals')).toBe(204);
    expect(sizes()).toEqual([4, 0, 2, 1, 2]);
    expect(await reset('accounts,stages')).toBe(204);
    expect(sizes()).toEqual([4, 0, 1, 1, 1]);
    expect(await reset('activities')).toBe(204);
    expect(sizes()).toEqual([4, 0, 1, 0, 1]);
    expect(await reset('requests')).toBe(204);
    expect(sizes()).toEqual([0, 0, 1, 0, 1]);
  });

  it('starts the counts of the faults over', async () => {
    const emulator = createEmulator({ faults: { rules: [{ fault: 'status', status: 500, times: 1 }] } });
    const statuses = async () => [
      (await push(emulator, [deal('a')])).status,
      (await push(emulator, [deal('a')])).status,
    ];
    expect(await statuses()).toEqual([500, 200]);
    await emulator.fetch(`${inspect}/reset?parts=faults`, { method: 'POST' });
    expect(await statuses()).toEqual([500, 200]);
    expect(emulator.deals.size).toBe(1);
  });

  it.each(['everything', 'deals,', '', 'deals;accounts'])('refuses a part that is not one: %j', async (parts) => {
    const emulator = createEmulator();
    await push(emulator, [deal('a')]);
    expect((await ask(emulator.fetch, `${inspect}/reset?parts=${parts}`, { method: 'POST' })).body.message).toMatch(
      /^parts can be requests, deals, accounts/,
    );
    expect(emulator.deals.size).toBe(1);
  });
});
