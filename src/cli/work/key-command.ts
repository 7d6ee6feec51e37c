import { type ChildProcess, spawn } from 'node:child_process';
import { keyInFile } from '../commands/resolve/key-text.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';

/** How long the command may take, in ms. */
const LONGEST_MS = 30_000;
/** How much it may print, in bytes. */
const MOST = 64 * 1024;

/**
 * Runs the command that prints the key of an account. What it prints is in no message.
 *
 * @param end ends it at once, with all that it has started
 * @throws CliError when it prints no key
 */
export async function keyPrintedBy(command: string, account: string, io: Io, end: AbortSignal): Promise<string> {
  return keyInFile(await outputOf(command, account, io, end), 'stdout of --api-key-command');
}

function outputOf(command: string, account: string, { env, cwd }: Io, end: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      ...{ cwd, shell: true, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] },
      env: { ...env, RECOTAP_LANE: account },
      // A process group of its own, so that nothing of it outlives the worker.
      detached: process.platform !== 'win32',
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let failure: string | undefined;
    const stop = (why: string) => {
      failure ??= why;
      child.stdout?.destroy();
      killAll(child);
    };
    const timer = setTimeout(() => stop(`took longer than ${LONGEST_MS / 1000} s`), LONGEST_MS);
    const onEnd = () => stop('was ended');
    end.addEventListener('abort', onEnd);
    if (end.aborted) onEnd();
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST) stop(`printed more than ${MOST / 1024} kB`);
      else chunks.push(chunk);
    });
    child.on('error', (error) => stop(`could not be started (${(error as NodeJS.ErrnoException).code})`));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      end.removeEventListener('abort', onEnd);
      if (code !== 0) failure ??= `ended with ${code ?? signal}`;
      if (failure === undefined) resolve(Buffer.concat(chunks).toString());
      else reject(new CliError(`The command of --api-key-command ${failure}.`));
    });
  });
}

function killAll(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
