import { inspect } from 'node:util';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { RecotapConfigurationError, RecotapLedgerError } from '../../../src/index.js';
import { migrateLedger, migrationOf, openLedger } from '../../../src/ledger/index.js';
import { execute, usePostgres } from '../../support/postgres.js';

const server = usePostgres();
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('It did not throw.'),
    (error: unknown) => error as Error,
  );

/** All that an error shows, whichever way it is logged. */
const shown = (error: unknown) => inspect(error, { depth: 9, showHidden: true });

describe('openLedger with an address of PostgreSQL', () => {
  it('makes the schema once, also when many processes do so at the same time', async () => {
    const address = await server.database();
    const ledgers = await Promise.all(Array.from({ length: 5 }, () => openLedger(address)));
    for (const ledger of ledgers) await ledger.close();
    expect(await migrateLedger(address)).toBe(false);
    expect(await migrationOf(address)).toBeUndefined();
  });

  it('takes a pool, and leaves it open', async () => {
    const pool = new pg.Pool({ connectionString: await server.database(), max: 1 });
    const ledger = await openLedger(pool);
    expect(ledger.location).toMatch(/^postgres:\/\/tester@127\.0\.0\.1:\d+\/recotap_/);
    const lane = await ledger.lane('a');
    expect(await lane.claim()).toBeDefined();
    await lane.put('deals', [{ id: 'a', payload: '{}' }], 1);
    await ledger.close();
    expect((await pool.query('select id from recotap.item')).rows).toEqual([{ id: 'a' }]);
    await pool.end();
    await expect(lane.put('deals', [{ id: 'a', payload: '{}' }], 1)).rejects.toThrow('is closed');
  });

  it('runs by the statements that somebody else has run, with the rights that the guide lists and no more', async () => {
    const address = await server.database();
    await execute(address, "create role app login password 'hunter2'");
    const url = new URL(address);
    url.username = 'app';
    url.password = 'hunter2';
    const refused = await thrown(openLedger(url.href));
    expect(refused).toBeInstanceOf(RecotapLedgerError);
    expect(refused.message).toContain('recotap ledger migrate --sql --ledger postgres://app@127.0.0.1:');
    expect(shown(refused)).not.toContain('hunter2');
    await execute(address, (await migrationOf(undefined)) as string);
    expect(await migrationOf(address)).toBeUndefined();
    expect((await thrown(openLedger(url.href))).message).toContain('Grant it the rights');
    await execute(
      address,
      'grant usage on schema recotap to app; grant select, insert, update, delete on all tables in schema recotap to app;',
    );
    await using ledger = await openLedger(url.href);
    const lane = await ledger.lane('a://b');
    await lane.put('deals', [{ id: 'a', payload: '{"externalDealId":"a"}' }], Date.now());
    const { epoch = 0 } = (await lane.claim()) ?? {};
    const { rows } = await lane.take('deals', {
      now: Date.now(),
      limit: 9,
      except: new Set(),
      heldUntil: Date.now() + 9,
      latest: Date.now() + 99,
    });
    const sent = { payload: rows[0]?.payload ?? '', version: undefined, request: 1 };
    await lane.settle('deals', [{ id: 'a', revision: 1, sent, outcome: { kind: 'taken' } }], epoch, Date.now());
    expect(await lane.forget('deals', { ids: ['a'] }, Date.now() + 99)).toBe(1);
    await execute(address, 'drop owned by app; drop role app');
  });

  it('refuses the schema of a newer version', async () => {
    const address = await server.database();
    await (await openLedger(address)).close();
    await execute(address, 'update recotap.schema set version = 99');
    for (const work of [openLedger, migrateLedger, migrationOf]) {
      const error = await thrown(work(address));
      expect(error).toBeInstanceOf(RecotapConfigurationError);
      expect(error.message).toMatch(
        /^The ledger postgres:\/\/tester@\S+ was written by a newer version of recotap-api/,
      );
    }
  });

  it.each([
    ['no server', (url: URL) => Object.assign(url, { port: '1' }), RecotapLedgerError, 'cannot be reached'],
    [
      'no such host',
      (url: URL) => Object.assign(url, { hostname: 'no.such.host.invalid' }),
      RecotapLedgerError,
      'cannot be reached',
    ],
    [
      'no such database',
      (url: URL) => Object.assign(url, { pathname: '/nowhere' }),
      RecotapConfigurationError,
      'Create the database',
    ],
    [
      'no such user',
      (url: URL) => Object.assign(url, { username: 'nobody' }),
      RecotapConfigurationError,
      'Check the user and the password',
    ],
  ])('says what to do when there is %s, and shows no password', async (_, change, kind, text) => {
    const url = new URL(await server.database());
    url.password = 'hunter2';
    url.searchParams.set('application_name', 'hunter2');
    const error = await thrown(openLedger(change(url).href));
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toContain(text);
    expect(shown(error)).not.toContain('hunter2');
  });

  it.each([
    'postgres://user:hunter2@ho st/db',
    'postgres://user:hunter2@host:port/db',
    'postgresql://user:hun/ter2@[/x',
  ])('does not show what it cannot read: %s', async (address) => {
    const error = await thrown(openLedger(address));
    expect(error).toBeInstanceOf(RecotapConfigurationError);
    expect(error.message).toContain('expected postgres://user:password@host');
    expect(shown(error)).not.toMatch(/hunter2|ter2/);
  });

  it('says so when it is closed', async () => {
    const ledger = await openLedger(await server.database());
    const lane = await ledger.lane('a');
    await ledger.close();
    await ledger.close();
    const works = [
      () => lane.put('deals', [], 1),
      () => lane.stats(1),
      lane.claim,
      () => ledger.lane('b'),
      ledger.lanes,
    ];
    for (const work of works) await expect(work()).rejects.toThrow('is closed. Close its outboxes before it.');
  });

  it('says of a replica that it is one', async () => {
    const address = await server.database();
    await (await openLedger(address)).close();
    await execute(
      address,
      `alter database ${new URL(address).pathname.slice(1)} set default_transaction_read_only = on`,
    );
    await using ledger = await openLedger(address);
    await expect(ledger.lane('a')).rejects.toThrow('it may be a replica');
  });
});
