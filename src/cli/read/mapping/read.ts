import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { suggestion } from '../../terminal/suggest.js';
import { readText } from '../input/text.js';
import { loadMapping } from './load.js';
import type { Mapping } from './mapping.js';
import { isPreset, presetNames, readPreset } from './presets/preset.js';

/** Keys are compared each with each. */
const largestMapping = 64 * 1024;

/**
 * Reads the mapping that the user named.
 *
 * @param name a preset, or a file. A file that is named like a preset is `./hubspot-deals`
 * @throws CliError when there is neither, or with all that is wrong in the file
 */
export async function readMapping(name: string, io: Io): Promise<Mapping> {
  return loadMapping(isPreset(name) ? await readPreset(name) : await readFile(name, io), name);
}

async function readFile(name: string, io: Io): Promise<string> {
  try {
    return await readText(name, largestMapping, `${name} is too large for a mapping. Is it the file of deals?`, io);
  } catch (error) {
    if (!isMissing(error) || /[./\\]/.test(name)) throw error;
    throw new CliError(
      `There is neither a preset nor a file ${name}.${suggestion(name, presetNames)} The presets are ${presetNames.join(', ')}.`,
      { cause: error },
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof CliError && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}
