import { type FaultSchedule, FaultScheduleError, parseFaultSchedule } from '../../emulator/index.js';
import type { Io } from '../terminal/io.js';
import { readYaml } from '../terminal/yaml.js';
import { positionOf } from '../terminal/yaml-position.js';
import { readText } from './input/read-text.js';

/** The YAML parser compares each key with every other. */
const largest = 64 * 1024;

/**
 * Reads a `FaultSchedule` for the emulator from a YAML or JSON file.
 *
 * @throws CliError that lists each mistake with its line
 */
export async function readFaults(file: string, io: Io): Promise<FaultSchedule> {
  const text = await readText(file, largest, `${file} is too large for a schedule of faults.`, io);
  const { document, refuse, toValue } = readYaml(text, file, 'schedule of faults');
  const value = toValue();
  try {
    return parseFaultSchedule(value);
  } catch (error) {
    if (!(error instanceof FaultScheduleError)) throw error;
    refuse(
      error.issues.map(({ path, message }) => ({
        at: positionOf(document, path),
        text: `${path === '' ? 'the file' : path} ${message}`,
      })),
    );
    throw error;
  }
}
