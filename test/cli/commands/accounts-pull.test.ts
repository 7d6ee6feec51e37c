import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run as runCommand } from '../../../src/cli/program.js';
import type { FaultRule } from '../../../src/emulator/index.js';
import { openLedger } from '../../../src/ledger/index.js';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, ioWith, Kept, recotap } from '../io.js';
import { type OnRequest, watchedEmulator } from '../watched-emulator.js';

const companies = Array.from({ length: 250 }, (_, n) => ({ domain: `company-${n}.com`, rtp_account_score: n }));

type Served = Awaited<ReturnType<typeof emulatorServer>>;

/** A folder, and a way to pull into it from an emulator of its own. */
async function desk(onRequest: OnRequest = () => {}, options: Parameters<typeof watchedEmulator>[1] = {}) {
  return deskAt(await watchedEmulator(onRequest, { accounts: companies, ...options }));
}

/** As `desk`, where connections break too. */
async function served() {
  return deskAt(await emulatorServer({ accounts: companies }));
}

async function deskAt<T extends Served>(watched: T) {
  const cwd = await folderWith({});
  const env = { RECOTAP_API_KEY: 'key', RECOTAP_LEDGER: 'recotap.db' };
  const run = (args: string[], more: Partial<Parameters<typeof recotap>[1]> = {}) =>
    recotap([...args, ...watched.at], { cwd, env, ...more });
  const pull = (...args: string[]) => run(['accounts', 'pull', ...args]);
  return {
    ...watched,
    cwd,
    env,
    run,
    pull,
    push: (...domains: string[]) =>
      run(['accounts', 'push', '-', '--upsert'], {
        // Without the ledger, which would keep back what is as it was.
        env: { RECOTAP_API_KEY: 'key' },
        input: JSON.stringify(domains.map((domain) => ({ domain, name: `New ${domain}` }))),
      }),
    read: (name: string) => readFile(join(cwd, name), 'utf8'),
    files: async () => (await readdir(cwd)).filter((name) => !name.startsWith('recotap.db')).sort(),
    mark: async () => {
      await using ledger = await openLedger(join(cwd, 'recotap.db'));
      return (await ledger.lane(`${watched.baseUrl}/default`)).mark('accounts.syncTimestamp');
    },
  };
}

const domainsIn = (ndjson: string) =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).domain as string);

describe('recotap accounts pull', () => {
  it('gives all accounts first, and after that what changed since the last pull', async () => {
    const { pull, push, read, cwd, mark } = await desk();
    const first = await pull('--out', 'accounts.ndjson');
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toMatch(
      /^250 accounts in 3 pages, now in accounts\.ndjson\. The next pull starts at \d{4}-\S+Z\.\n$/,
    );
    expect(domainsIn(await read('accounts.ndjson'))).toEqual(companies.map(({ domain }) => domain));
    expect((await read('accounts.ndjson')).split('\n')[7]).toContain('"rtp_account_score":7');
    await rm(join(cwd, 'accounts.ndjson'));
    const since = await mark();
    await push('company-7.com', 'acme.com');
    const second = await pull('--out', 'accounts.ndjson');
    expect(second.stderr).toContain(`2 accounts in 1 page changed since ${since}, now in accounts.ndjson.`);
    expect(domainsIn(await read('accounts.ndjson'))).toEqual(['company-7.com', 'acme.com']);
  });

  it('writes an empty file when nothing changed', async () => {
    const { pull, read } = await desk();
    await pull();
    expect((await pull('--out', 'accounts.ndjson')).stderr).toMatch(/^0 accounts in 1 page changed since /);
    expect(await read('accounts.ndjson')).toBe('');
    expect((await pull('--out', 'accounts.ndjson')).code).toBe(0);
    await pull('--out', 'accounts.csv');
    expect(await read('accounts.csv')).toMatch(/^\ufeffrtp_aid,externalId,name,domain,rtp_account_score,.+\r\n$/);
  });

  it('starts anew with --full, and goes on from there', async () => {
    const { pull } = await desk();
    await pull();
    const full = await pull('--full', '--json');
    expect(JSON.parse(full.stdout)).toMatchObject({ count: 250, pages: 3, since: null });
    expect(JSON.parse((await pull('--json')).stdout)).toMatchObject({
      count: 0,
      since: JSON.parse(full.stdout).syncTimestamp,
      accounts: [],
    });
  });

  it('prints the accounts when no file is named, and one object with --json', async () => {
    const { pull, push } = await desk();
    const { stdout, stderr } = await pull();
    expect(domainsIn(stdout)).toHaveLength(250);
    expect(stderr).toMatch(/^250 accounts in 3 pages\. The next pull starts at /);
    await push('acme.com');
    const report = JSON.parse((await pull('--json')).stdout);
    expect(Object.keys(report)).toEqual(['count', 'pages', 'since', 'syncTimestamp', 'accounts']);
    expect(report).toMatchObject({ count: 1, pages: 1, accounts: [{ domain: 'acme.com', name: 'New acme.com' }] });
    await push('acme.com');
    const { stdout: facts } = await pull('--json', '--out', 'a.ndjson');
    expect(JSON.parse(facts)).toMatchObject({ count: 1, file: 'a.ndjson' });
    expect(JSON.parse(facts)).not.toHaveProperty('accounts');
  });

  it('has the columns of the contract in CSV, then those of custom fields, and no formulas', async () => {
    const { pull, read } = await desk(undefined, {
      accounts: [
        { domain: 'acme.com', name: '=HYPERLINK("http://evil.example")', customFields: { REGION_C: 'EMEA, "West"' } },
        {
          domain: 'globex.com',
          name: 'Über\nGlobex',
          rtp_account_score: -5,
          customFields: { TIER_C: null, AREA_C: 3 },
        },
        { domain: 'initech.com', name: "'@SUM(A1)", externalId: '+1 (0)', customFields: { __proto__: null } },
      ],
    });
    await pull('--out', 'accounts.csv');
    const [header, ...rows] = (await read('accounts.csv')).slice(1).split('\r\n');
    expect(header).toBe(
      'rtp_aid,externalId,name,domain,rtp_account_score,rtp_journey_stage,rtp_advertising_activity_score,rtp_website_intent_score,rtp_g2_intent_score,rtp_bombora_intent_score,rtp_last_account_date,customFields.AREA_C,customFields.REGION_C,customFields.TIER_C',
    );
    expect(rows[0]).toMatch(
      /^\w+,,"'=HYPERLINK\(""http:\/\/evil\.example""\)",acme\.com,0,,0,0,0,0,,,"EMEA, ""West""",$/,
    );
    expect(rows[1]).toMatch(/^\w+,,"Über\nGlobex",globex\.com,-5,,0,0,0,0,,3,,$/);
    expect(rows[2]).toMatch(/^\w+,'\+1 \(0\),''@SUM\(A1\),initech\.com,/);
  });

  it('gives what changed while it was running once more with the next pull', async () => {
    let change = async () => {};
    const { pull, read, push } = await desk(async (call, number) => {
      if (call === 'GET /accounts' && number === 2) await change();
    });
    change = async () => void (await push('company-3.com', 'late.com'));
    await pull('--out', 'first.ndjson');
    const first = domainsIn(await read('first.ndjson'));
    expect(first.filter((domain) => domain === 'company-3.com')).toHaveLength(1);
    change = async () => {};
    await pull('--out', 'second.ndjson');
    expect(domainsIn(await read('second.ndjson'))).toEqual(['company-3.com', 'late.com']);
    await pull('--out', 'third.ndjson');
    expect(await read('third.ndjson')).toBe('');
  });

  it('writes nothing, and begins there again, when a page in the middle does not come', async () => {
    const outputs = [['--out', 'next.ndjson'], ['--out', 'next.csv'], [], ['--json']];
    const faults: [fault: FaultRule, message: RegExp][] = [
      [{ fault: 'status', status: 500, retryAfter: 0 }, /error: .*500/],
      [{ fault: 'cut-off' }, /error: /],
      [{ fault: 'body', change: 'truncated' }, /error: /],
      [{ fault: 'status', status: 401 }, /error: .*RECOTAP_API_KEY/],
      [{ fault: 'status', status: 400 }, /error: .*400/],
    ];

    async function pullWith(fault: FaultRule, message: RegExp, args: string[]) {
      const { emulator, pull, push, files, mark, read } = await served();
      await pull('--out', 'all.ndjson');
      const before = await mark();
      await push(...companies.map(({ domain }) => domain));
      const from = emulator.requests.length + 2;
      emulator.faults.set({ rules: [{ ...fault, when: { requests: { from } } }] });
      const { code, stdout, stderr } = await pull(...args);
      const which = [fault.fault, ...args].join(' ');
      expect(stderr, which).toMatch(message);
      expect(stderr, which).toContain('note: Nothing was written. The next pull starts at the same point.');
      expect({ code, stdout }, which).toEqual({ code: 3, stdout: '' });
      expect(emulator.requests.length, which).toBeGreaterThanOrEqual(from);
      expect(await files(), which).toEqual(['all.ndjson']);
      expect(await mark(), which).toBe(before);
      emulator.faults.clear();
      await pull('--out', 'next.ndjson');
      expect(domainsIn(await read('next.ndjson')), which).toEqual(companies.map(({ domain }) => domain));
    }

    // All at once: they spend their time in the waits between attempts.
    await Promise.all(faults.flatMap(([fault, message]) => outputs.map((args) => pullWith(fault, message, args))));
  });

  it('writes nothing, and begins there again, when it is interrupted', async () => {
    let interrupt = () => {};
    const { run, files, mark } = await desk((call, number) => {
      if (call === 'GET /accounts' && number === 2) interrupt();
    });
    const onStart = (give: () => void) => {
      interrupt = give;
    };
    const { code, stdout, stderr, listening } = await run(['accounts', 'pull', '--out', 'a.ndjson'], { onStart });
    expect({ code, stdout, listening }).toEqual({ code: 130, stdout: '', listening: 0 });
    expect(stderr).toContain('The next pull starts at the same point.');
    expect(await files()).toEqual([]);
    expect(await mark()).toBeUndefined();
  });

  it('begins there again when nobody reads what it prints to the end', async () => {
    const { at, cwd, env, mark } = await desk();
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    }).on('error', () => {});
    expect(await runCommand(['accounts', 'pull', ...at], ioWith({ stdout, env, cwd }))).toBe(3);
    expect(await mark()).toBeUndefined();
  });

  it.skipIf(process.platform !== 'linux')('exits with 3, and begins there again, when the disk is full', async () => {
    const { pull, mark } = await desk();
    const { code, stderr } = await pull('--out', '/dev/full');
    expect(stderr).toContain('error: No space left on the disk for /dev/full.');
    expect(stderr).toContain('The next pull starts at the same point.');
    expect(code).toBe(3);
    expect(await mark()).toBeUndefined();
  });

  it('refuses pages that lead in a circle', async () => {
    const page = {
      statusCode: 200,
      timestamp: '2026-06-04T10:00:00.000Z',
      path: '/',
      data: {
        data: [{ domain: 'acme.com', name: 'Acme', rtp_aid: '1', rtp_account_score: 1, rtp_journey_stage: '' }],
        nextCursor: '1',
        hasNextPage: true,
        syncTimestamp: '2026-06-04T10:00:00.000Z',
      },
    };
    const { pull, files } = await answering(page);
    const { code, stderr } = await pull('--out', 'a.ndjson');
    expect(stderr).toContain('The list has no end: the cursor');
    expect(code).toBe(3);
    expect(await files()).toEqual([]);
  });

  it.each([
    ['none', undefined],
    ['one that is no text', 1_780_000_000],
    ['one that is no time', 'soon'],
    ['one that is empty', ''],
    ['a date that does not exist', '2026-13-45T00:00:00Z'],
  ])('says that the next pull repeats this one when the server gives no time to go on from: %s', async (_, given) => {
    const data = { data: [{ domain: 'acme.com' }], nextCursor: null, hasNextPage: false, syncTimestamp: given };
    const { pull, mark } = await answering({ statusCode: 200, data });
    const { code, stdout, stderr } = await pull();
    expect(domainsIn(stdout)).toEqual(['acme.com']);
    expect(stderr).toContain('so the next pull returns the same accounts again.');
    expect(code).toBe(0);
    expect(await mark()).toBeUndefined();
  });

  it.each([
    ['null', null],
    ['a text', 'acme.com'],
    ['a number', 7],
  ])('refuses a row that is no account: %s', async (_, row) => {
    const { pull, files } = await answering({
      statusCode: 200,
      data: { data: [{ domain: 'a.com' }, row], hasNextPage: false },
    });
    for (const name of ['a.ndjson', 'a.csv']) {
      const { code, stderr } = await pull('--out', name);
      expect(stderr).toContain('error: The list of accounts has a row that is not an object.');
      expect(code).toBe(3);
    }
    expect(await files()).toEqual([]);
  });

  it.each(['a.ndjson', 'a.csv'])(
    'keeps what the vendor adds, and what an account lacks stays empty: %s',
    async (name) => {
      const rows = [{ domain: 'a.com', fit: { grade: 'A', tags: ['x', 'y'] } }, { name: 'no domain' }];
      const { pull, read } = await answering({ statusCode: 200, data: { data: rows, hasNextPage: false } });
      await pull('--out', name);
      const text = await read(name);
      if (name === 'a.ndjson')
        expect(
          text
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
        ).toEqual(rows);
      else
        expect(text).toMatch(
          /rtp_last_account_date,fit\.grade,fit\.tags\r\n,,,a\.com,,,,,,,,A,"x;y"\r\n,,no domain,,,,,,,,,,\r\n$/,
        );
    },
  );

  it.each([
    [1_000, 0],
    [20_000, 3],
  ])('is no bug in this package when an account is nested %i levels deep', async (levels, expected) => {
    const deep = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const { pull, read } = await answering(`{"data":{"data":[{"domain":"a.com","x":${deep}}],"hasNextPage":false}}`);
    for (const name of ['a.ndjson', 'a.csv']) {
      const { code, stderr } = await pull('--out', name);
      expect(stderr).not.toContain('bug');
      expect(code).toBe(expected);
    }
    if (expected === 0) expect(await read('a.csv')).toContain(`"{""a"":`);
  });

  it('never replaces a file with something in it, and asks for nothing then', async () => {
    const { pull, push, read, counts, cwd } = await desk();
    await pull('--out', 'accounts.ndjson');
    const all = await read('accounts.ndjson');
    await push('acme.com');
    const asked = counts.get('GET /accounts');
    const { code, stderr } = await pull('--out', 'accounts.ndjson');
    expect(stderr).toContain('error: accounts.ndjson already exists');
    expect(code).toBe(2);
    expect(await read('accounts.ndjson')).toBe(all);
    expect(counts.get('GET /accounts')).toBe(asked);
    await rm(join(cwd, 'accounts.ndjson'));
    await pull('--out', 'accounts.ndjson');
    expect(domainsIn(await read('accounts.ndjson'))).toEqual(['acme.com']);
  });

  it('leaves alone a file that somebody has written meanwhile', async () => {
    let write = async () => {};
    const { pull, read, cwd } = await desk(async (call, number) => {
      if (call === 'GET /accounts' && number === 3) await write();
    });
    write = () => writeFile(join(cwd, 'a.ndjson'), 'theirs');
    const { code, stderr } = await pull('--out', 'a.ndjson');
    expect(stderr).toContain('now in a-2.ndjson.');
    expect(code).toBe(0);
    expect(await read('a.ndjson')).toBe('theirs');
    expect(domainsIn(await read('a-2.ndjson'))).toHaveLength(250);
  });

  it('keeps the time of each lane, and makes the file readable for its owner alone', async () => {
    const { pull, cwd } = await desk();
    await pull('--out', 'a.ndjson');
    expect(JSON.parse((await pull('--lane', 'b', '--json')).stdout)).toMatchObject({ count: 250, since: null });
    if (process.platform !== 'win32') expect((await stat(join(cwd, 'a.ndjson'))).mode & 0o777).toBe(0o600);
  });

  it('is not for another key until somebody says what it is, and starts anew with another account', async () => {
    const { pull, run, env, counts } = await desk();
    await pull();
    const asked = counts.get('GET /accounts');
    const other = { env: { ...env, RECOTAP_API_KEY: 'another-key' } };
    const parked = await run(['accounts', 'pull'], other);
    expect(parked).toMatchObject({ code: 2, stdout: '' });
    expect(parked.stderr).toContain('recotap ledger rekey --same-account');
    expect(counts.get('GET /accounts')).toBe(asked);
    await run(['ledger', 'rekey', '--same-account'], other);
    expect(JSON.parse((await run(['accounts', 'pull', '--json'], other)).stdout)).toMatchObject({ count: 0 });
    const third = { env: { ...env, RECOTAP_API_KEY: 'a-third-key' } };
    await run(['ledger', 'rekey', '--new-account'], third);
    expect(JSON.parse((await run(['accounts', 'pull', '--json'], third)).stdout)).toMatchObject({
      count: 250,
      since: null,
    });
  });

  it.each([
    ['no ledger', [], {}, 'No ledger is named'],
    ['a name that says no format', ['--out', 'accounts.xlsx'], {}, 'the extension sets the format'],
    ['a file for the standard output', ['--out', '-'], {}, 'Leave it out'],
    ['the ledger itself', ['--out', 'recotap.db-wal'], {}, '--out would overwrite recotap.db'],
    ['a link to the ledger', ['--out', 'link.ndjson'], {}, '--out would overwrite recotap.db'],
    ['the file of the traffic', ['--out', 'a.ndjson', '--har', 'a.ndjson'], {}, '--out would overwrite a.ndjson'],
    ['the traffic over the ledger', ['--har', 'recotap.db'], {}, '--har would overwrite recotap.db'],
    ['where the key may be', ['--out', '.env'], {}, '--out would overwrite .env'],
    ['a folder that is not there', ['--out', 'no/a.ndjson'], {}, 'There is no folder for no/a.ndjson'],
    ['a folder', ['--out', '.'], {}, 'is a folder'],
    ['an empty name', ['--out', ''], {}, '--out is empty'],
    ['a file', ['accounts.ndjson'], {}, 'too many arguments'],
  ])('refuses %s, and asks for nothing', async (what, args, _, message) => {
    const { at, cwd, counts } = await desk();
    const env = { RECOTAP_API_KEY: 'key', ...(what === 'no ledger' ? {} : { RECOTAP_LEDGER: 'recotap.db' }) };
    await (await openLedger(join(cwd, 'recotap.db'))).close();
    await symlink('recotap.db', join(cwd, 'link.ndjson'));
    const { code, stderr } = await recotap(['accounts', 'pull', ...args, ...at], { cwd, env });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(counts.get('GET /accounts')).toBeUndefined();
  });

  it('asks for nothing when nobody can read the standard output', async () => {
    const { at, cwd, env, counts, pull } = await desk();
    const stdout = createWriteStream(devNull);
    await once(stdout, 'open');
    const stderr = new Kept();
    expect(await runCommand(['accounts', 'pull', ...at], ioWith({ stdout, stderr, env, cwd }))).toBe(2);
    stdout.destroy();
    expect(stderr.text).toContain('The standard output is closed, or is ');
    expect(counts.get('GET /accounts')).toBeUndefined();
    expect(domainsIn((await pull()).stdout)).toHaveLength(250);
  });

  it('does not take a key that was refused for the key of the ledger', async () => {
    const { run, env } = await desk(undefined, { apiKey: 'right-key' });
    const pullWith = (RECOTAP_API_KEY: string) =>
      run(['accounts', 'pull', '--json'], { env: { ...env, RECOTAP_API_KEY } });
    expect((await pullWith('wrong-key')).code).toBe(3);
    expect((await pullWith('right-key')).code).toBe(0);
    expect(await pullWith('wrong-key')).toMatchObject({ code: 2, stderr: expect.stringContaining('ledger rekey') });
  });

  it('says that a ledger is damaged, and writes nothing', async () => {
    const { pull, cwd, files } = await desk();
    await pull();
    const file = join(cwd, 'recotap.db');
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 100));
    const { code, stderr } = await pull('--out', 'a.ndjson');
    expect(stderr).toMatch(/The ledger \S*recotap\.db is damaged/);
    expect(code).toBe(2);
    expect(await files()).toEqual([]);
  });
});

/** A server that answers each request for accounts with the same body. */
async function answering(body: unknown) {
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  const cwd = await folderWith({});
  const env = { RECOTAP_API_KEY: 'key', RECOTAP_LEDGER: 'recotap.db' };
  return {
    pull: (...args: string[]) => recotap(['accounts', 'pull', ...args, '--base-url', baseUrl], { cwd, env }),
    read: (name: string) => readFile(join(cwd, name), 'utf8'),
    files: async () => (await readdir(cwd)).filter((name) => !name.startsWith('recotap.db')),
    mark: async () => {
      await using ledger = await openLedger(join(cwd, 'recotap.db'));
      return (await ledger.lane(`${baseUrl}/default`)).mark('accounts.syncTimestamp');
    },
  };
}
