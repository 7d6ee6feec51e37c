import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOutbox, createRecotapClient, type Deal } from '../../../src/index.js';
import { openLedger } from '../../../src/ledger/index.js';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

const call = (id: number) => ({
  externalActivityId: `call-${id}`,
  activityType: 'call',
  occurredAt: '2026-06-01T09:30:00Z',
  domain: 'acme.com',
  ownerEmail: 'jane@yourcompany.com',
  contacts: [{ email: 'wile@acme.com' }],
});
const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

async function desk(files: Record<string, string>, options: Parameters<typeof emulatorServer>[0] = {}) {
  const { emulator, at, baseUrl } = await emulatorServer(options);
  const cwd = await folderWith(files);
  const env = { RECOTAP_API_KEY: 'key' };
  const run = (args: string[], more: Record<string, string> = {}) =>
    recotap([...args, ...(args[0] === 'ledger' ? [] : at)], { cwd, env: { ...env, ...more } });
  return { emulator, baseUrl, cwd, run, write: (name: string, text: string) => writeFile(join(cwd, name), text) };
}

describe('recotap accounts push with a ledger', () => {
  const csv = 'domain,name\nacme.com,Acme\nroadrunner.example,Road Runner\n';

  it('sends everything once, then only what changed, and all of it with --full', async () => {
    const { emulator, run, write } = await desk({ 'accounts.csv': csv });
    const push = ['accounts', 'push', 'accounts.csv', '--ledger', 'recotap.db', '--json'];
    const first = await run(push);
    expect(JSON.parse(first.stdout)).toMatchObject({ total: 2, created: 2, updated: 0, unchanged: 0, requests: 1 });
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('updated, as by --upsert') });
    const again = await run([...push, '--upsert']);
    expect(JSON.parse(again.stdout)).toMatchObject({ total: 2, created: 0, unchanged: 2, requests: 0 });
    expect(again.stderr).not.toContain('--upsert');
    await write('accounts.csv', csv.replace('Acme', 'Acme Corp'));
    expect(JSON.parse((await run(push)).stdout)).toMatchObject({ updated: 1, unchanged: 1, requests: 1 });
    expect(emulator.accounts.get('acme.com')?.name).toBe('Acme Corp');
    expect(JSON.parse((await run([...push, '--full'])).stdout)).toMatchObject({ updated: 2, unchanged: 0 });
    const { stdout } = await run(push.slice(0, -1));
    expect(stdout).toMatch(/^accounts\.csv: 2 accounts\n {2}0 created\n {2}2 unchanged {3}Recotap has it already\n/);
  });

  it('takes the ledger of RECOTAP_LEDGER, and says what does not go with one', async () => {
    const { run, emulator } = await desk({ 'accounts.csv': csv });
    const env = { RECOTAP_LEDGER: 'recotap.db' };
    const segment = await run(['accounts', 'push', 'accounts.csv', '--segment', 's-1'], env);
    expect(segment).toMatchObject({ code: 2, stderr: expect.stringContaining('does not store the segment') });
    expect(await run(['accounts', 'push', 'accounts.csv', '--full'])).toMatchObject({ code: 2 });
    expect(
      await run(['accounts', 'push', 'accounts.csv', '--problems', 'recotap.db'], env),
      'the problems file is the ledger',
    ).toMatchObject({ code: 2 });
    expect(emulator.requests).toEqual([]);
    expect(await run(['accounts', 'push', 'accounts.csv', '--lane', 'b'], env)).toMatchObject({ code: 0 });
    const status = await run(['ledger', 'status', '--ledger', 'recotap.db']);
    expect(status.stdout).toMatch(/\/b\n[\s\S]*2 accounts known/);
  });

  it.each([
    ['the option', ['--ledger', 'recotap.db'], {}],
    ['the environment, which may be that of a nightly job', [], { RECOTAP_LEDGER: 'recotap.db' }],
  ])('names the ledger of %s in the command that pushes the problems', async (_, args, env) => {
    const { run, cwd } = await desk({ 'accounts.csv': `${csv}broken.example,\n` });
    const { code, stdout } = await run(['accounts', 'push', 'accounts.csv', '--problems', 'p.ndjson', ...args], env);
    expect(code).toBe(1);
    expect(stdout).toContain('recotap accounts push p.ndjson --ledger recotap.db');
    expect(await readFile(join(cwd, 'p.ndjson'), 'utf8')).toContain('broken.example');
  });
});

describe('recotap activities push with a ledger', () => {
  const push = ['activities', 'push', 'calls.ndjson', '--ledger', 'recotap.db', '--json'];

  it('creates each activity once, and never sends it again', async () => {
    const { emulator, run, write } = await desk({ 'calls.ndjson': lines(call(1), call(2)) });
    expect(JSON.parse((await run(push)).stdout)).toMatchObject({ total: 2, created: 2, requests: 1 });
    await write('calls.ndjson', lines(call(1), call(2), call(3)));
    const again = await run(push);
    expect(JSON.parse(again.stdout)).toMatchObject({ total: 3, created: 1, unchanged: 2, failed: 0 });
    expect(again.code).toBe(0);
    await write('calls.ndjson', lines({ ...call(1), subject: 'Changed' }));
    const changed = await run(push);
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.stdout)).toMatchObject({
      failed: 1,
      problems: [{ externalActivityId: 'call-1', error: expect.stringContaining('cannot change it') }],
    });
    expect(emulator.requests).toHaveLength(2);
  });

  it('refuses --full, which would create each a second time', async () => {
    const { emulator, run } = await desk({ 'calls.ndjson': lines(call(1)) });
    expect(await run([...push, '--full'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--full would create every activity again'),
    });
    expect(emulator.requests).toEqual([]);
  });

  it('keeps what Recotap may have as refused, until ledger retry names it', async () => {
    const { emulator, run } = await desk(
      { 'calls.ndjson': lines(call(1), call(2)) },
      { faults: { rules: [{ fault: 'reset', stored: true, times: 1 }] } },
    );
    const lost = await run(push);
    expect(lost.code).toBe(1);
    expect(JSON.parse(lost.stdout)).toMatchObject({ failed: 2, unsent: 0, requests: 1 });
    expect(JSON.parse((await run(push)).stdout)).toMatchObject({ failed: 2, requests: 0 });
    const failed = await run(['ledger', 'failed', '--ledger', 'recotap.db']);
    expect(failed.stdout).toContain('run: recotap ledger retry call-1 --kind activities');
    const all = await run(['ledger', 'retry', '--ledger', 'recotap.db']);
    expect(all).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^0 items will be sent again.+\nOf the activities, Recotap may have 2/),
    });
    const one = await run(['ledger', 'retry', 'call-1', '--kind', 'activities', '--ledger', 'recotap.db']);
    expect(one.stdout).toMatch(/^1 item will be sent again/);
    // Recotap has it, and says so.
    const { problems } = JSON.parse((await run(push)).stdout) as { problems: { error: string }[] };
    expect(problems.map(({ error }) => error).sort()).toEqual([
      'Activity call-1 already exists',
      expect.stringMatching(/^The connection broke before the response came, so Recotap may have it/),
    ]);
    expect(emulator.salesActivities.size).toBe(2);
  });

  it('ends when the server stays in trouble, having risked few activities, and the next push sends the rest', async () => {
    const { emulator, run } = await desk(
      { 'calls.ndjson': lines(...Array.from({ length: 200 }, (_, n) => call(n))) },
      { faults: { rules: [{ fault: 'status', status: 500 }] } },
    );
    const lost = await run([...push, '--concurrency', '1']);
    expect(lost.code).toBe(3);
    const { failed, unsent } = JSON.parse(lost.stdout);
    expect(failed + unsent).toBe(200);
    expect(failed).toBeLessThan(100);
    emulator.faults.set({ rules: [] });
    const rest = JSON.parse((await run(push)).stdout);
    // What waits goes at once, some of it before the file is read to there.
    expect(rest).toMatchObject({ total: 200, failed, unsent: 0 });
    expect(rest.created + rest.unchanged).toBe(unsent);
    expect(emulator.salesActivities.size).toBe(unsent);
  });
});

describe('recotap push with a ledger', () => {
  it('sends accounts and activities that wait in its lane too', async () => {
    const { emulator, run, cwd, baseUrl } = await desk({
      'deals.ndjson': lines({ externalDealId: 'd-1', name: 'Deal' } satisfies Deal),
    });
    {
      await using ledger = await openLedger(join(cwd, 'recotap.db'));
      const client = createRecotapClient({ apiKey: 'key', baseUrl });
      await using accounts = createOutbox(client, { kind: 'accounts', ledger, send: false });
      await accounts.put(Array.from({ length: 350 }, (_, n) => ({ domain: `${n}.example`, name: 'A' })));
      await using activities = createOutbox(client, { kind: 'activities', ledger, send: false });
      await activities.put(call(1));
    }
    const { code, stdout } = await run(['push', 'deals.ndjson', '--ledger', 'recotap.db', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ total: 1, upserted: 1, requests: 1 });
    expect(code).toBe(0);
    expect([emulator.accounts.size, emulator.salesActivities.size]).toEqual([350, 1]);
  });
});
