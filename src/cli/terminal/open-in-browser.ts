import { spawn } from 'node:child_process';
import type { Io } from './io.js';

/** The program of each system that opens a URL in the browser of the user. */
const openers: Partial<Record<NodeJS.Platform, readonly [program: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
const otherwise = ['xdg-open'] as const;

/**
 * Opens a URL in the browser of the user, without a shell. Others on this machine can see it in the list of processes, so it must hold no secret.
 *
 * @returns why it was not opened; undefined if it was
 */
export function openInBrowser(url: string, { env }: Pick<Io, 'env'>): Promise<string | undefined> {
  const [program, ...args] = openers[process.platform] ?? otherwise;
  const { RECOTAP_API_KEY: _, ...rest } = env;
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { env: rest, stdio: 'ignore', detached: true });
    child.once('error', ({ message }) => resolve(message));
    child.once('exit', (code) => resolve(code === 0 ? undefined : `${program} ended with ${code ?? 'a signal'}`));
    child.unref();
  });
}
