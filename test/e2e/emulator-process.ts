import { onTestFinished } from 'vitest';
import { type CommandOptions, start } from './command.js';

/** A `recotap emulator` in a process of its own, until it is killed or the test is over. */
export async function emulatorProcess(args: string[] = ['--port', '0'], options: CommandOptions = {}) {
  const { child, ended } = start(['emulator', ...args], options);
  onTestFinished(() => void child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      const found = /at (http:\S+?)\/api/.exec(String(chunk))?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  const inspect = async (what: string): Promise<Inspected> => (await fetch(`${url}/_emulator/${what}`)).json();
  return { child, ended, url, baseUrl: `${url}/api/v1`, port: new URL(url).port, inspect };
}

interface Inspected {
  total: number;
  deals: { deal: { externalDealId: string } }[];
  requests: { status: number; body?: { deals: { externalDealId: string }[] } }[];
}
