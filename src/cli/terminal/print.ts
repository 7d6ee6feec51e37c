import { CliError, fileError, OutputError } from './cli-error.js';
import { type Printed, printable } from './escape.js';
import type { Io } from './io.js';

/**
 * Prints a result. Resolves when it is written, and also when the reader is gone (`recotap … | head`).
 *
 * @returns whether there is still a reader
 * @throws OutputError when it cannot be written
 */
export function print({ stdout }: Io, printed: Printed): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stdout.write(printable(printed), (error) => {
      if (!error) return resolve(true);
      if (isClosedPipe(error)) return resolve(false);
      const explained = fileError(error, 'the standard output');
      reject(explained instanceof CliError ? new OutputError(explained.message, { cause: error }) : error);
    });
  });
}

/** Prints texts one after the other, so that no text has to hold them all. */
export async function printAll(io: Io, texts: Iterable<string>): Promise<void> {
  for (const text of texts) await print(io, text);
}

/** Prints a message to the standard error. A failure is ignored: there is nowhere left to report it. */
export function say({ stderr }: Io, printed: Printed): Promise<void> {
  return new Promise((resolve) => {
    stderr.write(printable(printed), () => resolve());
  });
}

function isClosedPipe(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}
