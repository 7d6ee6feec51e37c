import { check } from './check.js';
import { exitCode } from './exit-code.js';
import { type Io, write } from './io.js';
import type { LocatedOutcome } from './problems.js';
import { Reasons } from './reasons.js';
import { printReport } from './report.js';
import { openSource, type SourceOptions } from './source.js';
import { explain } from './summary.js';
import { counted, duration } from './words.js';

export interface ValidateOptions extends SourceOptions {
  json?: boolean | undefined;
}

/**
 * `recotap validate`: reads, maps and checks every deal, and sends none.
 *
 * @returns the exit code
 * @throws CliError when the file or the mapping cannot be used
 */
export async function validate(file: string, options: ValidateOptions, io: Io): Promise<number> {
  const source = await openSource(file, options, io);
  const startedAt = performance.now();
  const reasons = new Reasons();
  const problems: LocatedOutcome[] = [];
  let total = 0;
  let invalid = 0;
  for await (const item of source.deals) {
    const index = total++;
    const line = source.takeLine(index);
    const checked = check(item);
    if (checked.issues.length === 0) continue;
    invalid++;
    const outcome: LocatedOutcome = { line, index, status: 'invalid', ...checked };
    reasons.add(outcome);
    if (options.json === true) problems.push(outcome);
  }
  const durationMs = Math.round(performance.now() - startedAt);
  for (const note of source.notes()) await write(io.stderr, `note: ${note}\n`);
  const valid = total - invalid;
  if (options.json === true) await printReport({ total, valid, invalid, durationMs }, problems, io);
  else {
    const verdict =
      invalid === 0
        ? 'all valid'
        : `${valid.toLocaleString('en-US')} valid, ${invalid.toLocaleString('en-US')} invalid`;
    const lines = [
      `${source.input.name}: ${counted(total, 'deal')}, ${verdict} (${duration(durationMs)})`,
      ...explain(reasons),
    ];
    await write(io.stdout, `${lines.join('\n')}\n`);
  }
  return invalid === 0 ? exitCode.ok : exitCode.problems;
}
