import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecotapClient, type Deal, pushAccounts, pushDeals, type Source } from '../../src/index.js';
import { byRequest, deal, dealsIn, inTurn, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

/** Pushes whatever the source gives, and tells what went out. */
async function pushed(source: Source<unknown>) {
  const { fetch, requests } = inTurn(upsertsAll);
  const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock: createVirtualClock() });
  const report = await pushDeals(client, source as Source<Deal>);
  return { report, sent: (await Promise.all(requests.map(dealsIn))).flat() };
}

describe('what is sent for a deal', () => {
  it('is what the deal was when it was taken, though the source reuses one object for all rows', async () => {
    const source = (function* () {
      const row = deal('');
      for (let id = 1; id <= 5; id++) yield Object.assign(row, { externalDealId: String(id), name: `Row ${id}` });
    })();
    const { report, sent } = await pushed(source);
    expect(report).toMatchObject({ upserted: 5 });
    expect(sent.map(({ name }) => name)).toEqual(['Row 1', 'Row 2', 'Row 3', 'Row 4', 'Row 5']);
  });

  it('is what its toJSON says, which is asked once', async () => {
    let asked = 0;
    const entity = { id: 7, toJSON: () => deal(`d-${++asked}`) };
    const { report, sent } = await pushed([entity]);
    expect(report).toMatchObject({ upserted: 1, problems: [] });
    expect(sent).toEqual([deal('d-1')]);
  });

  it('is what a getter of it gives, which is asked once', async () => {
    let asked = 0;
    const counting = {
      name: 'One',
      get externalDealId() {
        return `d-${++asked}`;
      },
    };
    const { report, sent } = await pushed([counting]);
    expect(report).toMatchObject({ upserted: 1 });
    expect(sent).toEqual([{ name: 'One', externalDealId: 'd-1' }]);
  });

  it.each<[string, unknown]>([
    [
      'a class that has the fields',
      new (class {
        externalDealId = '1';
        name = 'Deal 1';
      })(),
    ],
    ['an object without a prototype', Object.assign(Object.create(null), deal(1))],
    ['another realm, as in Jest', runInNewContext(`({ externalDealId: '1', name: 'Deal 1' })`)],
    ['a Proxy', new Proxy(deal(1), {})],
    ['an object with fields that are undefined, known or not', { ...deal(1), amount: undefined, _row: undefined }],
  ])('is the deal, if that comes from %s', async (_, value) => {
    const { report, sent } = await pushed([value]);
    expect(report).toMatchObject({ upserted: 1, problems: [] });
    expect(sent).toEqual([deal(1)]);
    expect(report.problems).toEqual([]);
  });

  it('has the text of a Date', async () => {
    const { sent } = await pushed([{ ...deal(1), startDate: new Date('2026-01-15T00:00:00Z') }]);
    expect(sent).toEqual([deal(1, { startDate: '2026-01-15T00:00:00.000Z' })]);
  });
});

describe('a deal that would not be sent as it is', () => {
  class Entity {
    readonly #fields = deal(1);
    get externalDealId() {
      return this.#fields.externalDealId;
    }
    get name() {
      return this.#fields.name;
    }
  }
  const circle: Record<string, unknown> = { ...deal(1) };
  circle.associatedAccounts = [circle];

  it.each<[string, unknown, object]>([
    [
      'an entity whose getters sit on its prototype',
      new Entity(),
      {
        path: 'externalDealId',
        message: expect.stringMatching(
          /^is required; the object has it, but JSON.stringify leaves it out: give the object a toJSON$/,
        ),
      },
    ],
    [
      'a number that JSON lacks',
      deal(1, { amount: Number.NaN }),
      { path: 'amount', message: 'must be a number that JSON can hold, and is NaN' },
    ],
    [
      'a BigInt',
      { ...deal(1), amount: 5n },
      { path: '', message: expect.stringMatching(/^cannot be read: TypeError: .*BigInt/) },
    ],
    ['a circle', circle, { path: '', message: expect.stringMatching(/^cannot be read: TypeError: .*circular/) }],
    [
      'a toJSON that throws',
      {
        toJSON: () => {
          throw new Error('not loaded');
        },
      },
      { path: '', message: 'cannot be read: Error: not loaded' },
    ],
    ['a function', () => deal(1), { path: '', message: expect.stringMatching(/^must be an object/) }],
    ['a symbol', Symbol('deal'), { path: '', message: expect.stringMatching(/^must be an object/) }],
    [
      'an invalid Date',
      { ...deal(1), startDate: new Date(Number.NaN) },
      { path: 'startDate', message: 'must be a string; leave it out when it is not known' },
    ],
  ])('is invalid, and says why: %s', async (_, value, issue) => {
    const { report, sent } = await pushed([value, deal(2)]);
    expect(report).toMatchObject({ total: 2, upserted: 1, invalid: 1 });
    expect(report.problems).toMatchObject([{ index: 0, issues: expect.arrayContaining([issue]) }]);
    expect(report.problems[0]?.deal).toBe(value);
    expect(sent).toEqual([deal(2)]);
  });

  it('is invalid even where the contract takes any value', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch) });
    const account = { domain: 'acme.com', name: 'Acme', customFields: { SIZE_C: Number.POSITIVE_INFINITY } };
    const { problems } = await pushAccounts(client, [account]);
    expect(problems).toMatchObject([
      { issues: [{ path: 'customFields.SIZE_C', message: 'must be a number that JSON can hold, and is Infinity' }] },
    ]);
    expect(requests).toHaveLength(0);
  });
});

/** Ways in which a program may hold a deal. Each is asked for the deal once only: what it says a second time is wrong. */
const holders: ((held: Record<string, unknown>) => object)[] = [
  (held) => ({ ...held }),
  (held) => Object.freeze({ ...held }),
  (held) => Object.assign(Object.create(null), held),
  (held) => Object.assign(new (class Row {})(), held),
  (held) => ({ ...held, _row: undefined }),
  (held) => {
    let asked = 0;
    return { toJSON: () => (asked++ === 0 ? held : { externalDealId: 'asked twice' }) };
  },
  (held) => {
    const asked = new Set<string>();
    const get = (key: string) => () => (asked.has(key) ? 'asked twice' : asked.add(key) && held[key]);
    const getters = Object.keys(held).map((key) => [key, { enumerable: true, configurable: true, get: get(key) }]);
    return Object.defineProperties({}, Object.fromEntries(getters));
  },
];

it('any deal is sent as it was when it was taken, however a program holds it and whatever it does to it later', async () => {
  const held = fc.record(
    {
      name: fc.string(),
      amount: fc.double({ noNaN: true, noDefaultInfinity: true }),
      associatedAccounts: fc.array(fc.record({ name: fc.string() }), { maxLength: 3 }),
    },
    { requiredKeys: ['name'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(held, fc.constantFrom(...holders)), { maxLength: 30 }), async (given) => {
      const expected = given.map(([fields], index) =>
        JSON.parse(JSON.stringify({ externalDealId: `d-${index}`, ...fields })),
      );
      const source = (function* () {
        for (const [index, [fields, hold]] of given.entries()) {
          const deal = { externalDealId: `d-${index}`, ...fields };
          yield hold(deal);
          deal.name = 'changed later';
          for (const account of deal.associatedAccounts ?? []) account.name = 'changed later';
        }
      })();
      const { report, sent } = await pushed(source);
      expect(report).toMatchObject({ total: given.length, upserted: given.length });
      expect(sent).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
