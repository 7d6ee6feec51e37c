import type { PushProgress } from '../index.js';
import { type Io, write } from './io.js';
import { type LocatedOutcome, toLine } from './problems.js';

/**
 * Prints a PushReport as JSON, with the line of the input on each problem. One problem a line, so that no text has to hold them all.
 *
 * @param counts the rest of the report, in its order
 */
export async function printReport(
  counts: Partial<PushProgress> & { valid?: number },
  problems: LocatedOutcome[],
  io: Io,
): Promise<void> {
  await write(io.stdout, `${JSON.stringify({ ...counts, problems: undefined }).slice(0, -1)},"problems":[`);
  for (const [index, problem] of problems.entries())
    await write(io.stdout, `${index === 0 ? '\n' : ',\n'}${toLine(problem)}`);
  await write(io.stdout, `${problems.length > 0 ? '\n' : ''}]}\n`);
}
