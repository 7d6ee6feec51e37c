import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '../support/port.js';
import { key } from './canary.js';
import { inFolder, recotap, start } from './command.js';
import { emulatorOnAPort, gatedEmulator, serve } from './servers.js';

const numbered = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const lines = (values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const accounts = (count: number) =>
  numbered(count, (index) => ({ domain: `company-${index}.com`, name: `Company ${index}` }));
const calls = (count: number) =>
  numbered(count, (index) => ({
    externalActivityId: `call-${index}`,
    activityType: 'call',
    occurredAt: '2026-06-01T09:30:00Z',
    domain: 'acme.com',
    ownerEmail: 'jane@yourcompany.com',
    contacts: [{ email: 'wile@acme.com' }],
  }));

/** Each of the commands that talk to a server, in the folder of its file. */
const commands = [
  ['whoami'],
  ['accounts', 'list'],
  ['accounts', 'push', 'accounts.ndjson'],
  ['activities', 'push', 'calls.ndjson'],
  ['stages', 'list'],
  ['stages', 'push', 'stages.yaml'],
];

const files = async (cwd: string) => {
  await writeFile(join(cwd, 'accounts.ndjson'), lines(accounts(3)));
  await writeFile(join(cwd, 'calls.ndjson'), lines(calls(3)));
  await writeFile(
    join(cwd, 'stages.yaml'),
    'pipelines: [{ pipelineId: sales, pipelineLabel: Sales, stages: [{ stageId: new, stageLabel: New }] }]\n',
  );
};

describe.each(commands.map((args) => [args.join(' '), args] as const))('recotap %s', (_, args) => {
  it('exits with 0 when all went well', async () => {
    const { baseUrl } = await emulatorOnAPort({ apiKey: key });
    await inFolder(async (cwd) => {
      await files(cwd);
      expect(await recotap([...args, '--base-url', baseUrl], { cwd })).toMatchObject({ code: 0 });
      const json = await recotap([...args, '--json', '--base-url', baseUrl], { cwd });
      expect(JSON.parse(json.stdout)).toBeTypeOf('object');
    });
  });

  it('exits with 3 when the key is refused, and says so without showing it', async () => {
    const { baseUrl } = await emulatorOnAPort({ apiKey: 'another' });
    await inFolder(async (cwd) => {
      await files(cwd);
      const { code, stderr } = await recotap([...args, '--verbose', '--base-url', baseUrl], { cwd });
      expect(stderr).toMatch(/^error: .*401.*RECOTAP_API_KEY is not valid/m);
      expect(code).toBe(3);
    });
  });

  it('exits with 2 without a key, and with an option that it does not know', async () => {
    await inFolder(async (cwd) => {
      await files(cwd);
      expect(await recotap(args, { cwd, env: { RECOTAP_API_KEY: '' } })).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('No API key'),
      });
      expect(await recotap([...args, '--frist'], { cwd })).toMatchObject({ code: 2, stdout: '' });
    });
  });
});

it('every command exits with 3 when nobody listens, and says where', async () => {
  const port = await freePort();
  await inFolder(async (cwd) => {
    await files(cwd);
    const run = (args: string[]) => recotap([...args, '--base-url', `http://127.0.0.1:${port}`], { cwd });
    for (const { code, stderr } of await Promise.all(commands.map(run))) {
      expect(stderr).toMatch(new RegExp(`^error: .*127\\.0\\.0\\.1:${port}`, 'm'));
      expect(code).toBe(3);
    }
  });
});

describe('a push of accounts', () => {
  it('that ends early keeps all that is left in the problems file, which can be pushed again as it is', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort({
      faults: { rules: [{ fault: 'status', status: 401, when: { requests: { from: 11 } } }] },
    });
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'accounts.ndjson'), lines(accounts(3000)));
      const to = ['--base-url', baseUrl, '--problems'];
      // One at a time: a 401 cancels what is in flight, and which of the first ten that hits is a race.
      const first = await recotap(['accounts', 'push', 'accounts.ndjson', '--concurrency=1', ...to, 'p.ndjson'], {
        cwd,
      });
      expect(first.stdout).toContain('accounts.ndjson: 3,000 accounts\n  1,000 created\n  2,000 unsent');
      expect(first.code).toBe(3);
      emulator.faults.clear();
      const again = await recotap(['accounts', 'push', 'p.ndjson', ...to, 'p2.ndjson'], { cwd });
      expect(again.stdout).toContain('p.ndjson: 2,000 accounts\n  2,000 created\n');
      expect(again.code).toBe(0);
      expect(await readFile(join(cwd, 'p2.ndjson'), 'utf8')).toBe('');
    });
    expect(emulator.accounts.size).toBe(3000);
  });
});

describe.each([
  ['accounts', lines(accounts(5000)), 5000],
  ['activities', lines(calls(5000)), 5000],
] as const)('a push of %s that is interrupted', (what, text, all) => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s finishes what is in flight, reports, and exits with %i', async (signal, expected) => {
    await inFolder(async (cwd) => {
      const server = await gatedEmulator();
      await writeFile(join(cwd, 'input.ndjson'), text);
      const { child, ended } = start([what, 'push', 'input.ndjson', '--base-url', server.baseUrl, '--json'], {
        cwd,
        input: '',
      });
      await Promise.race([server.holds(4), ended.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
      const told = once(child.stderr as NodeJS.ReadableStream, 'data');
      child.kill(signal);
      expect(String(await told)).toContain('Stopping: requests in flight are finished first.');
      server.open();
      const { code, stdout } = await ended;
      const report = JSON.parse(stdout);
      expect(code).toBe(expected);
      expect(report.created + report.unsent).toBe(report.total);
      expect(report.created).toBeLessThan(all);
      const { emulator } = server;
      expect(emulator.accounts.size + emulator.salesActivities.size).toBe(report.created);
    });
  });
});

describe('recotap accounts list', () => {
  it('ends at once when it is interrupted', async () => {
    let asked: () => void = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { url } = await serve(() => asked());
    const { child, ended } = start(['accounts', 'list', '--base-url', url], { input: '' });
    await isAsked;
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 130, stdout: '', stderr: '' });
  });

  it('asks for no more pages once nobody reads', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort({ accounts: accounts(20_000) });
    const { child, ended } = start(['accounts', 'list', '--base-url', baseUrl], { input: '' });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
    expect(emulator.requests.length).toBeLessThan(200);
  });
});
