import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process that was started here, and what it printed. */
export interface Started {
  child: ChildProcess;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  readonly stdout: string;
  readonly stderr: string;
}

export function start(args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ...env },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    child,
    ended,
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
  };
}

const command = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const producer = fileURLToPath(new URL('producer.ts', import.meta.url));

export interface WorkerSettings {
  address: string;
  baseUrl: string;
  timeoutS: number;
  env?: Record<string, string>;
}

/** The built `recotap work`. */
export function startWorker({ address, baseUrl, timeoutS, env }: WorkerSettings): Started {
  return start([command, 'work', '--base-url', baseUrl, '--timeout', `${timeoutS}`], {
    RECOTAP_LEDGER: address,
    RECOTAP_API_KEY: 'key',
    ...env,
  });
}

export function startProducer(options: object): Started {
  return start(['--import', 'tsx', producer, JSON.stringify(options)]);
}

/** Interrupts workers, and throws when one does not end by itself, or not well. */
export async function stopWorkers(workers: readonly Started[]): Promise<void> {
  for (const { child } of workers) child.kill('SIGTERM');
  for (const worker of workers) {
    const end = await worker.ended;
    if (end !== 0) throw new Error(`A worker ended with ${end}:\n${worker.stderr}`);
  }
}

/** Ends processes at once, whatever they do. */
export async function killAll(all: readonly Started[]): Promise<void> {
  for (const { child } of all) child.kill('SIGKILL');
  await Promise.all(all.map(({ ended }) => ended));
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Looks again and again. @returns whether it came to be so within `ms` */
export async function until(isSo: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > end) return false;
    await wait(50);
  }
  return true;
}
