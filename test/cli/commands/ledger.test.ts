import { createHash } from 'node:crypto';
import { link, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../../src/ledger/index.js';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';
import { watchedEmulator } from '../watched-emulator.js';

type Row = [id: string, name: string, amount: string];

const csv = (rows: Row[]) => `externalDealId,name,amount\n${rows.map((row) => `${row.join(',')}\n`).join('')}`;
const many = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) => [`d-${n}`, `Deal ${n}`, `${n}.5`] satisfies Row);
/** As the next night's export has them: some changed, some new, some gone. */
function nextNight(rows: Row[], { changed, added, gone }: { changed: number; added: number; gone: number }): Row[] {
  const kept = rows.slice(0, rows.length - gone);
  const next = kept.map(([id, name, amount], n): Row => [id, name, n < changed ? '1000' : amount]);
  return [...next, ...Array.from({ length: added }, (_, n): Row => [`new-${n}`, `New ${n}`, '1'])];
}

/** A folder with an export, and a way to run commands in it against an emulator of its own. */
async function desk(rows: Row[], options: Parameters<typeof emulatorServer>[0] = {}) {
  const { emulator, at, baseUrl } = await emulatorServer(options);
  const cwd = await folderWith({ 'deals.csv': csv(rows) });
  const env = { RECOTAP_API_KEY: 'key', RECOTAP_LEDGER: 'recotap.db' };
  return {
    emulator,
    baseUrl,
    cwd,
    env,
    write: (next: Row[]) => writeFile(join(cwd, 'deals.csv'), csv(next)),
    run: (args: string[], more: Record<string, string> = {}) =>
      recotap([...args, ...(args[0] === 'ledger' ? [] : at)], { cwd, env: { ...env, ...more } }),
  };
}

describe('recotap push with a ledger', () => {
  it('sends everything once, and only what changed after that', async () => {
    const rows = many(880);
    const { emulator, run, write } = await desk(rows);
    const first = await run(['push', 'deals.csv', '--json']);
    expect(JSON.parse(first.stdout)).toMatchObject({ total: 880, upserted: 880, unchanged: 0, requests: 9 });
    const again = await run(['push', 'deals.csv', '--json']);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ total: 880, upserted: 0, unchanged: 880, requests: 0 });
    const next = nextNight(rows, { changed: 20, added: 3, gone: 5 });
    await write(next);
    const delta = await run(['push', 'deals.csv', '--json']);
    expect(JSON.parse(delta.stdout)).toMatchObject({ total: 878, upserted: 23, unchanged: 855, requests: 1 });
    expect(emulator.deals.get('d-19')).toMatchObject({ amount: 1000 });
    expect(emulator.deals.size).toBe(883);
  });

  it('says what Recotap has already, and sends it with --full', async () => {
    const { emulator, run } = await desk(many(3));
    await run(['push', 'deals.csv']);
    const { stdout } = await run(['push', 'deals.csv']);
    expect(stdout).toMatch(
      /^deals\.csv: 3 deals\n {2}0 upserted\n {2}3 unchanged {3}Recotap has it already\n0 requests/,
    );
    const full = await run(['push', 'deals.csv', '--full', '--json']);
    expect(JSON.parse(full.stdout)).toMatchObject({ upserted: 3, unchanged: 0, changes: { changed: 0, sentAgain: 3 } });
    expect(emulator.requests).toHaveLength(2);
  });

  it('tries again what was refused, though it is as it was', async () => {
    let isRefusing = true;
    const { run } = await desk(many(3), {
      refuse: ({ externalDealId }) => (isRefusing && externalDealId === 'd-1' ? 'The stage is archived' : undefined),
    });
    expect(JSON.parse((await run(['push', 'deals.csv', '--json'])).stdout)).toMatchObject({ upserted: 2, failed: 1 });
    const failed = await run(['ledger', 'failed']);
    expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining('d-1  The stage is archived') });
    isRefusing = false;
    expect(JSON.parse((await run(['push', 'deals.csv', '--json'])).stdout)).toMatchObject({
      upserted: 1,
      unchanged: 2,
    });
    expect(await run(['ledger', 'failed'])).toMatchObject({ code: 0, stdout: 'Recotap refused nothing.\n' });
  });

  it('keeps what no server took, and the next push sends it', async () => {
    const { run, cwd, env, emulator } = await desk(many(250));
    const nowhere = ['--base-url', 'http://127.0.0.1:9', '--lane', 'http://a.example/default'];
    const lost = await recotap(['push', 'deals.csv', '--json', '--problems', 'p.ndjson', ...nowhere], { cwd, env });
    expect(lost.code).toBe(3);
    expect(JSON.parse(lost.stdout)).toMatchObject({ total: 250, unsent: 250, upserted: 0 });
    expect((await readFile(join(cwd, 'p.ndjson'), 'utf8')).trim().split('\n')).toHaveLength(250);
    const sent = await run(['push', 'deals.csv', '--json', '--lane', 'http://a.example/default']);
    // What waits goes at once, some of it before the file is read to there.
    const { total, upserted, unchanged } = JSON.parse(sent.stdout);
    expect([total, upserted + unchanged]).toEqual([250, 250]);
    expect(emulator.deals.size).toBe(250);
  });

  it('tells what Recotap accepted and refused of a deal, and forgets it with the deal', async () => {
    let refusal: string | undefined = 'The stage is archived';
    const { run, write } = await desk(many(1), { refuse: () => refusal });
    await run(['push', 'deals.csv']);
    refusal = undefined;
    await write([['d-0', 'Deal 0', '7']]);
    await run(['push', 'deals.csv']);
    const { code, stdout } = await run(['ledger', 'history', 'd-0', '--json']);
    expect(code).toBe(0);
    const [{ history, ...item }] = JSON.parse(stdout).items;
    expect(item).toEqual({ kind: 'deals', id: 'd-0', state: 'acknowledged' });
    const hash = createHash('sha256').update('{"amount":7,"externalDealId":"d-0","name":"Deal 0"}').digest('hex');
    expect(history).toMatchObject([
      { outcome: 'accepted', revision: 2, request: 1, hash, at: expect.stringMatching(/^2\d{3}-.+Z$/) },
      { outcome: 'refused', revision: 1, request: 1, error: 'The stage is archived' },
    ]);
    expect(history[0].run).toBeGreaterThan(history[1].run);
    const shown = await run(['ledger', 'history', 'd-0']);
    expect(shown.stdout).toMatch(/^d-0 \(deals\): Recotap has its latest version\n {2}at +outcome +run +request/);
    expect(shown.stdout).toMatch(
      /accepted +\d+ +1 +[\da-f]{12}\n.+refused +\d+ +1 +[\da-f]{12} {2}The stage is archived\n$/,
    );
    await run(['ledger', 'forget', 'd-0']);
    expect(await run(['ledger', 'history', 'd-0'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('does not know "d-0"'),
    });
    await run(['push', 'deals.csv']);
    expect(JSON.parse((await run(['ledger', 'history', 'd-0', '--json'])).stdout).items[0].history).toHaveLength(1);
  });

  it('keeps the ledger private, and the key out of it', async () => {
    const { run, cwd } = await desk(many(3));
    await run(['push', 'deals.csv'], { RECOTAP_API_KEY: 'canary-key-1' });
    const { mode } = await stat(join(cwd, 'recotap.db'));
    expect(mode & 0o777).toBe(0o600);
    expect((await readFile(join(cwd, 'recotap.db'))).includes('canary-key')).toBe(false);
  });

  it('gives invalid and superseded deals their outcome, and never stores them', async () => {
    const rows: Row[] = [...many(2), ['d-0', 'Deal 0', '7'], ['bad', 'Bad', 'much']];
    const { run, emulator } = await desk(rows);
    const { code, stdout } = await run(['push', 'deals.csv', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ total: 4, upserted: 2, invalid: 1, superseded: 1 });
    expect(emulator.deals.get('d-0')).toMatchObject({ amount: 7 });
    const { stdout: status } = await run(['ledger', 'status', '--json']);
    expect(JSON.parse(status).lanes).toMatchObject([{ deals: { known: 2, waiting: 0, refused: 0 } }]);
  });

  it('ends at the first signal, and the next push sends the rest', async () => {
    let interrupt = () => {};
    const { emulator, at } = await watchedEmulator((_, number) => {
      if (number === 3) interrupt();
    });
    const cwd = await folderWith({ 'deals.csv': csv(many(2_000)) });
    const args = ['push', 'deals.csv', '--ledger', 'recotap.db', '--concurrency', '1', '--json', ...at];
    const onStart = (give: () => void) => {
      interrupt = give;
    };
    const stopped = await recotap([...args, '--problems', 'p.ndjson'], { cwd, onStart });
    expect(stopped.code).toBe(130);
    const report = JSON.parse(stopped.stdout);
    expect(report).toMatchObject({ total: 2_000, ended: 'interrupted' });
    expect(report.upserted + report.unsent).toBe(2_000);
    expect(report.upserted).toBe(emulator.deals.size);
    expect((await readFile(join(cwd, 'p.ndjson'), 'utf8')).trim().split('\n')).toHaveLength(report.unsent);
    const rest = await recotap(args, { cwd });
    expect(rest.code).toBe(0);
    // Some of it may have gone before the file was read to there.
    const { upserted, unchanged } = JSON.parse(rest.stdout);
    expect(upserted + unchanged).toBe(2_000);
    expect(emulator.deals.size).toBe(2_000);
  });

  it.each([
    ['--full without a ledger', ['push', 'deals.csv', '--full'], '--full needs a ledger'],
    ['--lane without a ledger', ['push', 'deals.csv', '--lane', 'a'], '--lane needs a ledger'],
    ['a dry run', ['push', 'deals.csv', '--dry-run', '--ledger', 'l.db'], 'run: recotap plan'],
    ['a file that is no ledger', ['push', 'deals.csv', '--ledger', 'deals.csv'], 'deals.csv is not a ledger'],
    ['a folder that is not there', ['push', 'deals.csv', '--ledger', 'no/l.db'], 'there is no folder'],
    ['a plan without a ledger', ['plan', 'deals.csv'], 'No ledger is named'],
    ['the status of a ledger that is not there', ['ledger', 'status', '--ledger', 'l.db'], 'There is no ledger l.db'],
    ['a new key without a word on its account', ['ledger', 'rekey', '--ledger', 'l.db'], '--same-account'],
    ['an age that is none', ['ledger', 'prune', '--older-than', 'long', '--ledger', 'l.db'], 'such as 90d or 12h'],
  ])('refuses %s, says what to do, and sends nothing', async (_, args, message) => {
    const { at, emulator } = await emulatorServer();
    const cwd = await folderWith({ 'deals.csv': csv(many(1)) });
    const { code, stderr } = await recotap([...args, ...(args[0] === 'ledger' ? [] : at)], { cwd });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(emulator.requests).toEqual([]);
  });

  it.each(['recotap.db', 'link.db', './recotap.db-wal', 'hard.db'])(
    'never writes problems or traffic over its own ledger, here as %s',
    async (name) => {
      const { run, cwd, emulator } = await desk(many(3));
      await run(['push', 'deals.csv']);
      await symlink('recotap.db', join(cwd, 'link.db'));
      await link(join(cwd, 'recotap.db'), join(cwd, 'hard.db'));
      const before = await readFile(join(cwd, 'recotap.db'));
      for (const option of ['--problems', '--har']) {
        const { code, stderr } = await run(['push', 'deals.csv', '--full', option, name]);
        expect(stderr).toMatch(new RegExp(`^error: ${option} would overwrite recotap\\.db`));
        expect(code).toBe(2);
      }
      expect(await readFile(join(cwd, 'recotap.db'))).toEqual(before);
      expect(emulator.requests).toHaveLength(1);
    },
  );

  it('says that a ledger is damaged, and what to do, and exits with 2', async () => {
    const { run, cwd } = await desk(many(50));
    await run(['push', 'deals.csv']);
    const file = join(cwd, 'recotap.db');
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 100));
    await rm(`${file}-wal`, { force: true });
    for (const args of [
      ['push', 'deals.csv'],
      ['plan', 'deals.csv'],
      ['ledger', 'status'],
    ]) {
      const { code, stderr } = await run(args);
      expect(stderr).toMatch(/The ledger \S*recotap\.db is damaged .+ every deal counts as new/);
      expect(code).toBe(2);
    }
  });
});

describe('recotap plan', () => {
  it('tells what a push would send, changes nothing, and the push does just that', async () => {
    const rows = many(880);
    const { run, write, emulator } = await desk(rows);
    await run(['push', 'deals.csv']);
    await write(nextNight(rows, { changed: 20, added: 3, gone: 5 }));
    const sent = emulator.requests.length;
    for (const _ of [1, 2]) {
      const { code, stdout } = await run(['plan', 'deals.csv', '--json']);
      const report = JSON.parse(stdout);
      expect(code).toBe(0);
      expect(report).toMatchObject({ new: 3, changed: 20, unchanged: 855, refused: 0, invalid: 0, missing: 5 });
      expect(report.missingIds).toEqual(['d-875', 'd-876', 'd-877', 'd-878', 'd-879']);
      expect(report.changes).toContainEqual({
        externalDealId: 'd-7',
        change: 'changed',
        fields: { amount: { from: 7.5, to: 1000 } },
      });
    }
    expect(emulator.requests).toHaveLength(sent);
    const { stdout } = await run(['push', 'deals.csv', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ upserted: 23, unchanged: 855 });
  });

  it('shows the changes field by field, and what was cleared and cannot be', async () => {
    const { run, write } = await desk(many(3));
    await run(['push', 'deals.csv']);
    await write([['d-0', 'Zero', ''], ...many(3).slice(1)]);
    const { stdout } = await run(['plan', 'deals.csv']);
    expect(stdout).toContain('  d-0\n    amount: 0.5 → (none)\n    name: "Deal 0" → "Zero"\n');
    expect(stdout).toContain('Cleared in the file, and cannot be cleared by the API: amount of 1 deal.');
  });

  it('asks whether a file with few of the known deals is whole, and exits with 1', async () => {
    const { run, write } = await desk(many(88));
    await run(['push', 'deals.csv']);
    await write(many(3));
    const { code, stderr } = await run(['plan', 'deals.csv']);
    expect(stderr).toContain('error: deals.csv has 3 of 88 known deals: is the file complete?');
    expect(code).toBe(1);
  });

  it('makes no ledger where there is none, and calls all deals new', async () => {
    const { run, cwd } = await desk(many(3));
    const { code, stdout } = await run(['plan', 'deals.csv', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ new: 3, known: 0, missing: 0 });
    await expect(stat(join(cwd, 'recotap.db'))).rejects.toThrow('ENOENT');
  });

  it('says that there is no such ledger or lane: a slip of the pen looks like a first push', async () => {
    const { run } = await desk(many(3));
    expect((await run(['plan', 'deals.csv'])).stderr).toBe(
      'note: There is no ledger recotap.db so far, so every deal counts as new.\n',
    );
    await run(['push', 'deals.csv']);
    expect((await run(['plan', 'deals.csv'])).stderr).toBe('');
    expect((await run(['plan', 'deals.csv', '--lane', 'b'])).stderr).toMatch(
      /^note: The ledger recotap\.db has no lane http:\S+\/b, so every deal counts as new\. It has: http:\S+\/default\.\n$/,
    );
  });

  it('counts what was refused last time, what breaks the contract, and rows that a later one replaces', async () => {
    const { run, write } = await desk(many(3), {
      refuse: ({ externalDealId }) => (externalDealId === 'd-1' ? 'The stage is archived' : undefined),
    });
    await run(['push', 'deals.csv']);
    await write([...many(3), ['d-2', 'Two', '2'], ['bad', 'Bad', 'much']]);
    const { code, stdout } = await run(['plan', 'deals.csv', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      total: 5,
      unchanged: 1,
      refused: 1,
      changed: 1,
      superseded: 1,
      invalid: 1,
      changes: [
        { externalDealId: 'd-1', change: 'refused', error: 'The stage is archived' },
        { externalDealId: 'd-2', change: 'changed' },
      ],
    });
  });
});

describe('recotap ledger', () => {
  it('tells what each lane knows', async () => {
    const { run, baseUrl } = await desk(many(3));
    await run(['push', 'deals.csv']);
    await run(['push', 'deals.csv', '--lane', 'other']);
    const { stdout } = await run(['ledger', 'status']);
    expect(stdout).toMatch(/recotap\.db\n\n/);
    const lately = 'Recotap last accepted something … ago, 3 items per second.';
    expect(
      stdout
        .replaceAll(/[\d.]+ m?s ago/g, '… ago')
        .split('\n')
        .slice(1)
        .join('\n'),
    ).toBe(`\n${baseUrl}/default\n  3 deals known\n  ${lately}\n\n${baseUrl}/other\n  3 deals known\n  ${lately}\n`);
    const which = await run(['ledger', 'export']);
    expect(which).toMatchObject({ code: 2, stderr: expect.stringContaining('has 2 lanes. Name one with --lane:') });
  });

  it('forgets a deal, which counts as new afterwards', async () => {
    const { run } = await desk(many(3));
    await run(['push', 'deals.csv']);
    expect(await run(['ledger', 'forget', 'd-1'])).toMatchObject({ code: 0 });
    expect(await run(['ledger', 'forget', 'd-1'])).toMatchObject({ code: 1 });
    expect((await run(['ledger', 'export'])).stdout).not.toContain('d-1');
    expect(JSON.parse((await run(['plan', 'deals.csv', '--json'])).stdout)).toMatchObject({ new: 1, unchanged: 2 });
  });

  it('prunes what was settled long ago, and keeps the rest', async () => {
    const { run } = await desk(many(3));
    await run(['push', 'deals.csv']);
    expect((await run(['ledger', 'prune', '--older-than', '1h'])).stdout).toContain('0 items forgotten');
    expect((await run(['ledger', 'prune', '--older-than', '0h'])).stdout).toContain('3 items forgotten');
  });

  it('exports each deal with its state', async () => {
    const { run, baseUrl } = await desk(many(1));
    await run(['push', 'deals.csv']);
    expect(JSON.parse((await run(['ledger', 'export'])).stdout)).toMatchObject({
      lane: `${baseUrl}/default`,
      kind: 'deals',
      id: 'd-0',
      state: 'acknowledged',
      item: { externalDealId: 'd-0', name: 'Deal 0', amount: 0.5 },
    });
  });

  it('has refused deals sent again', async () => {
    const refused = new Set(['d-1']);
    const { run, emulator } = await desk(many(3), {
      refuse: ({ externalDealId }) => (refused.has(String(externalDealId)) ? 'Not yet' : undefined),
    });
    await run(['push', 'deals.csv']);
    refused.clear();
    expect((await run(['ledger', 'retry'])).stdout).toContain('1 item will be sent again');
    expect(await run(['ledger', 'retry', 'd-0'])).toMatchObject({ code: 1 });
    await run(['push', 'deals.csv']);
    expect(emulator.deals.size).toBe(3);
  });

  it('is parked by another key, until somebody says what it is', async () => {
    const { run, emulator } = await desk(many(3));
    await run(['push', 'deals.csv']);
    const other = { RECOTAP_API_KEY: 'another-key' };
    const parked = await run(['push', 'deals.csv'], other);
    expect(parked).toMatchObject({ code: 2, stderr: expect.stringContaining('recotap ledger rekey --same-account') });
    expect(parked.stderr).not.toContain('another-key');
    expect(emulator.requests).toHaveLength(1);
    expect(await run(['ledger', 'rekey', '--same-account'], other)).toMatchObject({ code: 0 });
    expect(JSON.parse((await run(['push', 'deals.csv', '--json'], other)).stdout)).toMatchObject({ unchanged: 3 });
    const third = { RECOTAP_API_KEY: 'a-third-key' };
    const { stdout } = await run(['ledger', 'rekey', '--new-account'], third);
    expect(stdout).toContain('3 items of the old account forgotten');
    expect(JSON.parse((await run(['push', 'deals.csv', '--json'], third)).stdout)).toMatchObject({ upserted: 3 });
  });

  it('takes the right key after a first push with a mistyped one', async () => {
    const { run, emulator } = await desk(many(3), { apiKey: 'right-key' });
    const push = (RECOTAP_API_KEY: string) => run(['push', 'deals.csv'], { RECOTAP_API_KEY });
    expect((await push('mistyped')).code).toBe(3);
    expect((await push('right-key')).code).toBe(0);
    expect(emulator.deals.size).toBe(3);
    expect(await push('mistyped')).toMatchObject({ code: 2, stderr: expect.stringContaining('ledger rekey') });
  });

  it('names the whole command that takes another key, where a ledger has several lanes', async () => {
    const { run } = await desk(many(1));
    await run(['push', 'deals.csv']);
    await run(['push', 'deals.csv', '--lane', 'b']);
    const other = { RECOTAP_API_KEY: 'another-key' };
    const { stderr } = await run(['push', 'deals.csv', '--lane', 'b'], other);
    const [, command = ''] = /run: recotap (ledger rekey --same-account .+?)\. If/.exec(stderr) ?? [];
    expect(await run(command.split(' '), other)).toMatchObject({ code: 0 });
    expect(await run(['push', 'deals.csv', '--lane', 'b'], other)).toMatchObject({ code: 0 });
  });

  it('takes no new account while something may still arrive in the old one', async () => {
    const { run, cwd, emulator } = await desk(many(3));
    await run(['push', 'deals.csv']);
    const other = { RECOTAP_API_KEY: 'another-key' };
    {
      await using ledger = await openLedger(join(cwd, 'recotap.db'));
      const lane = await ledger.lane((await ledger.lanes())[0] as string);
      const claim = await lane.claim();
      const now = Date.now();
      await lane.put('deals', [{ id: 'd-1', payload: '{"externalDealId":"d-1","name":"Later"}' }], now);
      const {
        rows: [row],
      } = await lane.take('deals', { now, limit: 1, except: new Set(), heldUntil: now + 60_000, latest: now + 90_000 });
      expect(await run(['ledger', 'rekey', '--new-account'], other)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('Another process sends from the lane'),
      });
      const outcome = { kind: 'taken', heldUntil: now + 60_000 } as const;
      const sent = { payload: row?.payload ?? '', version: undefined, request: 1 };
      const settlement = { id: 'd-1', revision: row?.revision ?? 0, sent, outcome };
      await lane.settle('deals', [settlement], claim?.epoch ?? 0, now);
      await claim?.release();
    }
    expect(await run(['ledger', 'rekey', '--new-account'], other)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('1 item may still be on the way to the old account'),
    });
    expect(await run(['push', 'deals.csv'], other)).toMatchObject({ code: 2 });
    expect(emulator.requests).toHaveLength(1);
  });
});

describe('versions', () => {
  const modified = (rows: [id: string, name: string, at: string][]) =>
    `externalDealId,name,Modified\n${rows.map((row) => `${row.join(',')}\n`).join('')}`;

  async function versioned(files: Record<string, string>) {
    const { emulator, at } = await emulatorServer();
    const cwd = await folderWith(files);
    const run = (args: string[]) => recotap([...args, '--ledger', 'l.db', ...at], { cwd });
    return { emulator, cwd, run };
  }

  it('of a late file do not overwrite newer ones, by --version-column', async () => {
    const { emulator, run } = await versioned({
      'monday.csv': modified([['d-1', 'Old', '2026-03-02T10:00:00Z']]),
      'tuesday.csv': modified([['d-1', 'New', '2026-03-03T10:00:00+01:00']]),
    });
    const column = ['--version-column', 'Modified', '--json'];
    expect(JSON.parse((await run(['push', 'tuesday.csv', ...column])).stdout)).toMatchObject({ upserted: 1 });
    const plan = await run(['plan', 'monday.csv', ...column]);
    expect(JSON.parse(plan.stdout)).toMatchObject({ superseded: 1, changed: 0 });
    const late = await run(['push', 'monday.csv', ...column]);
    expect(late.code).toBe(0);
    expect((await run(['push', 'monday.csv', '--version-column', 'Modified'])).stdout).toContain(
      '1 superseded  a later row or the ledger has a newer version\n',
    );
    expect(JSON.parse(late.stdout)).toMatchObject({ superseded: 1, upserted: 0, requests: 0 });
    expect(emulator.deals.get('d-1')).toEqual({ externalDealId: 'd-1', name: 'New' });
  });

  it('decide which row of an id counts, wherever it stands', async () => {
    const rows: [string, string, string][] = [
      ['d-1', 'New', '10'],
      ['d-2', 'Only', '1'],
      ['d-1', 'Old', '9'],
    ];
    const { emulator, run } = await versioned({ 'deals.csv': modified(rows) });
    const { stdout } = await run(['push', 'deals.csv', '--version-column', 'Modified', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ total: 3, upserted: 2, superseded: 1 });
    expect(emulator.deals.get('d-1')).toMatchObject({ name: 'New' });
  });

  it('come from a mapping, in any format, and from the presets of APIs', async () => {
    const mapping = `version: { column: Modified, type: date, format: M/d/yyyy }
fields:
  externalDealId: { column: externalDealId }
  name: { column: name }
`;
    const hubspot = (name: string, at: string) =>
      JSON.stringify({ results: [{ id: '7', properties: { dealname: name, hs_lastmodifieddate: at } }] });
    const { emulator, run } = await versioned({
      'new.csv': modified([['d-1', 'New', '10/2/2026']]),
      'old.csv': modified([['d-1', 'Old', '9/30/2026']]),
      'm.yaml': mapping,
      'new.json': hubspot('New', '2026-03-03T20:29:45.981Z'),
      'old.json': hubspot('Old', '2026-03-01T20:29:45.981Z'),
    });
    for (const file of ['new.csv', 'old.csv']) expect((await run(['push', file, '--map', 'm.yaml'])).code).toBe(0);
    for (const file of ['new.json', 'old.json'])
      expect((await run(['push', file, '--map', 'hubspot-api'])).code).toBe(0);
    expect([...emulator.deals.values()].map(({ name }) => name)).toEqual(['New', 'New']);
  });

  it('go with a problems file, so that a corrected deal does not overwrite a newer one', async () => {
    const { emulator, cwd, run } = await versioned({
      'deals.csv': `externalDealId,name,amount,Modified\nd-1,Old,much,2026-03-01\n`,
      'next.csv': `externalDealId,name,amount,Modified\nd-1,New,5,2026-03-02\n`,
    });
    const column = ['--version-column', 'Modified'];
    await run(['push', 'deals.csv', '--problems', 'p.ndjson', ...column]);
    const problems = await readFile(join(cwd, 'p.ndjson'), 'utf8');
    expect(JSON.parse(problems)).toMatchObject({ version: '2026-03-01', status: 'invalid' });
    await run(['push', 'next.csv', ...column]);
    await writeFile(join(cwd, 'p.ndjson'), problems.replace('"amount":"much"', '"amount":4'));
    const late = await run(['push', 'p.ndjson', '--json']);
    expect(late.stdout).toContain('"superseded":1');
    expect(emulator.deals.get('d-1')).toMatchObject({ name: 'New', amount: 5 });
  });

  it.each(['3/1/2026', '2026/3/1 9:05', '1-Mar-2026', '"Mar 1, 2026"', '1. März 2026', '01.03.26'])(
    'that do not sort are refused, with the way to name their format: %s',
    async (version) => {
      const { run } = await versioned({ 'deals.csv': modified([['d-1', 'A', version]]) });
      const { code, stdout } = await run(['push', 'deals.csv', '--version-column', 'Modified']);
      expect(stdout).toContain('version is a date whose text does not sort: name its format in a mapping');
      expect(code).toBe(1);
    },
  );

  it.each(['2026-03-01', '2026-03-01 09:05:00', '1772355900', 'v12', 'rev-3', 'b2026'])(
    'may be %s',
    async (version) => {
      const { run } = await versioned({ 'deals.csv': modified([['d-1', 'A', version]]) });
      expect((await run(['push', 'deals.csv', '--version-column', 'Modified'])).code).toBe(0);
    },
  );

  it('need their column, and a ledger', async () => {
    const { run, cwd } = await versioned({ 'deals.csv': modified([['d-1', 'A', '1']]) });
    const missing = await run(['push', 'deals.csv', '--version-column', 'Changed']);
    expect(missing.stderr).toContain('deals.csv has no column "Changed", which --version-column names.');
    expect(missing.code).toBe(2);
    const none = await recotap(['push', 'deals.csv', '--version-column', 'Modified', '--dry-run'], { cwd });
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('--version-column needs a ledger') });
  });
});
