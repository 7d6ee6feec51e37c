import { type Document, isMap, isSeq, type Node } from 'yaml';
import { type FaultSchedule, FaultScheduleError, parseFaultSchedule } from '../emulator/index.js';
import { readText } from './input/text.js';
import type { Io } from './io.js';
import { readYaml } from './yaml.js';

/** Keys are compared each with each. */
const largest = 64 * 1024;

/**
 * Reads a file of faults for the emulator: a `FaultSchedule` as YAML, and so as JSON too.
 *
 * @throws CliError with all that is wrong, each with its line
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

/** Where in the text a path leads to; for what is not there, where it would have to be. */
function positionOf({ contents }: Document.Parsed, path: string): number {
  let at = 0;
  let node = contents as Node | null;
  for (const key of path.split('.')) {
    const next = entryAt(node, key);
    if (next === undefined) return node?.range?.[0] ?? at;
    at = next.at;
    node = next.value;
  }
  return at;
}

function entryAt(node: Node | null, key: string): { at: number; value: Node | null } | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((item) => String(item.key) === key);
    return pair && { at: pair.key.range?.[0] ?? 0, value: pair.value };
  }
  const item = isSeq<Node>(node) ? node.items[Number(key)] : undefined;
  return item && { at: item.range?.[0] ?? 0, value: item };
}
