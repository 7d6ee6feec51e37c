import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOutbox, RecotapConfigurationError, RecotapLedgerError } from '../../src/index.js';
import { type Lane, type Ledger, openLedger } from '../../src/ledger/index.js';
import { loadDriver } from '../../src/ledger/sqlite/driver.js';
import { createSqliteLedger } from '../../src/ledger/sqlite/ledger.js';
import { scratch, setUp, version } from './support.js';

const { path, folder } = scratch();

const items = (count: number, n = 1) =>
  Array.from({ length: count }, (_, id) => ({ id: `d-${id}`, payload: JSON.stringify(version(id, n)) }));

async function written(count: number): Promise<string> {
  const file = path();
  await using ledger = await openLedger(file);
  await (await ledger.lane('a')).put('deals', items(count), 1);
  return file;
}

/** Reads all that a ledger holds. */
async function readAll(file: string): Promise<string[]> {
  await using ledger = await openLedger(file);
  const found: string[] = [];
  for (const name of await ledger.lanes()) {
    for await (const { payload } of (await ledger.lane(name)).rows('deals')) found.push(payload);
  }
  return found;
}

/** Changes the database itself, as a newer version of the package or another program would. */
async function change(file: string, sql: string): Promise<void> {
  const db = (await loadDriver())(file);
  db.exec(sql);
  db.close();
}

describe('a ledger in a file', () => {
  it('has what was put after it was closed and opened again, lane by lane', async () => {
    const file = path();
    {
      await using ledger = await openLedger(file);
      await (await ledger.lane('a')).put('deals', items(2, 1), 1);
      await (await ledger.lane('b')).put('deals', items(3, 2), 1);
    }
    await using ledger = await openLedger(file);
    expect(await ledger.lanes()).toEqual(['a', 'b']);
    const known = async (lane: Lane) => (await lane.stats(1)).known;
    expect(await Promise.all([known(await ledger.lane('a')), known(await ledger.lane('b'))])).toEqual([2, 3]);
  });

  it.skipIf(process.platform === 'win32')(
    'can be read by its owner alone, and so can what lies beside it',
    async () => {
      const file = path();
      await using ledger = await openLedger(file);
      const lane = await ledger.lane('a');
      await lane.put('deals', items(1), 1);
      const claim = await lane.claim();
      for (const part of ['', '-wal', '-shm', '-sender-1'])
        expect(statSync(file + part).mode & 0o777, part).toBe(0o600);
      await claim?.release();
    },
  );

  it('gives back each text as it was put', async () => {
    const file = path();
    const names = ['"amount":', '\u0001', '\\u0001', '"', '\n', '🙂', '\u2028', '"externalDealId":1'];
    const payloads = names.map((name, id) => JSON.stringify({ externalDealId: `${id}`, name }));
    {
      await using ledger = await openLedger(file);
      await (await ledger.lane('a')).put(
        'deals',
        payloads.map((payload, id) => ({ id: `${id}`, payload })),
        1,
      );
    }
    expect(await readAll(file)).toEqual(payloads);
  });

  it.each([
    ['a text', (file: string) => writeFileSync(file, 'externalDealId,name\n1,One\n'.repeat(400)), 'is not a ledger'],
    ['an empty file', (file: string) => writeFileSync(file, ''), 'is damaged (it is empty)'],
    ['another database', (file: string) => change(file, 'create table mine (a)'), 'is not a ledger'],
  ])('refuses %s, says what to do, and leaves it as it was', async (_, make, message) => {
    const file = path();
    await make(file);
    const before = readFileSync(file);
    await expect(openLedger(file)).rejects.toThrow(RecotapLedgerError);
    await expect(openLedger(file)).rejects.toThrow(message);
    await expect(openLedger(file)).rejects.toThrow(/move (it|the file) away/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses one of a newer version of the package', async () => {
    const file = await written(1);
    await change(file, 'pragma user_version = 99');
    await expect(openLedger(file)).rejects.toThrow(RecotapConfigurationError);
    await expect(openLedger(file)).rejects.toThrow('was written by a newer version of recotap-api (its schema is 99');
  });

  it('refuses a folder, a path without a folder, and an address of another database', async () => {
    mkdirSync(join(folder, 'inner'));
    await expect(openLedger(join(folder, 'inner'))).rejects.toThrow('is a folder');
    await expect(openLedger(join(folder, 'missing', 'a.db'))).rejects.toThrow('there is no folder');
    await expect(openLedger('mysql://host/db')).rejects.toThrow('mysql://');
    await expect(openLedger('')).rejects.toThrow('expects the path of a file');
  });

  it.skipIf(process.platform === 'win32')(
    'has one sender by whatever name it is opened, and is made at the end of a link',
    async () => {
      const file = path();
      const [near, far, there] = ['near', 'far', 'there'].map((name) =>
        join(dirname(file), `${name}-${basename(file)}`),
      ) as [string, string, string];
      symlinkSync(basename(file), near);
      symlinkSync(near, far);
      symlinkSync(dirname(file), there);
      await using first = await openLedger(far);
      expect(statSync(file).isFile()).toBe(true);
      const claim = await (await first.lane('a')).claim();
      expect(claim).toBeDefined();
      for (const name of [file, near, far, join(there, basename(file))]) {
        await using other = await openLedger(name);
        expect(await (await other.lane('a')).claim(), name).toBeUndefined();
      }
      await claim?.release();
    },
  );

  it.skipIf(process.platform === 'win32')('says what is wrong with a name that leads to no file', async () => {
    const file = path();
    symlinkSync(basename(file), file);
    await expect(openLedger(file)).rejects.toThrow(RecotapLedgerError);
    const dangling = path();
    symlinkSync(join(folder, 'nowhere', 'a.db'), dangling);
    await expect(openLedger(dangling)).rejects.toThrow(/cannot be created: there is no folder .*nowhere/);
    await expect(openLedger('/dev/null')).rejects.toThrow('is not a ledger');
  });

  it('is found damaged when it was cut off anywhere', async () => {
    const whole = await written(300);
    const { size } = statSync(whole);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: size - 1 }), async (length) => {
        const file = path();
        copyFileSync(whole, file);
        truncateSync(file, length);
        await expect(openLedger(file)).rejects.toThrow(/is damaged|is not a ledger/);
      }),
      { numRuns: 25 },
    );
  });

  it('is whole in its one file once it is closed, so that a copy of that file is a backup', async () => {
    const copy = path();
    copyFileSync(await written(300), copy);
    expect(await readAll(copy)).toHaveLength(300);
  });

  it('never gives back other than what was put when bytes of it were changed: it says that it is damaged', async () => {
    const whole = await written(300);
    const bytes = readFileSync(whole);
    const expected = items(300).map(({ payload }) => payload);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const file = path();
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] as number) ^ mask;
        writeFileSync(file, changed);
        const found = await readAll(file).catch((error: unknown) => error);
        if (Array.isArray(found)) expect([...found].sort()).toEqual([...expected].sort());
        else expect(String(found)).toMatch(/is damaged|is not a ledger|newer version|cannot be/);
      }),
      { numRuns: 100 },
    );
  });

  it('rejects what a full disk cannot take, keeps what it had, and goes on when there is room', async () => {
    const file = await written(10);
    const openDatabase = await loadDriver();
    const db = openDatabase(file);
    await using ledger = createSqliteLedger(db, { file, path: file, openDatabase, mustBeInPlace() {}, history: 10 });
    const lane = await ledger.lane(`${setUp().client.settings.baseUrl}/default`);
    const { emulator, client } = setUp();
    await using outbox = createOutbox(client, { ledger });
    await outbox.put(version('early', 1));
    db.exec('pragma max_page_count = 1');
    const many = Array.from({ length: 2_000 }, (_, id) => version(`late-${id}`, 1));
    await expect(outbox.put(many)).rejects.toThrow(RecotapLedgerError);
    await expect(outbox.put(many)).rejects.toThrow('is full. Everything put before is safe. Free some space');
    expect(await outbox.push(version('x'.repeat(100_000), 1))).toMatchObject({
      status: 'unsent',
      cause: { code: 'ledger' },
    });
    expect(await lane.get('deals', ['d-early'])).toMatchObject([{ id: 'd-early' }]);
    db.exec('pragma max_page_count = 1000000');
    await outbox.put(many);
    await outbox.flush();
    await expect.poll(() => emulator.deals.size).toBe(2_001);
  });

  it('prepares no statements of their own for its lanes, of which there may be thousands', async () => {
    const file = path();
    await (await openLedger(file)).close();
    const openDatabase = await loadDriver();
    const db = openDatabase(file);
    let prepared = 0;
    const counting = {
      exec: (sql: string) => db.exec(sql),
      prepare: (sql: string) => {
        prepared++;
        return db.prepare(sql);
      },
      close: () => db.close(),
    };
    await using ledger = createSqliteLedger(counting, {
      ...{ file, path: file, openDatabase, mustBeInPlace() {}, history: 10 },
    });
    const use = async (name: string) => {
      const lane = await ledger.lane(name);
      await lane.put('deals', items(2), 1);
      await lane.stats(Date.now());
    };
    await use('first');
    const before = prepared;
    for (let n = 0; n < 50; n++) await use(`lane-${n}`);
    expect(prepared).toBe(before);
  });

  it('makes no file where it cannot make a whole one', async () => {
    const file = path();
    await (await openLedger(file)).close();
    expect(existsSync(file)).toBe(true);
    expect(existsSync(join(dirname(file), `${file}-new-${process.pid}`))).toBe(false);
  });
});

describe('the file of an open ledger', () => {
  it.each<[string, (file: string) => void]>([
    ['removed', (file) => rmSync(file)],
    ['moved', (file) => renameSync(file, `${file}-old`)],
    [
      'replaced',
      (file) => {
        copyFileSync(file, `${file}-copy`);
        renameSync(`${file}-copy`, file);
      },
    ],
  ])('takes nothing more once it is %s: nobody would find it', async (_, spoil) => {
    const file = path();
    const { connect } = setUp();
    await using ledger = await openLedger(file);
    await using outbox = createOutbox(connect(), { ledger, send: false });
    await outbox.put(version(1, 1));
    spoil(file);
    await expect(outbox.put(version(2, 1))).rejects.toThrow('was removed, moved or replaced while it was open');
    await expect(ledger.lanesDue(Date.now())).rejects.toThrow(RecotapLedgerError);
    expect(await outbox.push(version(3, 1))).toMatchObject({ status: 'unsent', cause: { code: 'ledger' } });
  });

  it('is taken up again when it is back in its place', async () => {
    const file = path();
    const { connect } = setUp();
    await using ledger = await openLedger(file);
    await using outbox = createOutbox(connect(), { ledger, send: false });
    renameSync(file, `${file}-old`);
    await expect(outbox.put(version(1, 1))).rejects.toThrow(RecotapLedgerError);
    renameSync(`${file}-old`, file);
    await outbox.put(version(1, 1));
    expect(await outbox.flush()).toMatchObject({ waiting: 1 });
  });
});

describe('a ledger that cannot be reached when an outbox is made', () => {
  it('is tried again, and what is put then is sent', async () => {
    const { emulator, connect } = setUp();
    await using ledger = await openLedger(path());
    let isAway = true;
    const lane: Ledger['lane'] = async (name) => {
      if (isAway) throw new RecotapLedgerError('The ledger cannot be reached.');
      return ledger.lane(name);
    };
    const halts: string[] = [];
    await using outbox = createOutbox(connect(), {
      ledger: { ...ledger, lane },
      onHalt: ({ reason }) => void halts.push(reason),
    });
    expect(await outbox.push(version(1, 1))).toMatchObject({ status: 'unsent', cause: { code: 'ledger' } });
    await expect.poll(() => halts).toContain('ledger');
    isAway = false;
    expect(await outbox.push(version(1, 2))).toMatchObject({ status: 'upserted' });
    expect(emulator.deals.get('d-1')).toMatchObject({ name: 'v2' });
  });
});

describe('another API key than the one that a ledger was used with', () => {
  it('sends nothing, keeps what is put, and names the command to run', async () => {
    const file = path();
    const { emulator, connect } = setUp();
    {
      await using ledger = await openLedger(file);
      await using outbox = createOutbox(connect({ apiKey: 'first-secret' }), { ledger });
      await outbox.push(version(1, 1));
    }
    await using ledger = await openLedger(file);
    await using outbox = createOutbox(connect({ apiKey: 'other-secret' }), { ledger });
    expect(await outbox.push(version(1, 2))).toMatchObject({ status: 'unsent', cause: { code: 'configuration' } });
    await outbox.put(version(2, 1));
    const { cause } = (await outbox.push(version(3, 1))) as unknown as { cause: Error };
    expect(cause.message).toContain('recotap ledger rekey --same-account');
    expect(cause.message).not.toMatch(/secret/);
    expect(emulator.requests).toHaveLength(1);
    expect(await outbox.flush()).toMatchObject({ waiting: 3 });
    for (const part of ['', '-wal'])
      if (existsSync(file + part)) expect(readFileSync(file + part, 'latin1')).not.toContain('secret');
  });

  it('is not remembered before Recotap has accepted it', async () => {
    const file = path();
    const { emulator, connect } = setUp({ apiKey: 'right' });
    await using ledger = await openLedger(file);
    const pushWith = async (apiKey: string, n: number) => {
      await using outbox = createOutbox(connect({ apiKey }), { ledger });
      return outbox.push(version(1, n));
    };
    expect(await pushWith('mistyped', 1)).toMatchObject({ status: 'unsent', cause: { code: 'unauthorized' } });
    expect(await pushWith('right', 2)).toMatchObject({ status: 'upserted' });
    expect(await pushWith('mistyped', 3)).toMatchObject({ status: 'unsent', cause: { code: 'configuration' } });
    expect(emulator.deals.get('d-1')).toMatchObject({ name: 'v2' });
  });
});
