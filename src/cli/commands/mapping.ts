import type { ReadOptions } from '../read/input/options.js';
import { openRows } from '../read/input/rows.js';
import { deals } from '../read/items/kinds.js';
import { type PresetName, readPreset } from '../read/mapping/presets/preset.js';
import { scalar } from '../read/mapping/suggest/scalar.js';
import { suggestMapping } from '../read/mapping/suggest/suggest.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, type Io, standardInput } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { counted, shellWord } from '../terminal/words.js';

export interface MappingCommandOptions extends ReadOptions {
  suggest?: string | undefined;
}

/**
 * `recotap mapping`: prints the mapping of a preset, or one that is guessed from a file.
 *
 * @returns the exit code
 * @throws CliError when the file cannot be used, or when not exactly one of the two is named
 */
export async function printMapping(
  preset: PresetName | undefined,
  { suggest, ...options }: MappingCommandOptions,
  io: Io,
): Promise<number> {
  if ((preset === undefined) === (suggest === undefined))
    throw new CliError('Name a preset, or a file: recotap mapping --suggest deals.csv.');
  await print(io, preset === undefined ? await suggestFor(`${suggest}`, options, io) : await readPreset(preset));
  return exitCode.ok;
}

const mostRows = 1000;

async function suggestFor(file: string, options: ReadOptions, io: Io): Promise<string[]> {
  const source = await openRows(file, options, deals.itemsKey, io);
  const rows: unknown[] = [];
  try {
    for await (const group of source.rows) {
      rows.push(...group.filter(({ unreadable }) => unreadable === undefined).map(({ value }) => value));
      if (rows.length >= mostRows) break;
    }
  } finally {
    source.stop();
  }
  const looked = rows.slice(0, mostRows);
  return [
    `# Guessed from the columns of ${source.name} and ${rows.length > mostRows ? 'its first ' : ''}${counted(looked.length, 'row')}. Check each line, then:`,
    `#   recotap validate ${file === standardInput ? standardInput : shellWord(file)} --map mapping.yaml`,
    ...readLines(options),
    ...suggestMapping(source.columns, looked),
  ];
}

/** What the user said about the file is part of its mapping. */
function readLines({ rows, encoding, delimiter, sheet }: ReadOptions): string[] {
  const words = Object.entries({ encoding, delimiter, sheet }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  );
  return [
    ...(rows === undefined ? [] : [`rows: ${scalar(rows)}`]),
    ...(words.length === 0 ? [] : [`file: { ${words.join(', ')} }`]),
  ];
}
