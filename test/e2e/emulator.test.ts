import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deviationKinds } from '../../src/emulator/index.js';
import { key } from './canary.js';
import { example, inFolder, recotap, start } from './command.js';
import { emulatorProcess } from './emulator-process.js';
import { reportOf } from './report.js';
import { emulatorOnAPort } from './servers.js';

describe('recotap emulator', () => {
  it('says where it listens, and ends with Ctrl-C', async () => {
    const { child, ended, url } = await emulatorProcess();
    expect((await fetch(`${url}/deals`, { method: 'POST' })).status).toBe(401);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(stdout).not.toContain('Faults');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('says so when its port is taken', async () => {
    const { url } = await emulatorOnAPort();
    const { code, stderr } = await start(['emulator', '--port', new URL(url).port]).ended;
    expect(stderr).toMatch(/^error: Port \d+ of 127\.0\.0\.1 is in use/);
    expect(code).toBe(2);
  });

  it('accepts the key of a file alone, and shows it nowhere, not even to those who look into it', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'key.txt'), `${key}\n`);
      await writeFile(join(cwd, 'deals.csv'), 'externalDealId,name\n1,One\n');
      const { baseUrl, inspect } = await emulatorProcess(['--port', '0', '--api-key-file', join(cwd, 'key.txt')]);
      expect(await recotap(['push', 'deals.csv', '--base-url', baseUrl], { cwd })).toMatchObject({ code: 0 });
      const wrong = { cwd, env: { RECOTAP_API_KEY: 'another' } };
      expect(await recotap(['push', 'deals.csv', '--base-url', baseUrl], wrong)).toMatchObject({ code: 3 });
      const seen = await Promise.all(['deals', 'requests', 'faults'].map(inspect));
      expect(JSON.stringify(seen)).not.toContain(key.slice(0, 12));
    });
  });
});

describe('recotap emulator --open', () => {
  it('opens its page in the browser, and gives it neither the key nor the token', async () => {
    await inFolder(async (cwd) => {
      const opened = join(cwd, 'opened');
      // It stands in for the program of the system that opens a URL.
      const opener = `#!/bin/sh\necho "$1 \${RECOTAP_API_KEY-no key}" > ${opened}.new && mv ${opened}.new ${opened}\n`;
      for (const name of ['xdg-open', 'open']) await writeFile(join(cwd, name), opener, { mode: 0o755 });
      const env = { PATH: `${cwd}:${process.env.PATH}` };
      const { child, ended, url } = await emulatorProcess(['--port', '0', '--host', '0.0.0.0', '--open'], { env });
      await expect.poll(() => readFile(opened, 'utf8').catch(() => '')).toBe(`${url}/ no key\n`);
      const page = await fetch(`${url}/`);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(await page.text()).toContain('<title>Recotap emulator</title>');
      child.kill('SIGINT');
      expect((await ended).code).toBe(0);
    });
  });

  it('says what to open where that does not work, and serves all the same', async () => {
    const { child, ended, url } = await emulatorProcess(['--port', '0', '--open'], { env: { PATH: '' } });
    let told = '';
    child.stderr?.on('data', (chunk) => {
      told += chunk;
    });
    await expect.poll(() => told).toContain(`Open ${url}/ yourself.`);
    expect((await fetch(`${url}/`)).status).toBe(200);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });
});

describe('recotap emulator --faults', () => {
  it('says that faults are active, serves them, and ends them on request', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'busy.yaml'), 'rules:\n  - fault: status\n    status: 503\n  - fault: summary\n');
      const { child, ended, url } = await emulatorProcess(['--port', '0', '--faults', join(cwd, 'busy.yaml')]);
      const post = () => fetch(`${url}/deals`, { method: 'POST', body: '{}', headers: { 'x-api-key': 'any' } });
      expect((await post()).status).toBe(503);
      await fetch(`${url}/_emulator/faults`, { method: 'DELETE' });
      expect((await post()).status).toBe(400);
      child.kill('SIGTERM');
      const { code, stdout } = await ended;
      expect(stdout).toMatch(/^Faults are active: 2 rules, from .*busy\.yaml\.$/m);
      expect(stdout).toContain(`curl -X DELETE ${url}/_emulator/faults`);
      expect(code).toBe(0);
    });
  });

  it('refuses a schedule that is not in order, and does not start', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'f.yaml'), 'rules:\n  - fault: status\n    status: 200\n  - fault: rest\n');
      const { code, stdout, stderr } = await recotap(['emulator', '--port', '0', '--faults', 'f.yaml'], { cwd });
      expect(stderr).toMatch(
        /^error: The schedule of faults cannot be used:\n {2}f\.yaml:3: rules\.0\.status must be .* and is 200\n {2}f\.yaml:4: rules\.1\.fault must be one of .*\n$/,
      );
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    });
  });
});

describe('recotap emulator --deviate', () => {
  it('says how answers deviate, and lets a push report what it cannot tell', async () => {
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.csv'), 'externalDealId,name\n1,One\n');
      const { child, ended, url, baseUrl } = await emulatorProcess([
        '--port',
        '0',
        '--deviate',
        'null-data, status-201',
      ]);
      const pushed = await recotap(['push', 'deals.csv', '--base-url', baseUrl, '--json'], { cwd });
      expect(reportOf(pushed.stdout)).toMatchObject({ total: 1, upserted: 0, unsent: 1 });
      expect(pushed.code).toBe(1);
      await fetch(`${url}/_emulator/faults`, { method: 'DELETE' });
      expect(await recotap(['push', 'deals.csv', '--base-url', baseUrl], { cwd })).toMatchObject({ code: 0 });
      child.kill('SIGINT');
      const { stdout } = await ended;
      expect(stdout).toMatch(/^Responses deviate from the contract: null-data, status-201\.$/m);
      expect(stdout).toContain(`curl -X DELETE ${url}/_emulator/faults`);
    });
  });

  it('refuses a deviation that there is not, and names those that there are', async () => {
    const { code, stderr } = await recotap(['emulator', '--port', '0', '--deviate', 'renamed-fields']);
    expect(stderr).toContain('There is no "renamed-fields". There are ');
    for (const kind of deviationKinds) expect(stderr).toContain(kind);
    expect(code).toBe(2);
  });

  it('lists all deviations in its help', async () => {
    const { stdout } = await recotap(['emulator', '--help']);
    for (const kind of deviationKinds) expect(stdout).toMatch(new RegExp(`^  ${kind} +\\w`, 'm'));
  });
});

describe('the bad day of examples/faults.yaml', () => {
  const day = ['--port', '0', '--faults', example('faults.yaml')];

  it('costs the sample export the three deals that it names, each with its reason; a second push mends what can be', async () => {
    const { baseUrl, inspect } = await emulatorProcess(day);
    await inFolder(async (cwd) => {
      const args = ['push', example('deals.csv'), '--map', example('deals.yaml'), '--base-url', baseUrl];
      const { code, stdout } = await recotap([...args, '--problems', 'p.ndjson', '--json'], { cwd });
      const report = reportOf(stdout);
      expect(report).toMatchObject({ total: 300, upserted: 288, superseded: 1, invalid: 8, failed: 2, unsent: 1 });
      expect(report.retries).toBeGreaterThanOrEqual(2);
      const told = report.problems.filter(({ status }) => status !== 'invalid');
      expect(told.sort((a, b) => a.index - b.index)).toMatchObject([
        { externalDealId: 'OPP-10403', status: 'failed', error: 'Pipeline Renewals is closed for changes' },
        { externalDealId: 'OPP-10409', status: 'failed', error: 'ownerEmail must be an email' },
        { externalDealId: 'OPP-11294', status: 'unsent', cause: { code: 'response' } },
      ]);
      expect(code).toBe(1);

      const again = await recotap(['push', 'p.ndjson', '--base-url', baseUrl, '--json'], { cwd });
      expect(reportOf(again.stdout)).toMatchObject({ total: 11, upserted: 1, invalid: 8, failed: 2 });
      expect((await inspect('deals?limit=0')).total).toBe(289);
    });
  });
});
