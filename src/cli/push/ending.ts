import { RecotapError, type RecotapHttpError } from '../../index.js';
import { CliError } from '../terminal/cli-error.js';
import type { Stop } from '../terminal/interrupt.js';
import { exitCode, signalExitCode } from '../terminal/io.js';
import type { BeforePush, Counts, Why } from './facts.js';
import { type RunEnd, toCorrect } from './outcome.js';

/** Something that could not be written at the end of a push. */
export interface Failure {
  cause: unknown;
}

/** A file that cannot be read from its start is a usage error, as if it had been found before the push. */
export function isNothingSent({ ended, counts }: RunEnd, before: BeforePush, { by }: Stop): boolean {
  const isUntouched = counts.requests === 0 && Object.keys(before).length === 0;
  return ended?.cause instanceof CliError && isUntouched && by === undefined;
}

export function whyOf({ ended }: RunEnd, { by, isOverdue }: Stop, failure: Failure | undefined): Why | undefined {
  if (by !== undefined) return 'interrupted';
  if (ended === undefined) return undefined;
  if (isOverdue) return 'deadline';
  const { cause } = ended;
  if (!RecotapError.is(cause)) return failure === undefined ? 'input' : 'output';
  if (cause.code === 'unauthorized') return 'key';
  if (cause.code === 'ledger') return 'output';
  const { status = 0 } = cause as Partial<RecotapHttpError>;
  return status === 429 || status === 408 || status >= 500 ? 'limit' : 'server';
}

/** An error that neither the user nor the server caused is a bug, and is thrown. */
export function messagesOf({ ended }: RunEnd, { by }: Stop, failures: readonly Failure[]): (readonly string[])[] {
  const causes = [by === undefined ? ended?.cause : undefined, ...failures.map(({ cause }) => cause)];
  const given = causes.filter((cause) => cause !== undefined);
  const isFirst = (cause: unknown, index: number) =>
    given.findIndex((other) => textOf(other) === textOf(cause)) === index;
  return given.filter(isFirst).map((cause) => {
    if (cause instanceof CliError) return cause.lines;
    if (RecotapError.is(cause)) return [cause.message];
    throw cause;
  });
}

function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

export function codeOf({ ended, counts }: RunEnd, { accounts }: BeforePush, { by }: Stop, isDoubtful: boolean): number {
  if (by !== undefined) return signalExitCode[by];
  if (ended !== undefined) return exitCode.ended;
  const problems = toCorrect(counts) + counts.unsent + (accounts?.problems.length ?? 0) + refusedBeside(counts);
  return problems > 0 || isDoubtful ? exitCode.problems : exitCode.ok;
}

/** What was waiting in the ledger and was refused now. */
function refusedBeside({ alsoSent = [] }: Counts): number {
  return alsoSent.reduce((sum, { refused }) => sum + refused, 0);
}
