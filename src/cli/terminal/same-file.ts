import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from './cli-error.js';
import type { Io } from './io.js';

/** Where the API key may come from, whatever the command. */
const dotEnv = '.env';

/** @throws CliError when writing to `file` would overwrite one of those that are read or written otherwise, or `.env` */
export async function mustNotOverwrite(option: string, file: string, others: readonly string[], io: Io): Promise<void> {
  for (const other of [...others, dotEnv]) {
    if (await isSameFile(resolve(io.cwd, file), resolve(io.cwd, other)))
      throw new CliError(`${option} would overwrite ${other}, which this run reads or writes. Name another file.`);
  }
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  try {
    const [first, second] = await Promise.all([realpath(a), realpath(b)]);
    if (first === second) return true;
    const [one, other] = await Promise.all([stat(first), stat(second)]);
    return one.isFile() && one.dev === other.dev && one.ino === other.ino;
  } catch {
    return a === b;
  }
}
