import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { suggestion } from '../../terminal/suggest.js';
import { readText } from '../input/read-text.js';
import { isPreset, presetNames, readPreset } from './presets/preset.js';

/** The YAML parser compares each key with every other. */
const largest = 64 * 1024;

/**
 * Reads the text of a mapping.
 *
 * @param name a preset or a file. A file with the name of a preset is `./hubspot-deals`
 * @throws CliError when there is neither
 */
export async function readMappingText(name: string, io: Io): Promise<string> {
  if (isPreset(name)) return readPreset(name);
  try {
    return await readText(name, largest, `${name} is too large for a mapping. Is it the file of deals?`, io);
  } catch (error) {
    if (!isMissing(error) || /[./\\]/.test(name)) throw error;
    throw new CliError(
      `There is no preset and no file named ${name}.${suggestion(name, presetNames)} The presets are ${presetNames.join(', ')}.`,
      { cause: error },
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof CliError && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}
