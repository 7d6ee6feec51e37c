import { CliError } from '../terminal/cli-error.js';
import type { Row } from './input/row.js';
import type { Compiled } from './mapping/compiled.js';
import type { Tally } from './values/converter.js';

/**
 * The parts of a row of which each becomes an item.
 *
 * @param keepsRows whether items keep the cells of their rows
 * @throws CliError when several items would have the same cells in a problems file: pushed again, a row would bring back all of them
 */
export function partsOf(
  { parts }: Pick<Compiled, 'parts'>,
  row: Row,
  keepsRows: boolean,
  tally?: Tally,
): readonly unknown[] {
  if (parts === undefined || row.unreadable !== undefined) return [row.value];
  const found = parts(row.value, tally);
  if (keepsRows && found.length > 1)
    throw new CliError(
      `The mapping makes several items of the row on line ${row.line}, which a problems file in CSV cannot tell apart. Name it problems.ndjson.`,
    );
  return found;
}
