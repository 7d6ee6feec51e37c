import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { example, inFolder, slowEmulator, start } from './command.js';

const env = { RECOTAP_API_KEY: 'key' };
const header = 'externalDealId,name\n';
const rows = (count: number) => Array.from({ length: count }, (_, index) => `${index},Deal ${index}\n`).join('');

async function pushToSlowServer(args: string[], delayMs: number, cwd: string) {
  const server = await slowEmulator(delayMs);
  onTestFinished(() => server.close());
  const { child, ended } = start(['push', ...args, '--base-url', `${server.url}/api/v1`, '--json'], { cwd, env });
  await expect.poll(() => server.waiting, { timeout: 20_000, interval: 10 }).toBe(4);
  return { server, child, ended };
}

const unaccounted = ({ total, upserted, failed, invalid, superseded, unsent }: Record<string, number>) =>
  (total ?? 0) - (upserted ?? 0) - (failed ?? 0) - (invalid ?? 0) - (superseded ?? 0) - (unsent ?? 0);

describe('a push that is interrupted', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'once by %s takes no more deals, finishes what is in flight, reports, and exits with %i',
    async (signal, expected) => {
      await inFolder(async (cwd) => {
        await writeFile(join(cwd, 'deals.csv'), header + rows(20_000));
        const { server, child, ended } = await pushToSlowServer(['deals.csv'], 500, cwd);
        child.kill(signal);
        const { code, stdout, stderr } = await ended;
        const report = JSON.parse(stdout);
        expect(code).toBe(expected);
        expect(stderr).toContain('Stopping');
        expect(report.total).toBeLessThan(20_000);
        expect(report).toMatchObject({ upserted: report.total, unsent: 0, problems: [] });
        expect(server.emulator.deals.size).toBe(report.total);
      });
    },
  );

  it('twice leaves at once, and accounts for what was in flight all the same', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), header + rows(20_000));
      const { child, ended } = await pushToSlowServer(['deals.csv', '--problems', 'p.ndjson'], 10_000, cwd);
      child.kill('SIGINT');
      await new Promise((resolve) => child.stderr?.once('data', resolve));
      const startedAt = performance.now();
      child.kill('SIGINT');
      const { code, stdout } = await ended;
      expect(performance.now() - startedAt).toBeLessThan(2000);
      const report = JSON.parse(stdout);
      expect(code).toBe(130);
      expect(unaccounted(report)).toBe(0);
      expect(report.unsent).toBeGreaterThanOrEqual(400);
      expect((await readFile(join(cwd, 'p.ndjson'), 'utf8')).trim().split('\n')).toHaveLength(report.unsent);
    });
  });

  it('stops waiting for a standard input that has no end', async () => {
    const server = await slowEmulator(0);
    onTestFinished(() => server.close());
    const { child, ended } = start(['push', '-', '--format', 'ndjson', '--base-url', server.url, '--json'], { env });
    child.stdin?.write(
      Array.from({ length: 250 }, (_, index) => `{"externalDealId":"${index}","name":"Deal"}\n`).join(''),
    );
    await expect.poll(() => server.emulator.deals.size, { timeout: 20_000 }).toBe(200);
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(JSON.parse(stdout)).toMatchObject({ total: 250, upserted: 250 });
    expect(code).toBe(130);
  });
});

describe('a standard input that stays open', () => {
  it.each([
    ['the mapping does not fit', ['--map', example('deals.yaml')], 2],
    ['nobody listens', ['--base-url', 'http://127.0.0.1:9'], 3],
  ])('does not hold up the end when %s', async (_, args, expected) => {
    const { child, ended } = start(['push', '-', '--format', 'csv', ...args], { env });
    child.stdin?.write(header + rows(600));
    const { code } = await ended;
    expect(code).toBe(expected);
  });
});

describe('an output that is closed or full', () => {
  it('is no reason for a stack trace: `recotap … | head`', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), header + '1,\n'.repeat(50_000));
      const { child, ended } = start(['push', 'deals.csv', '--dry-run', '--json'], { cwd });
      child.stdout?.once('data', () => child.stdout?.destroy());
      const { code, stderr } = await ended;
      expect(stderr).toBe('');
      expect(code).toBe(1);
    });
  });

  it.runIf(process.platform === 'linux')(
    'ends the push when the disk is full, with every deal accounted for',
    async () => {
      const server = await slowEmulator(0);
      onTestFinished(() => server.close());
      await inFolder(async (cwd) => {
        const text = Array.from({ length: 60_000 }, (_, index) => `${index},${index % 2 === 0 ? 'Fine' : ''}\n`).join(
          '',
        );
        await writeFile(join(cwd, 'deals.csv'), header + text);
        const args = ['push', 'deals.csv', '--problems', '/dev/full', '--base-url', server.url, '--json'];
        const { code, stdout, stderr } = await start(args, { cwd, env, input: '' }).ended;
        expect(stderr).toContain('error: No space left on the disk for /dev/full.');
        expect(unaccounted(JSON.parse(stdout))).toBe(0);
        expect(code).toBe(3);
      });
    },
  );
});

describe('recotap emulator', () => {
  it('says where it listens, and ends with Ctrl-C', async () => {
    const { child, ended } = start(['emulator', '--port', '0'], {});
    const url = await new Promise<string>((resolve) => {
      child.stdout?.on('data', (chunk) => resolve(/http:\S+/.exec(String(chunk))?.[0] ?? ''));
    });
    expect((await fetch(`${url}/deals`, { method: 'POST' })).status).toBe(401);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('says so when its port is taken', async () => {
    const server = await slowEmulator(0);
    onTestFinished(() => server.close());
    const { code, stderr } = await start(['emulator', '--port', new URL(server.url).port], {}).ended;
    expect(stderr).toMatch(/^error: Port \d+ of 127\.0\.0\.1 is in use/);
    expect(code).toBe(2);
  });
});

describe('npm run demo', () => {
  it('shows a push of the sample export, and ends well', async () => {
    const { stdout } = await promisify((done: (error: Error | null, out: { stdout: string }) => void) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], {
        cwd: new URL('../..', import.meta.url),
      });
      let stdout = '';
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
      });
      child.once('close', (code) => done(code === 0 ? null : new Error(stdout), { stdout }));
    })();
    expect(stdout).toContain('288 upserted');
    expect(stdout).toContain('What to try next');
  });
});
