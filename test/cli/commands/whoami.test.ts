import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

describe('recotap whoami', () => {
  it('says that the key is good, where it came from and for which server, by one request', async () => {
    const { emulator, baseUrl, at } = await emulatorServer({ apiKey: 'key' });
    const { code, stdout, stderr } = await recotap(['whoami', ...at], { cwd: '.' });
    expect(stdout).toBe(`The API key from the environment variable RECOTAP_API_KEY is valid for ${baseUrl}.\n`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(emulator.requests).toMatchObject([{ method: 'GET' }]);
  });

  it('prints the same as JSON', async () => {
    const { baseUrl, at } = await emulatorServer();
    const cwd = await folderWith({ 'key.txt': 'secret\n' });
    const { stdout } = await recotap(['whoami', '--json', '--api-key-file', 'key.txt', ...at], { cwd });
    expect(JSON.parse(stdout)).toEqual({ ok: true, environment: null, baseUrl, apiKeySource: 'the file key.txt' });
  });

  it('exits with 3 when the key is refused, and says what to do without showing it', async () => {
    const { at } = await emulatorServer({ apiKey: 'another' });
    const { code, stdout, stderr } = await recotap(['whoami', ...at], {
      cwd: '.',
      env: { RECOTAP_API_KEY: 'a-key-that-nobody-knows' },
    });
    expect(stderr).toMatch(/^error: .*401.*RECOTAP_API_KEY is not valid/);
    expect(stderr).not.toContain('a-key-that-nobody-knows');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });

  it('without a key is a usage error, with no advice that does not help', async () => {
    const { code, stderr } = await recotap(['whoami'], { cwd: await folderWith({}), env: {} });
    expect(stderr).toMatch(/^error: No API key\. Set /);
    expect(stderr).not.toContain('--dry-run');
    expect(code).toBe(2);
  });
});
