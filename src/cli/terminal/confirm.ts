import { createInterface } from 'node:readline';
import { CliError } from './cli-error.js';
import type { Io } from './io.js';

/** @throws CliError when there is no terminal on which to ask */
export function mustHaveTerminal({ stdin, stderr }: Io): void {
  if (stdin.isTTY === true && stderr.isTTY === true) return;
  throw new CliError(
    '--confirm needs a terminal, and there is none. Nothing was sent. Leave out --confirm to push without a question.',
  );
}

/** Asks whether to go on. @throws CliError for every answer but yes; the reason of the signal */
export async function confirm({ stdin, stderr }: Io, signal?: AbortSignal): Promise<void> {
  stderr.write('Continue? [y/N] ');
  const lines = createInterface({ input: stdin, terminal: false, ...(signal && { signal }) });
  try {
    for await (const line of lines) {
      if (/^\s*y(es)?\s*$/i.test(line)) return;
      break;
    }
    signal?.throwIfAborted();
    throw new CliError('Nothing was sent.');
  } finally {
    lines.close();
    stdin.pause();
  }
}
