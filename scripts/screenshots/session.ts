import { spawn } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { createEmulator } from '../../src/emulator/index.js';
import { accountsOfSample, mapping, sample } from '../demo/sample.js';

/** A real run of the command, as it stands in the README. */
export interface Session {
  /** What a terminal shows, the command in front. */
  lines: string[];
  /** The report that it wrote. */
  report: string;
}

/** Pushes the sample from this checkout into an emulator. @param look called after that, with the emulator's address */
export async function recordSession(look: (url: string) => Promise<void> = async () => {}): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-session-'));
  const emulator = createEmulator({
    accounts: accountsOfSample(),
    refuse: ({ pipelineId }) => (pipelineId === 'Legacy' ? 'Pipeline Legacy is archived' : undefined),
  });
  const { url, close } = await emulator.listen();
  try {
    for (const file of [sample, mapping]) cpSync(file, join(folder, basename(file)));
    const args = [
      'deals.csv',
      '--map',
      'deals.yaml',
      '--check-links',
      '--problems',
      'problems.csv',
      '--report',
      'report.html',
    ];
    const printed = await run(folder, ['push', ...args, '--base-url', `${url}/api/v1`]);
    await look(url);
    const shown = printed
      .replaceAll(url, 'http://127.0.0.1:4020')
      .replace(/^\d{4}-[\d:T-]+Z {2}/gm, '')
      .trimEnd();
    return {
      lines: [`$ recotap push ${args.join(' ')} --base-url http://127.0.0.1:4020/api/v1`, ...shown.split('\n')],
      report: readFileSync(join(folder, 'report.html'), 'utf8'),
    };
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both outputs, in the order in which they were written: to one file, since two pipes would not keep it. */
async function run(cwd: string, args: string[]): Promise<string> {
  const file = join(cwd, 'printed.txt');
  const output = openSync(file, 'a');
  const command = ['--import', import.meta.resolve('tsx'), resolve('src/cli/main.ts'), ...args];
  const env = { ...process.env, RECOTAP_API_KEY: 'demo-key' };
  await new Promise((done, fail) => {
    const child = spawn(process.execPath, command, { cwd, env, stdio: ['ignore', output, output] });
    child.once('error', fail);
    child.once('close', done);
  });
  closeSync(output);
  return readFileSync(file, 'utf8');
}

/** Without what is another each time: how long things took. */
export function withoutTimes(text: string): string {
  return text.replace(/\b[\d.]+ (?:ms|s)\b/g, '0 ms');
}
