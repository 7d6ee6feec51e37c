import pg from 'pg';
import {
  canonicalJson,
  createOutbox,
  createRecotapClient,
  laneName,
  openLedger,
  pushDeals,
  undiciFetch,
} from './recotap-api.mjs';

// One piece of work on a ledger in PostgreSQL, and how long it took: `{ seconds }`, or for `next` and `idle` each time in ms: `{ times }`.
const { work, address, count, url } = JSON.parse(process.argv[2]);
const deal = (number, name = 'Deal') => ({
  externalDealId: `deal-${number}`,
  name: `${name} number ${number}`,
  amount: number + 0.5,
});
const item = (number, name) => ({ id: `deal-${number}`, payload: canonicalJson(deal(number, name)) });
const pool = new pg.Pool({ connectionString: address, max: 4 });
const ledger = await openLedger(pool);
const client = url && createRecotapClient({ apiKey: 'bench', baseUrl: url, fetch: undiciFetch() });
const lane = await ledger.lane(url ? laneName(client.settings.baseUrl) : 'https://bench.test/api/v1/default');
const numbers = Array.from({ length: count }, (_, number) => number);

async function timed(run) {
  const startedAt = performance.now();
  await run();
  return (performance.now() - startedAt) / 1000;
}

async function inBatches(make, size = 1_000) {
  for (let from = 0; from < count; from += size)
    await lane.put('deals', numbers.slice(from, from + size).map(make), Date.now());
}

/** Each in a transaction of its own, one after another. */
async function single(statement) {
  const connection = await pool.connect();
  const seconds = await timed(async () => {
    for (const number of numbers) {
      await connection.query('begin');
      await statement(connection, number);
      await connection.query('commit');
    }
  });
  connection.release();
  return seconds;
}

const works = {
  async bare() {
    await pool.query('create table bare (id text primary key, payload text)');
    const text = 'insert into bare values ($1, $2)';
    return { seconds: await single((on, number) => on.query(text, [`deal-${number}`, item(number).payload])) };
  },
  single: async () => ({ seconds: await single((on, number) => lane.putIn(on, 'deals', [item(number)], Date.now())) }),
  batches: async () => ({ seconds: await timed(() => inBatches((number) => item(number))) }),
  async unchanged() {
    await inBatches((number) => item(number));
    return { seconds: await timed(() => inBatches((number) => item(number))) };
  },
  /** Finds the next 100 rows, again and again. */
  async next() {
    await inBatches((number) => item(number), 10_000);
    await pool.query('vacuum analyze recotap.item');
    const claim = await lane.claim();
    const times = [];
    for (let round = 0; round < 30; round++) {
      const now = Date.now();
      const request = { now, limit: 100, except: new Set(), heldUntil: now + 600_000, latest: now + 1e6 };
      times.push(1_000 * (await timed(() => lane.take('deals', request))));
      await pool.query(
        'update recotap.item set in_flight = null, due_at = 0, held_until = 0 where in_flight is not null',
      );
    }
    await claim.release();
    return { times };
  },
  async drain() {
    await inBatches((number) => item(number));
    const outbox = createOutbox(client, { ledger });
    return { seconds: await timed(() => outbox.close()) };
  },
  push: async () => ({
    seconds: await timed(() =>
      pushDeals(
        client,
        numbers.map((number) => deal(number)),
      ),
    ),
  }),
  /** From a put by one process until another one has sent it. */
  async idle() {
    const outbox = createOutbox(client, { ledger, lingerMs: 0 });
    await outbox.flush();
    const times = [];
    for (const number of numbers) {
      const startedAt = performance.now();
      await lane.put('deals', [item(number)], Date.now());
      while (((await lane.get('deals', [`deal-${number}`]))[0]?.settled ?? 0) === 0)
        await new Promise((go) => setTimeout(go, 2));
      times.push(performance.now() - startedAt);
    }
    await outbox.close();
    return { times };
  },
};

const told = await works[work]();
await ledger.close();
await pool.end();
console.log(JSON.stringify(told));
