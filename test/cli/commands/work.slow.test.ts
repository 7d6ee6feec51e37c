import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { canonicalJson, laneName, openLedger } from '../../../src/ledger/index.js';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, type Kept, recotap } from '../io.js';

/** Looks again and again. The test's own limit ends it. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A ledger that others put into, and workers on it. */
async function desk(options: Parameters<typeof emulatorServer>[0] = {}) {
  const { emulator, at, baseUrl } = await emulatorServer(options);
  const cwd = await folderWith({});
  const ledger = await openLedger(join(cwd, 'recotap.db'));
  onTestFinished(() => ledger.close());
  return {
    emulator,
    cwd,
    baseUrl,
    laneOf: (account: string) => ledger.lane(laneName(baseUrl, account)),
    async put(account: string, ids: readonly string[]) {
      const lane = await ledger.lane(laneName(baseUrl, account));
      const items = ids.map((id) => ({ id, payload: canonicalJson({ externalDealId: id, name: account }) }));
      await lane.put('deals', items, Date.now());
    },
    /** A worker, and what stops it. */
    start(args: string[] = [], env: Record<string, string> = { RECOTAP_API_KEY: 'key' }) {
      let stop = () => {};
      let said = () => '';
      const onStart = (interrupt: (signal: 'SIGTERM') => void, stderr: Kept) => {
        stop = () => interrupt('SIGTERM');
        said = () => stderr.text;
      };
      const ended = recotap(['work', '--ledger', 'recotap.db', ...at, ...args], { cwd, env, onStart });
      return {
        ended,
        said: () => said(),
        stop: () => {
          stop();
          return ended;
        },
      };
    },
  };
}

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

describe('recotap work', () => {
  it('sends what others put, until it is told to stop', async () => {
    const { emulator, put, start, laneOf } = await desk();
    await put('default', ids('before', 250));
    const worker = start();
    await until(() => emulator.deals.size === 250);
    await put('default', ids('after', 3));
    await until(() => emulator.deals.size === 253);
    const { code, stderr } = await worker.stop();
    expect(code).toBe(0);
    expect(stderr).toContain('Stopping: requests in flight are finished first');
    expect(await (await laneOf('default')).stats(Date.now())).toMatchObject({ known: 253, waiting: 0, inFlight: 0 });
  });

  it('serves each account with the key that is meant for it, and parks one that has none', async () => {
    const { emulator, put, start, laneOf } = await desk();
    for (const account of ['default', 'acme-eu', 'globex']) await put(account, [`of-${account}`]);
    const worker = start([], { RECOTAP_API_KEY: 'key', RECOTAP_API_KEY_ACME_EU: 'key-of-acme' });
    await until(() => emulator.deals.size === 2);
    const { stderr } = await worker.stop();
    expect([...emulator.deals.keys()].sort()).toEqual(['of-acme-eu', 'of-default']);
    expect(stderr).toContain('/globex: parked. There is no API key for it. Set RECOTAP_API_KEY_GLOBEX, or name');
    expect(stderr).not.toContain('key-of-acme');
    expect(await (await laneOf('globex')).stats(Date.now())).toMatchObject({ waiting: 1 });
  });

  it('takes RECOTAP_API_KEY for the only account that --lane names', async () => {
    const { emulator, put, start } = await desk();
    await put('acme', ['of-acme']);
    await put('default', ['of-default']);
    const worker = start(['--lane', 'acme']);
    await until(() => emulator.deals.size === 1);
    await worker.stop();
    expect([...emulator.deals.keys()]).toEqual(['of-acme']);
  });

  it('uses no key that may be meant for two accounts', async () => {
    const { emulator, put, start } = await desk();
    await put('a-b', ['of-a-b']);
    await put('a_b', ['of-a_b']);
    await put('default', ['of-default']);
    const worker = start([], { RECOTAP_API_KEY: 'key', RECOTAP_API_KEY_A_B: 'other' });
    await until(() => emulator.deals.size === 1);
    const { stderr } = await worker.stop();
    expect(stderr).toContain('RECOTAP_API_KEY_A_B may be meant for a-b or a_b.');
    expect([...emulator.deals.keys()]).toEqual(['of-default']);
  });

  it('asks a command for the key of each account, and shows nothing of what it prints', async () => {
    const { emulator, cwd, put, start } = await desk();
    await put('acme', ['of-acme']);
    await put('globex', ['of-globex']);
    await writeFile(
      join(cwd, 'keys.sh'),
      'test "$RECOTAP_LANE" = acme && echo secret-of-acme || { echo half-a-secret; exit 3; }',
    );
    const worker = start(['--api-key-command', 'sh keys.sh'], { PATH: process.env.PATH as string });
    await until(() => emulator.deals.size === 1);
    const { stderr } = await worker.stop();
    expect([...emulator.deals.keys()]).toEqual(['of-acme']);
    expect(stderr).toContain('/globex: parked. The command of --api-key-command ended with 3.');
    expect(stderr).not.toContain('secret');
  });

  it.each([
    ['two lines', 'printf "secret-1\\nsecret-2\\n"', 'stdout of --api-key-command has 2 lines'],
    ['nothing', 'true', 'stdout of --api-key-command is empty'],
    ['white space in the key', 'echo "secret key"', 'The API key in stdout of --api-key-command has white space'],
    ['without end', 'yes secret', 'The command of --api-key-command printed more than 64 kB.'],
    ['only to the standard error', 'echo secret >&2; exit 7', 'The command of --api-key-command ended with 7.'],
    ['before it is killed', 'echo secret; kill -9 $$', 'The command of --api-key-command ended with SIGKILL.'],
  ])('parks a lane whose command prints %s, and shows nothing of it', async (_, command, message) => {
    const { put, start } = await desk();
    await put('acme', ['d']);
    const worker = start(['--api-key-command', command], { PATH: process.env.PATH as string });
    await until(() => worker.said().includes('parked'));
    const { stderr } = await worker.stop();
    expect(stderr).toContain(`/acme: parked. ${message}`);
    expect(stderr).not.toContain('secret');
  });

  it('ends a command for a key that hangs, and all that it has started, when it is told to stop', async () => {
    const { cwd, put, start } = await desk();
    await put('acme', ['d']);
    const worker = start(['--api-key-command', 'sleep 60 & echo $! > pid; wait'], { PATH: process.env.PATH as string });
    const pidOf = async () => Number(await readFile(join(cwd, 'pid'), 'utf8').catch(() => ''));
    await until(async () => (await pidOf()) > 0);
    const pid = await pidOf();
    expect((await worker.stop()).code).toBe(0);
    await until(() => !isRunning(pid));
  });

  it('names the variable that holds a key that cannot be used', async () => {
    const { put, start } = await desk({ apiKey: 'key' });
    await put('acme', ['d']);
    await put('globex', ['d']);
    const worker = start([], { RECOTAP_API_KEY_ACME: 'two words', RECOTAP_API_KEY_GLOBEX: 'wrong' });
    await until(() => worker.said().split('parked').length === 3);
    const { stderr } = await worker.stop();
    expect(stderr).toContain('The API key from the environment variable RECOTAP_API_KEY_ACME has white space');
    expect(stderr).toContain('The API key from the environment variable RECOTAP_API_KEY_GLOBEX is not valid');
    expect(stderr).not.toMatch(/two words|wrong/);
  });

  it('gives each lane its turn, even while one of them has much to send', async () => {
    const { emulator, put, start, laneOf } = await desk({ faults: { rules: [{ fault: 'latency', ms: 1_000 }] } });
    await put('default', ids('big', 8_000));
    const worker = start(['--lanes-at-once', '1'], { RECOTAP_API_KEY: 'key', RECOTAP_API_KEY_SMALL: 'other' });
    await until(() => emulator.deals.size > 0);
    await put('small', ['of-small']);
    await until(() => emulator.deals.has('of-small'));
    expect((await (await laneOf('default')).stats(Date.now())).waiting).toBeGreaterThan(0);
    await worker.stop();
  });

  it('takes a request for lost after the --timeout', async () => {
    const { emulator, put, start } = await desk({ faults: { rules: [{ fault: 'hang', times: 1 }] } });
    await put('default', ['a']);
    const worker = start(['--timeout', '1']);
    await until(() => emulator.deals.has('a'));
    expect(emulator.requests.length).toBeGreaterThanOrEqual(2);
    await worker.stop();
  });

  it('goes on with the others while the server refuses the key of one account', async () => {
    const { emulator, put, start, laneOf } = await desk({ apiKey: 'key' });
    await put('revoked', ids('revoked', 5));
    await put('default', ids('good', 5));
    const worker = start([], { RECOTAP_API_KEY: 'key', RECOTAP_API_KEY_REVOKED: 'old' });
    await until(() => emulator.deals.size === 5);
    const count = () => emulator.requests.filter(({ status }) => status === 401).length;
    await until(() => count() === 1);
    await put('default', ids('later', 5));
    await until(() => emulator.deals.size === 10);
    const { stderr } = await worker.stop();
    expect(stderr).toMatch(/\/revoked: parked\. .*401/);
    expect(count()).toBe(1);
    expect(await (await laneOf('revoked')).stats(Date.now())).toMatchObject({ waiting: 5 });
  });

  it('goes on with the right key after a mistyped one', async () => {
    const { emulator, cwd, put, start } = await desk({ apiKey: 'right' });
    const keyFile = join(cwd, 'key');
    await writeFile(keyFile, 'mistyped');
    await put('acme', ids('d', 5));
    const worker = start(['--api-key-command', 'cat key'], { PATH: process.env.PATH as string });
    await until(() => emulator.requests.some(({ status }) => status === 401));
    await writeFile(keyFile, 'right');
    await until(() => emulator.deals.size === 5);
    const { stderr } = await worker.stop();
    expect(stderr).toMatch(/\/acme: parked\. .*401/);
    expect(stderr).not.toMatch(/mistyped|rekey/);
  });

  it('shares lanes with other workers, and each deal goes once', async () => {
    const { emulator, put, start } = await desk();
    const env = { RECOTAP_API_KEY: 'key' } as Record<string, string>;
    for (let lane = 0; lane < 12; lane++) {
      env[`RECOTAP_API_KEY_L${lane}`] = `key-${lane}`;
      await put(`l${lane}`, ids(`l${lane}`, 30));
    }
    const workers = [start(['--lanes-at-once', '3'], env), start(['--lanes-at-once', '3'], env)];
    await until(() => emulator.deals.size === 360);
    for (const worker of workers) expect((await worker.stop()).code).toBe(0);
    const sent = emulator.requests.flatMap(({ body }) => (body as { deals: object[] }).deals);
    expect(sent).toHaveLength(360);
  });

  it('tells its health, and the lanes as metrics', async () => {
    const { emulator, put, start, baseUrl } = await desk();
    await put('default', ids('d', 3));
    await put('globex', ids('g', 2));
    const { createServer } = await import('node:net');
    const port = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => resolve(port));
      });
    });
    const worker = start(['--port', String(port)]);
    await until(() => emulator.deals.size === 3);
    expect(await (await fetch(`http://127.0.0.1:${port}/health`)).text()).toBe('ok\n');
    await until(async () =>
      /parked\{lane="[^"]*globex"\} 1/.test(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()),
    );
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toContain(`recotap_waiting{lane="${baseUrl}/globex"} 2\n`);
    expect(metrics).toContain(`recotap_requests_total{lane="${baseUrl}/default"} 1\n`);
    const [answer] = await once(request({ host: '127.0.0.1', port, path: '//' }).end(), 'response');
    expect(answer.resume().statusCode).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404);
    expect((await worker.stop()).code).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
  });

  it('takes no --host without --port, which would serve nothing', async () => {
    const { code, stderr } = await recotap(['work', '--ledger', 'recotap.db', '--host', '0.0.0.0'], {
      cwd: await folderWith({}),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('--host is for /health and /metrics: name their port too, with --port.');
  });

  it('uses RECOTAP_API_KEY for the account default, also beside one whose own variable has that name too', async () => {
    const { emulator, put, start } = await desk();
    await put('default', ['of-default']);
    await put('Default', ['of-Default']);
    const worker = start();
    await until(() => emulator.deals.size === 1);
    await worker.stop();
    expect([...emulator.deals.keys()]).toEqual(['of-default']);
  });

  it('wants a ledger', async () => {
    const { code, stderr } = await recotap(['work'], { cwd: await folderWith({}) });
    expect(code).toBe(2);
    expect(stderr).toContain('No ledger is named. Name one with --ledger');
  });
});
