import { InvalidDeal, type Issue, validateDeal } from '../index.js';
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
    const issues = issuesOf(item);
    if (issues.length === 0) continue;
    invalid++;
    const deal: unknown = item instanceof InvalidDeal ? item.item : item;
    const outcome: LocatedOutcome = { line, index, externalDealId: idOf(deal), status: 'invalid', issues, deal };
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

function issuesOf(item: unknown): Issue[] {
  if (item instanceof InvalidDeal) return item.issues;
  const validation = validateDeal(item);
  return validation.valid ? [] : validation.issues;
}

function idOf(deal: unknown): string | undefined {
  const id = typeof deal === 'object' && deal !== null ? (deal as Record<string, unknown>).externalDealId : undefined;
  return typeof id === 'string' ? id : undefined;
}
