import { readFileSync } from 'node:fs';
import { sql as drizzleSql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import knex from 'knex';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import postgres from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOutbox, type OutboxOutcome } from '../../../src/index.js';
import { type Ledger, openLedger, type Transaction } from '../../../src/ledger/index.js';
import { execute, usePostgres } from '../../support/postgres.js';
import { scratch, setUp, version } from '../support.js';

const guide = readFileSync('docs/many-machines.md', 'utf8');
const server = usePostgres();
const { path } = scratch();
let address: string;
let ledger: Ledger;
beforeAll(async () => {
  address = await server.database();
  ledger = await openLedger(address);
  await execute(address, 'create table app_order (id text)');
  return () => ledger.close();
});

/** What the guide has for a library, with the names that it uses. */
function adapter(library: string, scope: object): Transaction {
  const row = guide.split('\n').find((line) => line.startsWith(`| ${library} |`)) ?? '';
  const code = /`(.*)`/.exec(row)?.[1];
  return new Function(...Object.keys(scope), `return (${code})`)(...Object.values(scope));
}

/** How each library runs a transaction, which is rolled back when the work throws. */
type InTransaction = (work: (tx: Transaction) => Promise<void>) => Promise<void>;

const libraries: [name: string, run: InTransaction][] = [
  [
    'pg',
    async (work) => {
      const client = new pg.Client({ connectionString: address });
      await client.connect();
      try {
        await client.query('begin');
        await work(client);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        await client.end();
      }
    },
  ],
  [
    'postgres.js',
    async (work) => {
      const sql = postgres(address);
      try {
        await sql.begin((trx) => work(adapter('postgres.js', { sql: trx })));
      } finally {
        await sql.end();
      }
    },
  ],
  [
    'Kysely',
    async (work) => {
      const db = new Kysely<unknown>({
        dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: address }) }),
      });
      try {
        await db.transaction().execute((trx) => work(adapter('Kysely', { trx, CompiledQuery })));
      } finally {
        await db.destroy();
      }
    },
  ],
  [
    'Drizzle',
    async (work) => {
      const pool = new pg.Pool({ connectionString: address });
      try {
        await drizzle(pool).transaction((trx) => work(adapter('Drizzle', { trx, sql: drizzleSql })));
      } finally {
        await pool.end();
      }
    },
  ],
  [
    'Knex',
    async (work) => {
      const db = knex({ client: 'pg', connection: address });
      try {
        await db.transaction((trx) => work(adapter('Knex', { trx })));
      } finally {
        await db.destroy();
      }
    },
  ],
];

describe.each(libraries)('a put inside a transaction of %s', (name, inTransaction) => {
  it('is sent when the transaction is committed, and leaves nothing when it is rolled back', async () => {
    const { emulator, client } = setUp({ client: { clock: undefined } });
    const lane = `a://${name}`;
    const told: OutboxOutcome[] = [];
    await using outbox = createOutbox(client, {
      ledger,
      lane,
      send: false,
      onOutcome: (each) => void told.push(each as OutboxOutcome),
    });
    await inTransaction(async (tx) => {
      await tx.query('insert into app_order values ($1)', [name]);
      await outbox.put([version(`${name} kept`, 1), { externalDealId: '' } as never], { tx, version: 7 });
    });
    const gone = inTransaction(async (tx) => {
      await tx.query('insert into app_order values ($1)', [`${name} gone`]);
      await outbox.put(version(`${name} gone`, 1), { tx, version: 8 });
      throw new Error('No');
    });
    await expect(gone).rejects.toThrow('No');
    expect(told.map(({ status }) => status)).toEqual(['invalid', 'unsent', 'unsent']);
    expect(await outbox.flush()).toMatchObject({ total: 3, unsent: 2, invalid: 1, waiting: 1 });
    const { rows } = await execute(address, 'select id from app_order where id like $1', [`${name}%`]);
    expect(rows).toEqual([{ id: name }]);
    await using sender = createOutbox(client, { ledger, lane });
    await expect.poll(async () => (await outbox.flush()).waiting).toBe(0);
    expect(emulator.deals.size).toBe(1);
    await inTransaction((tx) => outbox.put(version(`${name} kept`, 1), { tx }));
    expect(told.at(-1)).toMatchObject({ status: 'unchanged' });
    await sender.close();
    expect([...emulator.deals.keys()]).toEqual([`d-${name} kept`]);
  });
});

it.each([':memory:', 'file'])('a transaction cannot include a ledger %s', async (at) => {
  const { client } = setUp();

  await using other = await openLedger(at === 'file' ? path() : at);
  await using outbox = createOutbox(client, { ledger: other });
  const tx = { query: async () => [] };
  await expect(outbox.put(version(1, 1), { tx })).rejects.toThrow('The option tx is for a ledger on PostgreSQL');
  expect(await outbox.flush()).toMatchObject({ total: 1, unsent: 1, waiting: 0 });
});
