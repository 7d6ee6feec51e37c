import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { pythonWithRequests } from './python.js';

const home = mkdtempSync(join(tmpdir(), 'recotap-languages-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const languages: [name: string, command: string, args: string[]][] = [
  ['Python', await pythonWithRequests(), ['push.py']],
  ['PHP', 'php', ['push.php']],
  ['Go', 'go', ['run', 'push.go']],
];

describe.each(languages)('the example in %s', (_, command, args) => {
  const run = (url: string, key = 'a-key') =>
    promisify(execFile)(command, args, {
      cwd: resolve('examples/languages'),
      env: { PATH: process.env.PATH, HOME: home, GOFLAGS: '-mod=mod', RECOTAP_URL: url, RECOTAP_API_KEY: key },
    });

  it('pushes against the emulator, waits where it is told to, and tells what came of each deal', async () => {
    const emulator = createEmulator({
      refuse: ({ pipelineId }) => (pipelineId === 'legacy' ? 'Pipeline Legacy is archived' : undefined),
      faults: { rules: [{ fault: 'status', status: 429, retryAfter: 1, times: 1 }] },
    });
    await using listening = await emulator.listen();
    const { stdout } = await run(`${listening.url}/api/v1`);
    expect(stdout.replace(/ +$/gm, '')).toBe('d-1 upserted\nd-2 failed Pipeline Legacy is archived\n');
    expect(emulator.requests.map(({ status }) => status)).toEqual([429, 200]);
  });

  it('fails where the key is refused, and does not show it', async () => {
    await using listening = await createEmulator({ apiKey: 'the-right-one' }).listen();
    const failed = await run(`${listening.url}/api/v1`, 'a-wrong-key').catch((error) => error);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('401');
    expect(failed.stderr).not.toContain('a-wrong-key');
  });
});
