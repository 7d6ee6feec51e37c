import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/emulator/index.js';
import {
  createRecotapClient,
  type ListAccountsOptions,
  listAccounts,
  listDealStages,
  listSegments,
  RecotapResponseError,
} from '../../src/index.js';
import { byRequest, inTurn } from '../support/recotap.js';

const asking = (fetch: (request: Request) => Promise<Response>) =>
  createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), retries: 0 });
const answering = (...bodies: unknown[]) => inTurn(...bodies.map((body) => () => Response.json(body)));

const companies = (count: number) => Array.from({ length: count }, (_, index) => `company-${index}.com`);
const knowing = (domains: string[]) => createEmulator({ accounts: domains.map((domain) => ({ domain })) });
const queriesOf = ({ requests }: Emulator) =>
  requests.map(({ path }) => Object.fromEntries(new URL(path, 'http://emulator').searchParams));
const domainsAsked = (emulator: Emulator): string[][] =>
  queriesOf(emulator).map(({ domains }) => JSON.parse(domains ?? 'null'));

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

async function domainsListed(emulator: Emulator, options?: ListAccountsOptions): Promise<string[]> {
  return (await all(listAccounts(asking(emulator.fetch), options))).map(({ domain }) => domain);
}

const page = (rows: unknown[], nextCursor: unknown, hasNextPage: unknown, syncTimestamp?: string) => ({
  statusCode: 200,
  timestamp: '2026-06-04T09:12:33.421Z',
  path: '/api/v1/accounts',
  data: { data: rows, nextCursor, hasNextPage, syncTimestamp },
});

describe('the list of accounts', () => {
  it('has every account once, however many there are and a page has', async () => {
    const sizes = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 15 })));
    await fc.assert(
      fc.asyncProperty(sizes, async ([count, size]) => {
        const emulator = knowing(companies(count));
        const pageSize = size ?? undefined;
        expect(await domainsListed(emulator, { pageSize })).toEqual(companies(count));
        expect(emulator.requests).toHaveLength(Math.max(1, Math.ceil(count / (pageSize ?? 100))));
      }),
      { numRuns: 50 },
    );
  });

  it('asks for no page before it is wanted, and for none after the loop is left', async () => {
    const emulator = knowing(companies(9));
    const list = listAccounts(asking(emulator.fetch), { pageSize: 3 });
    expect(emulator.requests).toHaveLength(0);
    let seen = 0;
    for await (const _ of list) if (++seen === 4) break;
    expect(emulator.requests).toHaveLength(2);
  });

  it('ends with hasNextPage alone, though the last page names a next one', async () => {
    const { fetch, requests } = answering(page([{ domain: 'a.com' }], 'c1', false));
    expect(await all(listAccounts(asking(fetch)))).toEqual([{ domain: 'a.com' }]);
    expect(requests).toHaveLength(1);
  });

  it('gives the time of its first page, so that what changes between two pages is in the next list', async () => {
    const emulator = knowing(companies(4));
    const client = asking(emulator.fetch);
    const list = listAccounts(client, { pageSize: 2 });
    expect(list.syncTimestamp).toBeUndefined();
    let seen = 0;
    for await (const { rtp_aid } of list) {
      if (++seen === 2) await client.requests.updateAccount(rtp_aid, { customFields: {} });
    }
    expect(await domainsListed(emulator, { lastSync: list.syncTimestamp })).toEqual(['company-1.com']);
  });

  it('forgets the time of an earlier reading when it is read anew', async () => {
    const { fetch } = answering(page([], null, false, '2026-06-04T10:00:00.000Z'), page([], null, false));
    const list = listAccounts(asking(fetch));
    await all(list);
    expect(list.syncTimestamp).toBe('2026-06-04T10:00:00.000Z');
    await all(list);
    expect(list.syncTimestamp).toBeUndefined();
  });

  it('carries lastSync, the size and the domains to every page', async () => {
    const emulator = knowing(companies(3));
    const query = { lastSync: '2020-01-01', domains: companies(3), pageSize: 2 };
    expect(await domainsListed(emulator, query)).toEqual(companies(3));
    const carried = { lastSync: '2020-01-01', limit: '2', domains: JSON.stringify(companies(3)) };
    expect(queriesOf(emulator)).toEqual([carried, { ...carried, cursor: expect.any(String) }]);
  });

  it('asks for any number of domains, 100 at a time', async () => {
    const emulator = knowing(companies(300));
    expect(await domainsListed(emulator, { domains: companies(250) })).toEqual(companies(250));
    expect(domainsAsked(emulator).map(({ length }) => length)).toEqual([100, 100, 50]);
  });

  it('cleans the domains and asks for each once', async () => {
    const emulator = knowing(['acme.com', 'globex.com']);
    const domains = ['https://www.Acme.com/about', 'acme.com', '', ' ', 'GLOBEX.com'];
    expect(await domainsListed(emulator, { domains })).toEqual(['acme.com', 'globex.com']);
    expect(domainsAsked(emulator)).toEqual([['acme.com', 'globex.com']]);
  });

  it('asks for fewer domains at a time where they would make a URL that servers refuse', async () => {
    const emulator = knowing([]);
    const domains = Array.from({ length: 100 }, (_, index) => `${'münchen-'.repeat(20)}${index}.de`);
    await domainsListed(emulator, { domains });
    expect(domainsAsked(emulator).flat()).toEqual(domains);
    for (const { path } of emulator.requests) expect(path.length).toBeLessThan(8_000);
  });

  it('is empty for no domains, and asks nothing', async () => {
    const emulator = knowing(companies(3));
    expect(await domainsListed(emulator, { domains: [] })).toEqual([]);
    expect(emulator.requests).toHaveLength(0);
  });
});

describe('a list that does not end as it should', () => {
  it.each([
    ['to itself', ['c1', 'c1']],
    ['to one before it', ['c1', 'c2', 'c1']],
  ])('fails with an error that says so when a page leads %s', async (_, cursors) => {
    const { fetch, requests } = answering(...cursors.map((cursor) => page([], cursor, true)));
    const error = await all(listAccounts(asking(fetch))).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RecotapResponseError);
    expect(error.message).toContain('has no end: the cursor c1');
    expect(requests).toHaveLength(cursors.length);
  });

  it('fails after 1,000 pages in a row without a row, however new their cursors are', async () => {
    let pages = 0;
    const client = asking(async () => Response.json(page([], `c${++pages}`, true)));
    await expect(all(listAccounts(client))).rejects.toThrow(/has no end: 1000 pages in a row have no rows/);
    expect(pages).toBe(1_000);
  });

  it('goes on over 999 empty pages', async () => {
    let pages = 0;
    const client = asking(async () =>
      Response.json(
        page(++pages % 1_000 === 0 ? [{ domain: `company-${pages}.com` }] : [], `c${pages}`, pages < 2_000),
      ),
    );
    expect(await all(listAccounts(client))).toHaveLength(2);
  });

  it('shows no more than the beginning of a cursor', async () => {
    const client = asking(answering(page([], 'c'.repeat(5_000), true)).fetch);
    const error = await all(listAccounts(client)).catch((thrown) => thrown);
    expect(error.message).toContain('c…');
    expect(error.message.length).toBeLessThan(300);
  });

  it.each([null, undefined, '', 7])(
    'fails when another page is said to follow and its cursor is %j',
    async (cursor) => {
      const rows: unknown[] = [];
      const read = async () => {
        for await (const row of listSegments(asking(answering(page([{ segmentId: 's' }], cursor, true)).fetch))) {
          rows.push(row);
        }
      };
      await expect(read()).rejects.toThrow(/breaks off/);
      expect(rows).toHaveLength(1);
    },
  );
});

describe('the list of segments', () => {
  it('has every segment of every page', async () => {
    const segments = Array.from({ length: 7 }, (_, index) => ({
      segmentId: `663d0e4b7a1c2f0033b8d40${index}`,
      name: `Segment ${index}`,
      status: index % 2 === 0 ? ('active' as const) : ('draft' as const),
    }));
    const emulator = createEmulator({ segments });
    expect(await all(listSegments(asking(emulator.fetch), { pageSize: 3 }))).toEqual(segments);
    expect(emulator.requests).toHaveLength(3);
  });
});

describe('a list that is aborted', () => {
  it('throws the reason of the signal, on whichever page it is', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const list = listAccounts(asking(knowing(companies(9)).fetch), { pageSize: 2, signal: abort.signal });
    let seen = 0;
    const read = async () => {
      for await (const _ of list) if (++seen === 4) abort.abort(reason);
    };
    await expect(read()).rejects.toBe(reason);
    expect(seen).toBe(4);
  });

  it('asks nothing when it is aborted from the start', async () => {
    const emulator = knowing([]);
    const options = { signal: AbortSignal.abort(new Error('enough')) };
    await expect(listDealStages(asking(emulator.fetch), options)).rejects.toThrow('enough');
    await expect(all(listSegments(asking(emulator.fetch), options))).rejects.toThrow('enough');
    expect(emulator.requests).toHaveLength(0);
  });
});
