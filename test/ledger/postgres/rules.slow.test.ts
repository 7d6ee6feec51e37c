import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { canonicalJson, type Lane, openLedger, type Row, type Settlement } from '../../../src/ledger/index.js';
import { openPostgres } from '../../../src/ledger/postgres/open.js';
import { usePostgres } from '../../support/postgres.js';

const server = usePostgres();
let address: string;
beforeAll(async () => {
  address = await server.database();
});

const id = fc.constantFrom('a', 'b', '\0', '\ud800', '\uffff0000', "quote ' \\ \u2028 🙂");
const version = fc.option(fc.constantFrom('n100011', 'n100012', 'n100019.5', 'd2026-06-04T00:00:00.000', 'tx'), {
  nil: undefined,
});
const payload = fc.constantFrom(
  '{"a":1}',
  '{"a":1,"b":"\\u0000"}',
  '{"a":1,"b":"\\ud800"}',
  '{"a":"\\\\ud"}',
  '{"a":2}',
);
const outcome = fc.oneof(
  fc.record({ kind: fc.constant('taken' as const), held: fc.option(fc.nat(50), { nil: undefined }) }),
  fc.record({ kind: fc.constant('refused' as const), held: fc.option(fc.nat(50), { nil: undefined }) }),
  fc.record({ kind: fc.constant('retry' as const), in: fc.nat(50), held: fc.option(fc.nat(50), { nil: undefined }) }),
);

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      items: fc.array(
        fc.record({
          id,
          payload,
          version,
          force: fc.option(fc.boolean(), { nil: undefined }),
          unlinked: fc.option(fc.boolean(), { nil: undefined }),
          ifRevision: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 5 }),
        }),
        {
          maxLength: 4,
        },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      limit: fc.integer({ min: 1, max: 4 }),
      except: fc.array(id, { maxLength: 2 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('settle' as const), outcome, isOld: fc.nat(4).map((n) => n === 0) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('extend' as const), ids: fc.array(id, { maxLength: 3 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('retry' as const), ids: fc.option(fc.uniqueArray(id), { nil: undefined }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('forget' as const),
      ids: fc.option(fc.uniqueArray(id), { nil: undefined }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: -100, max: 100 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
let lanes = 0;

/** Does the same with a lane, and tells what it answers. What is in flight is settled oldest first. */
async function play(lane: Lane, steps: readonly Step[]): Promise<unknown[]> {
  const { epoch = 0 } = (await lane.claim()) ?? {};
  const told: unknown[] = [];
  const flying: Row[] = [];
  let now = 10_000;
  for (const each of steps) {
    if (each.do === 'put') told.push(await lane.put('deals', each.items, now));
    else if (each.do === 'take') {
      const { limit, except } = each;
      const all = await lane.take('deals', {
        now,
        limit: 99,
        except: new Set(except),
        heldUntil: now + 60,
        latest: now + 150,
      });
      told.push([limit, [...all.rows].sort(byId)]);
      flying.push(...[...all.rows].sort(byId));
    } else if (each.do === 'settle') {
      const row = flying.shift();
      if (row === undefined) continue;
      const { kind, held } = each.outcome;
      const heldUntil = held === undefined ? undefined : now + held;
      const settlement: Settlement = {
        id: row.id,
        revision: row.revision,
        sent: { payload: row.payload, version: row.version, request: told.length },
        outcome:
          kind === 'retry'
            ? { kind, at: now + each.outcome.in, heldUntil }
            : kind === 'refused'
              ? { kind, error: `No \0 ${row.id}`, heldUntil }
              : { kind, heldUntil },
      };
      told.push(await lane.settle('deals', [settlement], each.isOld ? epoch - 1 : epoch, now));
      told.push((await lane.history('deals', row.id)).map(({ run, ...entry }) => [run - epoch, entry]));
    } else if (each.do === 'extend') await lane.extend('deals', each.ids, now + 90, now);
    else if (each.do === 'retry') told.push(await lane.retry('deals', now, each.ids));
    else if (each.do === 'forget')
      told.push(
        await lane.forget('deals', each.ids === undefined ? { settledBefore: now - 20 } : { ids: each.ids }, now),
      );
    else now += each.ms;
    told.push(await lane.stats(now, 'deals'));
    for (const state of [undefined, 'waiting', 'refused', 'unlinked'] as const) {
      const rows: Row[] = [];
      for await (const row of lane.rows('deals', { state })) rows.push(row);
      told.push(rows.sort(byId));
    }
  }
  return told;
}

it('the SQL keeps rows by the same rules as the other ledgers', async () => {
  await using postgres = await openPostgres(address, { history: 3, usesServerTime: false });
  await using memory = await openLedger(':memory:', { history: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const name = `lane://${++lanes}`;
      const expected = await play(await memory.lane(name), steps);
      expect(await play(await postgres.lane(name), steps)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

it('keeps texts under names', async () => {
  await using ledger = await openPostgres(address, { history: 0 });
  const [a, b] = [await ledger.lane('mark://a'), await ledger.lane('mark://b')];
  for (const value of ['1', 'NUL \0 and half a character \ud800', undefined, undefined, '']) {
    await a.setMark("it's", value);
    expect(await a.mark("it's")).toBe(value);
    expect(await b.mark("it's")).toBeUndefined();
  }
});

it('what was put is given back to the letter', async () => {
  await using postgres = await openPostgres(address, { history: 3 });
  const lane = await postgres.lane('lane://json');
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (value) => {
      const payload = canonicalJson(value);
      await lane.put('deals', [{ id: 'a', payload }], 0);
      const [row] = await lane.get('deals', ['a']);
      expect(row?.payload).toBe(payload);
    }),
  );
});
