import type { ChildProcess } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { example, inFolder, start } from './command.js';
import { header, idsOf, problemsIn, reportOf, rows } from './report.js';
import { emulatorOnAPort, gatedEmulator } from './servers.js';

const many = 20_000;

/** A push of many deals, at the moment when as many requests are under way as can be. */
async function pushUnderWay(cwd: string) {
  const server = await gatedEmulator();
  await writeFile(join(cwd, 'deals.csv'), header + rows(many));
  // However slow the machine is, no grace runs out.
  const args = [
    'push',
    'deals.csv',
    '--problems',
    'p.ndjson',
    '--grace',
    '600',
    '--base-url',
    server.baseUrl,
    '--json',
  ];
  const { child, ended } = start(args, { cwd, input: '' });
  await Promise.race([server.holds(4), ended.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
  return { server, child, ended };
}

/** Sends a signal, and waits until the command says that it stops. */
async function interrupt(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const told = new Promise<string>((resolve) => child.stderr?.once('data', (text) => resolve(String(text))));
  child.kill(signal);
  expect(await told).toContain('Stopping: requests in flight are finished first. Interrupt again to cut them off.');
}

describe('a push that is interrupted', () => {
  it('after the last deal was read has read it all, and says nothing else', async () => {
    await inFolder(async (cwd) => {
      const server = await gatedEmulator();
      await writeFile(join(cwd, 'deals.csv'), header + rows(2));
      const { child, ended } = start(['push', 'deals.csv', '--base-url', server.baseUrl], { cwd, input: '' });
      await Promise.race([server.holds(1), ended.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
      await interrupt(child, 'SIGINT');
      server.open();
      const { code, stdout, stderr } = await ended;
      expect(code).toBe(130);
      expect(stdout).toMatch(/2 +upserted|upserted +2/);
      expect(stdout + stderr).not.toContain('was not read');
    });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'once by %s takes no more deals, finishes what is in flight, keeps the rest, and exits with %i',
    async (signal, expected) => {
      await inFolder(async (cwd) => {
        const { server, child, ended } = await pushUnderWay(cwd);
        await interrupt(child, signal);
        server.open();
        const { code, stdout, stderr } = await ended;
        const report = reportOf(stdout);
        expect(code).toBe(expected);
        expect(stderr).not.toContain('error');
        expect(report.total).toBe(many);
        expect(report.upserted).toBeGreaterThanOrEqual(400);
        expect(report.unsent).toBe(many - report.upserted);
        const kept = await problemsIn(join(cwd, 'p.ndjson'));
        const stored = [...server.emulator.deals.keys()];
        expect(stored).toHaveLength(report.upserted);
        expect([...stored, ...kept.map(({ externalDealId }) => externalDealId)].sort()).toEqual(idsOf(many).sort());
        expect((await readdir(cwd)).sort()).toEqual(['deals.csv', 'p.ndjson']);
      });
    },
  );

  it('leaves the old problems file in its place until the new one is whole', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'p.ndjson'), 'old');
      const { child, ended } = await pushUnderWay(cwd);
      child.kill('SIGKILL');
      await ended;
      expect(await readFile(join(cwd, 'p.ndjson'), 'utf8')).toBe('old');
    });
  });

  it.each([
    ['SIGINT', 'SIGINT', 130],
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGTERM', 'SIGINT', 143],
  ] as const)(
    'by %s and then %s leaves at once, and accounts for what was in flight all the same',
    async (first, second, expected) => {
      await inFolder(async (cwd) => {
        // The gate stays shut: no response will ever come.
        const { server, child, ended } = await pushUnderWay(cwd);
        await interrupt(child, first);
        const startedAt = performance.now();
        child.kill(second);
        const { code, stdout } = await ended;
        // Without the second signal it waits until its requests time out, after 15 s.
        expect(performance.now() - startedAt).toBeLessThan(12_000);
        expect(code).toBe(expected);
        const report = reportOf(stdout);
        expect(report).toMatchObject({ upserted: 0, unsent: report.total });
        expect(report.total).toBeGreaterThanOrEqual(400);
        const kept = await problemsIn(join(cwd, 'p.ndjson'));
        expect(kept.map(({ externalDealId }) => externalDealId).sort()).toEqual(idsOf(report.total).sort());
        expect(server.emulator.deals.size).toBe(0);
      });
    },
  );

  it('does not wait for the end of a Retry-After', async () => {
    const { baseUrl, emulator } = await emulatorOnAPort({
      faults: { rules: [{ fault: 'status', status: 429, retryAfter: 240 }] },
    });
    const args = ['push', '-', '--format', 'csv', '--base-url', baseUrl, '--json', '--verbose'];
    const { child, ended } = start(args, { input: header + rows(250) });
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', (text) => {
        if (String(text).includes('status=429')) resolve();
      });
    });
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(reportOf(stdout)).toMatchObject({ upserted: 0 });
    expect(emulator.deals.size).toBe(0);
  });

  it('stops waiting for a standard input that has no end', async () => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    const { child, ended } = start(['push', '-', '--format', 'ndjson', '--base-url', baseUrl, '--json']);
    child.stdin?.write(
      idsOf(250)
        .map((externalDealId) => `${JSON.stringify({ externalDealId, name: 'Deal' })}\n`)
        .join(''),
    );
    await expect.poll(() => emulator.deals.size).toBe(200);
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(reportOf(stdout)).toMatchObject({ total: 250, upserted: 200, unsent: 50, complete: false });
    expect(code).toBe(130);
  });
});

describe('a standard input that stays open', () => {
  it.each([
    ['the mapping does not fit', ['--map', example('deals.yaml')], 2],
    ['nobody listens', ['--base-url', 'http://127.0.0.1:9'], 3],
    ['the base URL is plain http', ['--base-url', 'http://recotap.example'], 2],
  ])('does not hold up the end when %s', async (_, args, expected) => {
    const { child, ended } = start(['push', '-', '--format', 'csv', ...args]);
    child.stdin?.write(header + rows(600));
    const { code } = await ended;
    expect(code).toBe(expected);
  });
});
