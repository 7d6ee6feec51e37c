import { execFile, execFileSync, spawn } from 'node:child_process';
import { open, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { key } from './canary.js';
import { built, inFolder, recotap, start } from './command.js';
import { header, idsOf, problemsIn, reportOf, rows } from './report.js';
import { closedPort, emulatorOnAPort, gatedEmulator } from './servers.js';

const many = 20_000;
/** Every other deal is invalid, so that there is much to write. */
const halfBad = (count: number) =>
  header +
  idsOf(count)
    .map((id, index) => `${id},${index % 2 === 0 ? 'Fine' : ''}\n`)
    .join('');

const isLinux = process.platform === 'linux';

/** A file of this process to give to a command as its output. */
async function opened(path: string, flags: string) {
  const file = await open(path, flags);
  onTestFinished(() => file.close().catch(() => {}));
  return file;
}

describe.runIf(isLinux)('a full disk', () => {
  it('under the problems file ends the push, with every deal accounted for in the report', async () => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), halfBad(60_000));
      const args = ['push', 'deals.csv', '--problems', '/dev/full', '--base-url', baseUrl, '--json'];
      const { code, stdout, stderr } = await recotap(args, { cwd });
      expect(stderr).toBe('error: No space left on the disk for /dev/full.\n');
      const report = reportOf(stdout);
      expect(report.total).toBeLessThan(60_000);
      expect(emulator.deals.size).toBeGreaterThanOrEqual(report.upserted);
      expect(code).toBe(3);
    });
  });

  it.each([
    ['a push', ['push', 'deals.csv', '--problems', 'p.ndjson']],
    ['a push with --json', ['push', 'deals.csv', '--problems', 'p.ndjson', '--json']],
    ['a dry run', ['push', 'deals.csv', '--problems', 'p.ndjson', '--dry-run']],
  ])('under the standard output of %s is told, and the problems file is whole', async (_, args) => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), halfBad(400));
      const full = await opened('/dev/full', 'w');
      const { ended } = start([...args, '--base-url', baseUrl], { cwd, stdio: ['ignore', full.fd, 'pipe'] });
      const { code, stderr } = await ended;
      expect(stderr).toBe('error: No space left on the disk for the standard output.\n');
      expect(code).toBe(3);
      expect(await problemsIn(join(cwd, 'p.ndjson'))).toHaveLength(200);
      expect(emulator.deals.size).toBe(args.includes('--dry-run') ? 0 : 200);
    });
  });

  it.each([
    [['validate', '-']],
    [['validate', '-', '--json']],
    [['--help']],
    [['--version']],
    [['emulator', '--port', '0']],
  ])('under the standard output of recotap %j is told, and the command ends', async (args) => {
    const full = await opened('/dev/full', 'w');
    const { child, ended } = start(args, { stdio: ['pipe', full.fd, 'pipe'] });
    child.stdin?.end(halfBad(10));
    const { code, stderr } = await ended;
    expect(stderr).toBe('error: No space left on the disk for the standard output.\n');
    expect(code).toBe(3);
  });

  it('under the standard error changes nothing about a push', async () => {
    const { baseUrl } = await emulatorOnAPort();
    const full = await opened('/dev/full', 'w');
    const args = ['push', '-', '--format', 'csv', '--verbose', '--json', '--base-url', baseUrl];
    const { child, ended } = start(args, { stdio: ['pipe', 'pipe', full.fd] });
    child.stdin?.end(halfBad(400));
    const { code, stdout } = await ended;
    expect(reportOf(stdout)).toMatchObject({ total: 400, upserted: 200, invalid: 200 });
    expect(code).toBe(1);
  });

  it('under the standard error changes nothing about the exit code of wrong usage', async () => {
    const full = await opened('/dev/full', 'w');
    const { code } = await start(['push', 'none.csv'], { stdio: ['ignore', 'pipe', full.fd] }).ended;
    expect(code).toBe(2);
  });
});

describe('a reader that goes away', () => {
  it.each([
    ['push', ['--dry-run', '--json'], 1],
    ['push', ['--dry-run'], 1],
    ['validate', ['--json'], 1],
  ])(
    'from the standard output of recotap %s %j is no failure: `recotap … | head`',
    async (command, options, expected) => {
      await inFolder(async (cwd) => {
        await writeFile(join(cwd, 'deals.csv'), halfBad(50_000));
        const { child, ended } = start([command, 'deals.csv', ...options], { cwd });
        child.stdout?.once('data', () => child.stdout?.destroy());
        const { code, stderr } = await ended;
        expect(stderr).toBe('');
        expect(code).toBe(expected);
      });
    },
  );

  it('before anything was written is no failure either', async () => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    const { child, ended } = start(['push', '-', '--format', 'csv', '--base-url', baseUrl]);
    child.stdout?.destroy();
    child.stdin?.end(header + rows(250));
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
    expect(emulator.deals.size).toBe(250);
  });

  it('from the standard error changes nothing about a push', async () => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    const args = ['push', '-', '--format', 'csv', '--verbose', '--json', '--base-url', baseUrl];
    const { child, ended } = start(args);
    child.stderr?.once('data', () => {
      child.stderr?.destroy();
      child.stdin?.end(rows(2 * many).slice(rows(many).length));
    });
    child.stdin?.write(header + rows(many));
    const { code, stdout } = await ended;
    expect(reportOf(stdout)).toMatchObject({ total: 2 * many, upserted: 2 * many });
    expect(emulator.deals.size).toBe(2 * many);
    expect(code).toBe(0);
  });

  it.runIf(isLinux)('in a shell leaves the exit code of the push as it is: recotap … 2>&1 | head -1', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), halfBad(50_000));
      const script = '( node "$0" push deals.csv --dry-run --json --quiet; echo "exit $?" >&3 ) 2>&1 | head -1';
      const child = spawn('bash', ['-c', script, built], { cwd, stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
      const said = ['', ''];
      for (const [index, fd] of [1, 3].entries()) {
        child.stdio[fd]?.on('data', (chunk) => {
          said[index] += String(chunk);
        });
      }
      await new Promise((resolve) => child.once('close', resolve));
      expect(said[0]).toMatch(/^\{"target":.*"total":50000,"upserted":25000,.*\[\n$/);
      expect(said[1]).toBe('exit 1\n');
    });
  });

  it.runIf(isLinux)('from a FIFO that is the problems file ends the push, with every deal accounted for', async () => {
    const server = await gatedEmulator();
    await inFolder(async (cwd) => {
      execFileSync('mkfifo', [join(cwd, 'fifo')]);
      await writeFile(join(cwd, 'deals.csv'), halfBad(many));
      const args = ['push', 'deals.csv', '--problems', 'fifo', '--base-url', server.baseUrl, '--json'];
      const { child, ended } = start(args, { cwd, input: '' });
      const reader = await open(join(cwd, 'fifo'), 'r');
      await reader.read(Buffer.alloc(100), 0, 100);
      await reader.close();
      server.open();
      const { code, stdout, stderr } = await ended;
      expect(stderr).toBe('error: The program that reads fifo is gone.\n');
      expect(reportOf(stdout).total).toBeLessThan(many);
      expect(code).toBe(3);
      expect(child.killed).toBe(false);
    });
  });
});

describe.runIf(isLinux)('a problems file that is no file', () => {
  const name = 'A\u009b31mB\u202eC\u001b[31mD\u200dE';
  const unprintable = /[\p{Cc}\p{Cf}]/u;

  async function written(command: (push: string) => string[]) {
    const { port } = await emulatorOnAPort().then(({ url }) => new URL(url));
    return inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), `externalDealId,name,amount\n1,${name},x\n`);
      await symlink('/dev/stdout', join(cwd, 'out.csv'));
      const push = `'${process.execPath}' '${built}' push deals.csv --quiet --base-url http://127.0.0.1:${port}/api/v1`;
      const [program = '', ...args] = command(push);
      const { stdout } = await promisify(execFile)(program, args, {
        cwd,
        env: { ...process.env, RECOTAP_API_KEY: key },
      });
      return stdout.replaceAll('\r', '').split('\n');
    });
  }

  it.each(['/dev/stdout', 'out.csv'])('shows a terminal no character that it would obey: %s', async (target) => {
    const lines = await written((push) => ['script', '-qec', `${push} --problems ${target} || true`, '/dev/null']);
    expect(lines.filter((line) => unprintable.test(line))).toEqual([]);
    expect(lines.join('\n')).toContain('A\\u009b31mB\\u202eC\\u001b[31mD\\u200dE');
  });

  it('gives a pipe JSON with escapes, which is the same JSON', async () => {
    const lines = await written((push) => ['sh', '-c', `${push} --problems /dev/stdout | cat`]);
    expect(lines.filter((line) => unprintable.test(line))).toEqual([]);
    expect(JSON.parse(lines[0] ?? '').deal.name).toBe(name);
  });

  it('gives a pipe the cells of CSV as they are, which has no escapes', async () => {
    const lines = await written((push) => ['sh', '-c', `${push} --problems out.csv | cat`]);
    expect(lines[1]).toContain(name);
  });
});

describe('a problems file that cannot be opened', () => {
  it.each([
    ['is a folder', '.', '. is a folder. Name a file in it.'],
    ['lies in no folder', 'none/p.ndjson', 'There is no folder for none/p.ndjson.'],
  ])('as it %s is told before anything is sent', async (_, file, message) => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), header + rows(2));
      const args = ['push', 'deals.csv', '--problems', file, '--base-url', `http://127.0.0.1:${await closedPort()}`];
      expect(await recotap(args, { cwd })).toEqual({ code: 2, stdout: '', stderr: `error: ${message}\n` });
    });
  });
});
