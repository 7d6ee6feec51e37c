import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recotap, start } from './command.js';

/** A `recotap mock` in a process of its own, until it is killed or the test is over. */
async function mockProcess(args: string[] = []) {
  const { child, ended } = start(['mock', '--port', '0', ...args]);
  // Killed at once, it could not end Prism.
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const baseUrl = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      const found = /listens at (\S+)/.exec(String(chunk))?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((end) => reject(new Error(end.stderr)), reject);
  });
  return { child, ended, baseUrl, stderr: () => stderr };
}

const get = (url: string, headers = {}) => fetch(url, { headers: { 'X-Api-Key': 'any', ...headers } });

describe('recotap mock', () => {
  it('says where it listens, how to call it and what is wrong with a request, and ends with Ctrl-C', async () => {
    const { child, ended, baseUrl, stderr: said } = await mockProcess();
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
    expect((await get(`${baseUrl}/segments`)).status).toBe(200);
    expect((await get(`${baseUrl}/segments`, { Prefer: 'code=429' })).status).toBe(429);
    expect(said()).toBe('');
    await get(`${baseUrl}/segments?limit=ten`);
    await expect.poll(said).toMatch(/^Violation: .*limit/m);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(stdout).toContain(`curl -X GET ${baseUrl}/accounts -H 'X-Api-Key: any' -H 'Prefer: code=429'`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: said() });
    await expect(get(`${baseUrl}/segments`)).rejects.toThrow();
  });

  it('makes up the same answers by the same seed', async () => {
    const { baseUrl } = await mockProcess(['--dynamic', '--seed', 'monday']);
    const [first, again] = [await get(`${baseUrl}/accounts`), await get(`${baseUrl}/accounts`)];
    const body = await first.json();
    expect(body.data.data.length).toBeGreaterThan(0);
    expect(await again.json()).toEqual(body);
  });

  it('says so when its port is taken, and does not start', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const { code, stdout, stderr } = await start(['mock', '--port', String(port)]).ended;
    expect(stderr).toMatch(/^error: Port \d+ of 127\.0\.0\.1 is in use/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('warns when other machines can reach it, and prints an address that the command can call', async () => {
    const { child, ended, baseUrl } = await mockProcess(['--host', '0.0.0.0']);
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
    expect((await get(`${baseUrl}/segments`)).status).toBe(200);
    // It answers the command itself.
    const { code: listed, stdout } = await recotap(['accounts', 'list', '--base-url', baseUrl]);
    expect({ listed, rows: stdout.trim().split('\n').length }).toEqual({ listed: 0, rows: 3 });
    expect(await recotap(['whoami', '--base-url', baseUrl])).toMatchObject({ code: 0 });
    child.kill('SIGTERM');
    const { code, stderr } = await ended;
    expect(stderr).toBe(
      'warning: Other machines can reach the mock at 0.0.0.0. It keeps nothing, and accepts any key.\n',
    );
    expect(code).toBe(0);
  });

  it.each(['localhost', '127.0.0.2'])('listens on this machine only, at %s, and does not warn', async (host) => {
    const { child, ended, baseUrl } = await mockProcess(['--host', host]);
    expect(new URL(baseUrl).hostname).toBe(host);
    expect((await get(`${baseUrl}/segments`)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it.each(['203.0.113.1', 'no-such-host.invalid'])('says so when it cannot listen at %s', async (host) => {
    const { code, stdout, stderr } = await start(['mock', '--port', '0', '--host', host]).ended;
    expect(stderr).toContain(`error: Cannot listen on port 0 of ${host}: `);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('refuses a port that is none', async () => {
    const { code, stderr } = await recotap(['mock', '--port', 'abc']);
    expect(stderr).toContain('Expected a whole number from 0 to 65535');
    expect(code).toBe(2);
  });
});
