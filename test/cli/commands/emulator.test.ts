import { describe, expect, it } from 'vitest';
import { run } from '../../../src/cli/program.js';
import type { Interrupt } from '../../../src/cli/terminal/io.js';
import { folderWith, ioWith, Kept } from '../io.js';

/** Runs the emulator until it says where it listens, uses it, and ends it. */
async function serving(args: string[], cwd: string, use: (url: string, greeting: string) => Promise<void>) {
  const [stdout, stderr] = [new Kept(), new Kept()];
  let interrupt = (_: Interrupt) => {};
  let ended: Promise<number> | undefined;
  const greeted = new Promise<void>((resolve) => {
    const io = ioWith({
      cwd,
      stderr,
      stdout: Object.assign(stdout, {
        write(text: string, done: () => void) {
          stdout.text += text;
          done();
          resolve();
          return true;
        },
      }),
      onInterrupt(listener) {
        interrupt = listener;
        return () => {};
      },
    });
    ended = run(['emulator', '--port', '0', ...args], io);
  });
  await greeted;
  await use(/http:\/\/\S+?(?=\/api)/.exec(stdout.text)?.[0] ?? '', stdout.text);
  interrupt('SIGINT');
  expect(await ended).toBe(0);
  return { stdout: stdout.text, stderr: stderr.text };
}

describe('recotap emulator --host', () => {
  it('that other machines can reach warns, makes up a token, prints it, and wants it', async () => {
    const { stdout, stderr } = await serving(['--host', '0.0.0.0'], '.', async (url, greeting) => {
      const [, token = ''] = /Authorization: Bearer ([\w-]+)/.exec(greeting) ?? [];
      expect(greeting).toContain(`Open ${url}/#token=${token} in a browser`);
      const see = (headers: Record<string, string>) => fetch(`${url}/_emulator/deals`, { headers });
      expect((await see({})).status).toBe(401);
      expect((await see({ authorization: `Bearer ${token}` })).status).toBe(200);
    });
    expect(stderr).toBe('warning: Other machines can reach the emulator at 0.0.0.0, and push to it with any key.\n');
    expect(stdout).toContain('which takes this token');
  });

  it('takes the token from a file, and does not show it', async () => {
    const cwd = await folderWith({ 'token.txt': 'the-token-of-the-team\n' });
    const args = ['--host', '0.0.0.0', '--inspect-token-file', 'token.txt'];
    const { stdout, stderr } = await serving(args, cwd, async (url) => {
      const headers = { authorization: 'Bearer the-token-of-the-team' };
      expect((await fetch(`${url}/_emulator/deals`, { headers })).status).toBe(200);
    });
    expect(stdout).toContain('$(cat token.txt)');
    expect(stdout + stderr).not.toContain('the-token-of-the-team');
  });

  it('is not needed on this machine, which neither warns nor wants a token', async () => {
    const { stderr } = await serving([], '.', async (url, greeting) => {
      expect(greeting.split('\n')[0]).toBe(`Open ${url}/ in a browser to see what arrives.`);
      expect((await fetch(`${url}/_emulator/deals`)).status).toBe(200);
    });
    expect(stderr).toBe('');
  });

  it('that this machine does not have is a usage error', async () => {
    const stderr = new Kept();
    expect(await run(['emulator', '--port', '0', '--host', '203.0.113.1'], ioWith({ stderr }))).toBe(2);
    expect(stderr.text).toMatch(/^error: Cannot listen on port 0 of 203\.0\.113\.1: /);
  });
});

describe('recotap emulator --allow-origin', () => {
  it('lets a page elsewhere call the API', async () => {
    await serving(['--allow-origin', 'https://app.test'], '.', async (url) => {
      const call = (origin: string) => fetch(`${url}/segments`, { headers: { origin, 'x-api-key': 'any' } });
      expect((await call('https://app.test')).status).toBe(200);
      expect((await call('https://other.test')).status).toBe(403);
    });
  });
});
