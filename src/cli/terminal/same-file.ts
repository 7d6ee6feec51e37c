import { fstatSync, type Stats, statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from './cli-error.js';
import type { Io } from './io.js';

/** Where the API key may be, beside all else that a project needs. It is not to be lost. */
export const dotEnv = '.env';

/**
 * @param others the files that are read or written otherwise; `-` for the standard input
 * @throws CliError when writing to `file` would overwrite one of them, or `.env`
 */
export async function mustNotOverwrite(option: string, file: string, others: readonly string[], io: Io): Promise<void> {
  for (const other of others) {
    if (await isSameFile(file, other, io))
      throw new CliError(
        `${option} would overwrite ${other === '-' ? 'the file on the standard input' : other}, which this run reads or writes. Name another file.`,
      );
  }
  if (await isSameFile(file, dotEnv, io))
    throw new CliError(`${option} would overwrite ${dotEnv}, where the API key may be. Name another file.`);
}

/** Whether two names lead to one file, by links or otherwise. */
async function isSameFile(file: string, other: string, io: Io): Promise<boolean> {
  const [path, another] = [resolve(io.cwd, file), other === '-' ? undefined : resolve(io.cwd, other)];
  try {
    if (another !== undefined && (await realpath(path)) === (await realpath(another))) return true;
    const [one, two] = [statSync(path), another === undefined ? inputOf(io) : statSync(another)];
    return two !== undefined && one.isFile() && one.dev === two.dev && one.ino === two.ino;
  } catch {
    return path === another;
  }
}

/** The standard input, where it is a file or a pipe of the system. */
function inputOf({ stdin }: Io): Stats | undefined {
  return stdin.fd === undefined ? undefined : fstatSync(stdin.fd);
}
