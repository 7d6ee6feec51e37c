import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usableDomain } from '../../src/base/usable-domain.js';
import { createEmulator, type Emulator } from '../../src/emulator/index.js';
import {
  checkLinks,
  createRecotapClient,
  type Deal,
  InvalidItem,
  pushDeals,
  RecotapConfigurationError,
  RecotapUnauthorizedError,
} from '../../src/index.js';
import { byRequest, deal } from '../support/recotap.js';

const asking = (fetch: (request: Request) => Promise<Response>, maxConcurrency = 4) =>
  createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), retries: 0, maxConcurrency });
const knowing = (...domains: string[]) => createEmulator({ accounts: domains.map((domain) => ({ domain })) });
const naming = (id: string | number, ...domains: string[]) =>
  deal(id, { associatedAccounts: domains.map((domain) => ({ domain })) });
const domainsAsked = ({ requests }: Emulator): string[][] =>
  requests.map(({ path }) => JSON.parse(new URL(path, 'http://emulator').searchParams.get('domains') ?? 'null'));

describe('checkLinks', () => {
  it('tells which deals would be linked, which not, and which name no usable domain', async () => {
    const emulator = knowing('acme.com');
    const report = await checkLinks(asking(emulator.fetch), [
      naming('d0', 'https://www.Acme.com/about'),
      naming('d1', 'globex.com', 'hooli.com'),
      naming('d2', 'n/a', 'co.uk'),
      deal('d3'),
      naming('d4', 'globex.com', 'ACME.com'),
    ]);
    expect(report).toMatchObject({
      total: 5,
      linked: 2,
      unlinked: [{ index: 1, externalDealId: 'd1', domains: ['globex.com', 'hooli.com'] }],
      withoutDomain: [
        { index: 2, externalDealId: 'd2', domains: ['n/a', 'co.uk'] },
        { index: 3, externalDealId: 'd3', domains: [] },
      ],
    });
    expect([...report.domains]).toEqual([
      ['acme.com', expect.objectContaining({ domain: 'acme.com', rtp_aid: expect.any(String) })],
      ['globex.com', undefined],
      ['hooli.com', undefined],
    ]);
  });

  it('groups the unlinked deals by domain, those with most deals first, each with the name that a deal gives it', async () => {
    const named = (id: number, domain: string, name?: string) =>
      deal(id, { associatedAccounts: [{ domain, ...(name !== undefined && { name }) }] });
    const { unknownDomains } = await checkLinks(asking(knowing().fetch), [
      named(0, 'hooli.com'),
      named(1, 'acme.com', 'Acme'),
      named(2, 'globex.com'),
      named(3, 'www.globex.com', 'Globex'),
      named(4, 'globex.com', 'Globex Inc'),
    ]);
    expect(unknownDomains).toEqual([
      { domain: 'globex.com', deals: 3, name: 'Globex' },
      { domain: 'acme.com', deals: 1, name: 'Acme' },
      { domain: 'hooli.com', deals: 1, name: undefined },
    ]);
  });

  it('foretells what a push then does, with counts that add up', async () => {
    const domain = fc.constantFrom('a.com', 'www.B.com', 'c.co.uk', 'd.com/x', 'n/a', 'co.uk', '', 'e.unknown');
    const accounts = fc.uniqueArray(fc.constantFrom('a.com', 'b.com', 'c.co.uk', 'd.com'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(domain, { maxLength: 3 })), accounts, async (lists, known) => {
        const emulator = knowing(...known);
        const client = asking(emulator.fetch);
        const deals = lists.map((domains, id) => naming(id, ...domains));
        const { total, linked, unlinked, withoutDomain } = await checkLinks(client, deals);
        expect(total).toBe(deals.length);
        expect(linked + unlinked.length + withoutDomain.length).toBe(total);
        await pushDeals(client, deals);
        const left = deals.map(({ externalDealId }) => externalDealId);
        expect([...unlinked, ...withoutDomain].map(({ externalDealId }) => externalDealId).sort()).toEqual(
          left.filter((id) => emulator.linkedAccounts(id).length === 0).sort(),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('asks about each domain once, 100 at a time, however many deals name it', async () => {
    const emulator = knowing('company-7.com');
    async function* deals() {
      for (let id = 0; id < 25_000; id++) yield naming(id, `company-${id % 250}.com`);
    }
    const report = await checkLinks(asking(emulator.fetch), deals());
    expect(report).toMatchObject({ total: 25_000, linked: 100 });
    expect(report.unlinked.map(({ index }) => index)).toEqual(
      Array.from({ length: 25_000 }, (_, index) => index).filter((index) => index % 250 !== 7),
    );
    expect(domainsAsked(emulator).map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(new Set(domainsAsked(emulator).flat()).size).toBe(250);
  });

  it('takes no more from the source than 10,000 deals beyond those that it has an answer for', async () => {
    const emulator = knowing();
    const ahead: number[] = [];
    let taken = 0;
    const fetch = async (request: Request) => {
      ahead.push(taken);
      return emulator.fetch(request);
    };
    function* deals() {
      for (; taken < 30_000; taken++) yield naming(taken, `company-${taken % 10}-${Math.floor(taken / 10_000)}.com`);
    }
    await checkLinks(asking(fetch), deals());
    expect(ahead.map((count) => Math.ceil(count / 10_000))).toEqual([1, 2, 3]);
  });

  it('asks nothing for deals without a usable domain', async () => {
    const emulator = knowing('acme.com');
    const report = await checkLinks(asking(emulator.fetch), [deal(1), naming(2, 'none')]);
    expect(report).toMatchObject({ total: 2, linked: 0, unlinked: [], unknownDomains: [] });
    expect(report.withoutDomain).toHaveLength(2);
    expect(emulator.requests).toHaveLength(0);
  });

  it('counts what cannot be read as a deal without a domain', async () => {
    const odd: unknown[] = [
      null,
      'deal',
      { associatedAccounts: 'acme.com' },
      { associatedAccounts: [null, { domain: 7 }] },
    ];
    const source = [...odd, new InvalidItem({}, [])] as Deal[];
    const report = await checkLinks(asking(knowing().fetch), source);
    expect(report).toMatchObject({ total: 5, linked: 0, unlinked: [] });
    expect(report.withoutDomain[0]).toEqual({ index: 0, externalDealId: undefined, domains: [] });
  });

  it('keeps to the requests in flight that the client allows', async () => {
    const emulator = knowing();
    let [inFlight, most] = [0, 0];
    const fetch = async (request: Request) => {
      most = Math.max(most, ++inFlight);
      const response = await emulator.fetch(request);
      inFlight--;
      return response;
    };
    await checkLinks(
      asking(fetch, 3),
      Array.from({ length: 1_000 }, (_, id) => naming(id, `company-${id}.com`)),
    );
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(3);
  });
});

describe('a check of links that cannot go on', () => {
  const many = Array.from({ length: 2_000 }, (_, id) => naming(id, `company-${id}.com`));

  it('throws a RecotapUnauthorizedError when the key is not accepted, and asks no more', async () => {
    const emulator = createEmulator({ apiKey: 'another' });
    await expect(checkLinks(asking(emulator.fetch), many)).rejects.toBeInstanceOf(RecotapUnauthorizedError);
    expect(emulator.requests.length).toBeLessThanOrEqual(4);
  });

  it('throws the reason of the signal while it waits for an answer', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const fetch = (request: Request) =>
      new Promise<Response>((_, reject) => {
        request.signal.addEventListener('abort', () => reject(request.signal.reason));
        abort.abort(reason);
      });
    await expect(checkLinks(asking(fetch), many, { signal: abort.signal })).rejects.toBe(reason);
  });

  it('throws the reason of the signal while it waits for a deal, and tells the source', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    let closed = false;
    const stuck: AsyncIterable<Deal> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          queueMicrotask(() => abort.abort(reason));
          return new Promise(() => {});
        },
        return: async () => {
          closed = true;
          return { done: true, value: undefined };
        },
      }),
    };
    await expect(checkLinks(asking(knowing().fetch), stuck, { signal: abort.signal })).rejects.toBe(reason);
    expect(closed).toBe(true);
  });

  it('throws what the source throws', async () => {
    function* failing() {
      yield naming(1, 'acme.com');
      throw new Error('the file is gone');
    }
    await expect(checkLinks(asking(knowing().fetch), failing())).rejects.toThrow('the file is gone');
  });

  it('says so when it is given no deals at all', async () => {
    const check = checkLinks(asking(knowing().fetch), 7 as unknown as Deal[]);
    await expect(check).rejects.toBeInstanceOf(RecotapConfigurationError);
  });
});

describe('a domain that a company can have', () => {
  it.each([
    ['acme.com', 'acme.com'],
    ['https://www.Acme.co.uk/about', 'acme.co.uk'],
    ['eu.acme.com', 'eu.acme.com'],
    ['münchen.de', 'münchen.de'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['github.io', 'github.io'],
    ['acme.github.io', 'acme.github.io'],
  ])('is in %j', (text, domain) => {
    expect(usableDomain(text)).toBe(domain);
  });

  it.each([
    '',
    'n/a',
    'none',
    'acme',
    'com',
    'co.uk',
    'acme.unknown',
    'localhost',
    '10.0.0.1',
    'http://[::1]/',
    'jane@acme.com',
    'Acme Inc.com',
    'acme.com, globex.com',
    'acme..com',
    '-acme.com',
    `${'a'.repeat(64)}.com`,
    '"acme".com',
  ])('is not in %j', (text) => {
    expect(usableDomain(text)).toBeUndefined();
  });
});
