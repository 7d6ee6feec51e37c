import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/emulator/index.js';
import { account, call, stoppedAt } from './support.js';

const list = (emulator: Emulator, query: Record<string, string> = {}) =>
  call(emulator, 'GET', `/accounts?${new URLSearchParams(query)}`);
const domainsIn = ({ data }: { data: { domain: string }[] }) => data.map(({ domain }) => domain);
const domains = (count: number) => Array.from({ length: count }, (_, index) => `company-${index}.com`);
const knowing = (...known: string[]) => createEmulator({ accounts: known.map((domain) => ({ domain })) });

/** Every page from the first to the last, stopping on `hasNextPage` alone. */
async function allPages(emulator: Emulator, query: Record<string, string>) {
  const pages = [];
  let cursor: string | undefined;
  for (;;) {
    const { body } = await list(emulator, { ...query, ...(cursor !== undefined && { cursor }) });
    pages.push(body.data);
    if (!body.data.hasNextPage) return pages;
    cursor = body.data.nextCursor;
  }
}

describe('The list of accounts', () => {
  it('tells what Recotap found out, and nothing that it does not tell', async () => {
    const emulator = createEmulator({
      accounts: [{ domain: 'www.Acme.com', tags: ['a'], rtp_account_score: 117, rtp_journey_stage: 'Consideration' }],
      clock: stoppedAt('2026-06-04T10:00:00.000Z'),
    });
    const { status, body } = await list(emulator);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      data: [
        {
          rtp_aid: expect.stringMatching(/^[\da-f]{24}$/),
          domain: 'acme.com',
          name: 'acme.com',
          externalId: null,
          rtp_account_score: 117,
          rtp_journey_stage: 'Consideration',
          rtp_advertising_activity_score: 0,
          rtp_website_intent_score: 0,
          rtp_g2_intent_score: 0,
          rtp_bombora_intent_score: 0,
          rtp_last_account_date: null,
          customFields: {},
        },
      ],
      nextCursor: emulator.accounts.get('acme.com')?.rtp_aid,
      hasNextPage: false,
      syncTimestamp: '2026-06-04T10:00:00.000Z',
    });
  });

  it('is an empty page without a cursor when there is no account', async () => {
    const { body } = await list(createEmulator());
    expect(body.data).toMatchObject({ data: [], nextCursor: null, hasNextPage: false });
  });

  it('has 100 accounts a page, if nothing else is asked for', async () => {
    const pages = await allPages(knowing(...domains(250)), {});
    expect(pages.map(({ data }) => data.length)).toEqual([100, 100, 50]);
  });

  it('fills the cursor of its last page too, so that only hasNextPage tells the end', async () => {
    const pages = await allPages(knowing(...domains(4)), { limit: '2' });
    expect(pages.map(({ hasNextPage }) => hasNextPage)).toEqual([true, false]);
    expect(pages.map(({ nextCursor }) => nextCursor)).toEqual([expect.any(String), expect.any(String)]);
  });

  it('shows each account once, however many there are and a page has', async () => {
    const sizes = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 15 }));
    await fc.assert(
      fc.asyncProperty(sizes, async ([count, limit]) => {
        const pages = await allPages(knowing(...domains(count)), { limit: String(limit) });
        expect(pages.flatMap(domainsIn)).toEqual(domains(count));
        expect(pages).toHaveLength(Math.max(1, Math.ceil(count / limit)));
      }),
      { numRuns: 50 },
    );
  });

  it('shifts nothing when accounts come and change between two pages', async () => {
    const emulator = knowing(...domains(4));
    const first = await list(emulator, { limit: '2' });
    const more = [account('new.com'), account('company-0.com')];
    await call(emulator, 'POST', '/accounts', { accounts: more, upsert: true });
    const second = await list(emulator, { cursor: first.body.data.nextCursor });
    expect(domainsIn(second.body.data)).toEqual(['company-2.com', 'company-3.com', 'new.com']);
  });

  it('goes on behind its last page once there is more', async () => {
    const emulator = knowing('acme.com');
    const { nextCursor } = (await list(emulator)).body.data;
    expect((await list(emulator, { cursor: nextCursor })).body.data).toMatchObject({ data: [], nextCursor });
    await call(emulator, 'POST', '/accounts', { accounts: [account('globex.com')] });
    expect(domainsIn((await list(emulator, { cursor: nextCursor })).body.data)).toEqual(['globex.com']);
  });
});

describe('lastSync', () => {
  const clock = stoppedAt('2026-06-04T10:00:00.000Z');
  const changedSince = async (emulator: Emulator, lastSync: string) =>
    domainsIn((await list(emulator, { lastSync })).body.data);

  it('leaves what changed since the sync before, even in the same millisecond, and nothing else', async () => {
    const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }, { domain: 'globex.com' }], clock });
    const first: string = (await list(emulator)).body.data.syncTimestamp;
    expect(await changedSince(emulator, first)).toEqual([]);
    await call(emulator, 'PATCH', '/accounts/external-ids', { mappings: [{ domain: 'globex.com', externalId: '2' }] });
    await call(emulator, 'POST', '/accounts', { accounts: [account('initech.com')] });
    const second: string = (await list(emulator)).body.data.syncTimestamp;
    expect(await changedSince(emulator, first)).toEqual(['globex.com', 'initech.com']);
    expect(await changedSince(emulator, second)).toEqual([]);
  });

  it('loses nothing to a run of several pages, if the sync of its first page is taken', async () => {
    const emulator = createEmulator({ accounts: domains(4).map((domain) => ({ domain })), clock });
    const first = (await list(emulator, { limit: '2' })).body.data;
    await call(emulator, 'POST', '/accounts', { accounts: [account('company-0.com')], upsert: true });
    await list(emulator, { limit: '2', cursor: first.nextCursor });
    expect(await changedSince(emulator, first.syncTimestamp)).toEqual(['company-0.com']);
  });

  it('takes a bare date', async () => {
    const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }], clock });
    expect(await changedSince(emulator, '2026-06-04')).toEqual(['acme.com']);
    expect(await changedSince(emulator, '2026-06-05')).toEqual([]);
  });

  it('goes together with pages', async () => {
    const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }], clock });
    const { syncTimestamp: lastSync } = (await list(emulator)).body.data;
    const accounts = domains(5).map((domain) => account(domain));
    await call(emulator, 'POST', '/accounts', { accounts });
    const pages = await allPages(emulator, { lastSync, limit: '2' });
    expect(pages.map(domainsIn)).toEqual([domains(5).slice(0, 2), domains(5).slice(2, 4), domains(5).slice(4)]);
  });
});

describe('domains', () => {
  const asked = async (emulator: Emulator, wanted: unknown) =>
    domainsIn((await list(emulator, { domains: JSON.stringify(wanted) })).body.data);

  it('leaves the accounts of these domains, cleaned, in the order in which they came', async () => {
    const emulator = knowing('acme.com', 'globex.com', 'initech.com');
    expect(await asked(emulator, ['https://www.Initech.com/', 'acme.com:443', 'other.com'])).toEqual([
      'acme.com',
      'initech.com',
    ]);
    expect(await asked(emulator, [])).toEqual([]);
    expect(await asked(knowing(...domains(101)), domains(100))).toHaveLength(100);
  });
});

describe('A list of accounts that is asked for in a wrong way', () => {
  const constraint = (property: string, name: string, text: string) => ({
    data: [{ property, constraints: expect.objectContaining({ [name]: text }) }],
  });
  const custom = (customMessage: string) => ({ customMessage, data: null });
  const notIso = constraint('lastSync', 'isIso8601', 'lastSync must be a valid ISO 8601 date string');
  const notNumber = 'limit must be a number conforming to the specified constraints';

  it.each([
    [{ lastSync: 'yesterday' }, notIso],
    [{ lastSync: '' }, notIso],
    [{ lastSync: '2026-W23-4' }, custom('2026-W23-4 is not a time that can be read')],
    [{ limit: 'ten' }, constraint('limit', 'isNumber', notNumber)],
    [{ limit: '0' }, constraint('limit', 'min', 'limit must not be less than 1')],
    [{ limit: '' }, constraint('limit', 'min', 'limit must not be less than 1')],
    [{ limit: '1.5' }, constraint('limit', 'isInt', 'limit must be an integer number')],
    [{ cursor: 'nowhere' }, custom('nowhere is not a valid cursor')],
    [{ domains: 'acme.com' }, custom('domains must be a JSON array of strings')],
    [{ domains: '{}' }, custom('domains must be a JSON array of strings')],
    [{ domains: '["acme.com",5]' }, custom('domains must be a JSON array of strings')],
    [{ domains: JSON.stringify(domains(101)) }, custom('domains must contain no more than 100 elements')],
  ])('gets a 400: %j', async (query, expected) => {
    const { status, body } = await list(knowing('acme.com'), query as Record<string, string>);
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: 'Bad Request', ...expected });
  });
});
