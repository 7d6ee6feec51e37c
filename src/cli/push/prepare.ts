import type { ItemKind, ItemSource } from '../read/items/item.js';
import { CliError } from '../terminal/cli-error.js';
import { confirm, mustHaveTerminal } from '../terminal/confirm.js';
import { type Io, standardInput } from '../terminal/io.js';
import { plural } from '../terminal/words.js';
import type { Target } from './facts.js';
import { type MostInvalid, type Reasons, refuseInvalid, survey } from './survey.js';
import { announce } from './target.js';

/** What is looked at before anything is sent. */
export interface Preparation {
  kind: ItemKind;
  /** As the user named them. */
  files: readonly string[];
  /** Opens the input; a file can be opened more than once. */
  open(): Promise<ItemSource>;
  /** What is to be done first, each by the option that asks for it. */
  steps: readonly { flag: string }[];
  /** The name of the mapping; null for none; undefined where there is no such thing. */
  mapping: string | null | undefined;
  target: Target;
  isDryRun: boolean;
  /** How many items may be invalid. Default: any number. */
  mostInvalid: MostInvalid | undefined;
  /** Whether the user wants to be asked before anything is sent. */
  isAsking: boolean;
}

/**
 * Opens the input, checks all that the user wants checked, says what will be sent and where to, and asks if asked to.
 *
 * @throws CliError when the push must not begin; the reason of the signal
 */
export async function prepare(
  job: Preparation,
  reasons: Reasons,
  say: (line: string) => void,
  signal: AbortSignal,
  io: Io,
): Promise<ItemSource> {
  const { kind, files, open, mostInvalid, isDryRun } = job;
  const isAsking = job.isAsking && !isDryRun;
  if (isAsking) mustHaveTerminal(io);
  const flag = flagThatReads(job);
  const twice = () =>
    new CliError(
      `${flag} has to read the ${plural(kind.word)} first: name a file instead of ${files.join(' ')}, which can be read only once.`,
    );
  if (flag !== undefined && files.includes(standardInput)) throw twice();
  const source = await open();
  try {
    if (flag !== undefined && !source.isSized) throw twice();
    const isSurveyed = isAsking || mostInvalid !== undefined;
    const found = isSurveyed ? await survey(kind, await open(), reasons, signal) : undefined;
    if (found !== undefined && mostInvalid !== undefined)
      refuseInvalid(found, mostInvalid, { name: source.name, word: kind.word, reasons });
    say(announce({ ...job, name: source.name, word: kind.word, total: found?.total }));
    if (isAsking) await confirm(io, signal);
    return source;
  } catch (error) {
    source.stop();
    throw error;
  }
}

function flagThatReads({ steps, mostInvalid, isAsking }: Preparation): string | undefined {
  if (mostInvalid !== undefined) return '--max-invalid';
  return steps[0]?.flag ?? (isAsking ? '--confirm' : undefined);
}
