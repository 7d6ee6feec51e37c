import type { LocatedProblem } from '../push/problems.js';
import { Reasons } from '../push/reasons.js';
import { JsonReport } from '../push/report.js';
import { explain } from '../push/summary.js';
import { check } from '../read/check.js';
import { dealKind } from '../read/deal-kind.js';
import { type ItemSource, openSource, type SourceOptions } from '../read/source.js';
import { exitCode } from '../terminal/exit-code.js';
import { type Io, print, say } from '../terminal/io.js';
import { counted, duration, number } from '../terminal/words.js';

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
  const source = await openSource(dealKind, file, options, io);
  const report = options.json === true ? new JsonReport(dealKind) : undefined;
  try {
    const { reasons, ...counts } = await look(source, report);
    for (const note of source.notes()) await say(io, `note: ${note}\n`);
    if (report !== undefined) await report.print(counts, io);
    else await print(io, describe(source.input.name, counts, reasons));
    return counts.invalid === 0 ? exitCode.ok : exitCode.problems;
  } finally {
    report?.close();
  }
}

interface Counts {
  total: number;
  valid: number;
  invalid: number;
  durationMs: number;
}

async function look(source: ItemSource, report: JsonReport | undefined): Promise<Counts & { reasons: Reasons }> {
  const startedAt = performance.now();
  const reasons = new Reasons();
  let [total, invalid] = [0, 0];
  for await (const item of source.items) {
    const index = total++;
    const line = source.takeLine(index);
    const checked = check(item, dealKind);
    if (checked.issues.length === 0) continue;
    invalid++;
    const problem: LocatedProblem = { line, index, status: 'invalid', ...checked };
    reasons.add(problem);
    report?.add(problem);
  }
  return { total, valid: total - invalid, invalid, durationMs: Math.round(performance.now() - startedAt), reasons };
}

function describe(name: string, { total, valid, invalid, durationMs }: Counts, reasons: Reasons): string {
  const verdict = invalid === 0 ? 'all valid' : `${number(valid)} valid, ${number(invalid)} invalid`;
  const lines = [
    `${name}: ${counted(total, 'deal')}, ${verdict} (${duration(durationMs)})`,
    ...explain(reasons, dealKind.word),
  ];
  return `${lines.join('\n')}\n`;
}
