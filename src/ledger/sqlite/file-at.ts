import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ledgerError } from './errors.js';

/**
 * The file of a ledger, whatever links lead to it: who sends is told by a file beside it, which has to be the same by every name. A link may
 * lead to a file that is yet to be made.
 *
 * @param path as messages name it
 */
export function fileAt(path: string, name: string = resolve(path)): string {
  const file = followed(name, path);
  if (file !== undefined) return file;
  const target = targetOf(name);
  if (target !== undefined) return fileAt(path, target);
  const folder = followed(dirname(name), path);
  return folder === undefined ? name : join(folder, basename(name));
}

/** Undefined where there is nothing. */
function followed(name: string, path: string): string | undefined {
  try {
    return realpathSync(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw ledgerError(path, error);
  }
}

/** Where a link leads. Undefined for what is no link. */
function targetOf(name: string): string | undefined {
  try {
    return resolve(dirname(name), readlinkSync(name));
  } catch {
    return undefined;
  }
}
