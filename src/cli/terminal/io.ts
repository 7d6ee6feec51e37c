import type { Readable, Writable } from 'node:stream';
import { CliError, fileError, OutputError } from './cli-error.js';
import { printable } from './words.js';

/** Everything the command takes from the process that it runs in. */
export interface Io {
  stdin: Readable & { isTTY?: boolean | undefined };
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean | undefined };
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** Calls `listener` each time the command is asked to stop, instead of ending the process. Gives back what ends that. */
  onInterrupt(listener: (signal: Interrupt) => void): () => void;
}

export type Interrupt = 'SIGINT' | 'SIGTERM';

/**
 * Prints a result. Resolves when it has gone out, and also when nobody reads any more (`recotap … | head`).
 *
 * @returns whether anybody reads still
 * @throws OutputError when it cannot be written
 */
export function print({ stdout }: Io, text: string | Buffer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stdout.write(text, (error) => {
      if (!error) return resolve(true);
      if (isClosedPipe(error)) return resolve(false);
      const told = fileError(error, 'the standard output');
      reject(told instanceof CliError ? new OutputError(told.message, { cause: error }) : error);
    });
  });
}

/** Says something beside the result. Where it cannot be written, nobody can be told so. */
export function say({ stderr }: Io, text: string): Promise<void> {
  return new Promise((resolve) => {
    stderr.write(printable(text), () => resolve());
  });
}

function isClosedPipe(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}
