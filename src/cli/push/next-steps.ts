import { counted, plural } from '../terminal/words.js';
import type { Counts, Why } from './facts.js';
import { toCorrect } from './outcome.js';

/** What the advice at the end depends on. */
export interface Situation {
  /** What an item is called. */
  word: string;
  /** What happens when an item is pushed again. */
  again: string;
  counts: Pick<Counts, 'total' | 'failed' | 'invalid' | 'skipped' | 'unsent'>;
  /** Undefined for a push that came to its end. */
  why: Why | undefined;
  /** Whether `counts` covers the whole input. */
  isAllCounted: boolean;
  isDryRun: boolean;
  input: { name: string; isStream: boolean };
  /** The problems file and the command that pushes it, if there is one that is whole. */
  problems: { file: string; command: string } | undefined;
}

/** What has to happen first, as the start of a sentence. */
const first: Partial<Record<Why, string>> = {
  key: 'Once the key is accepted (recotap whoami tells), ',
  server: 'Once the server can be reached (recotap whoami tells), ',
  limit: 'Once the server takes requests again, ',
};

/** What the user can do next: at most one thing, which leads to everything being in Recotap. */
export function nextSteps(situation: Situation): string[] {
  const { counts, isAllCounted, isDryRun } = situation;
  const left = toCorrect(counts) + counts.unsent;
  if (isDryRun) return afterDryRun(situation);
  if (!isAllCounted) return afterPart(situation);
  return left === 0 ? [] : afterAll(situation);
}

function afterDryRun(situation: Situation): string[] {
  const { word, counts, isAllCounted, input, problems } = situation;
  if (!isAllCounted) return [`The rest of ${input.name} was not read. Run the same command again.`];
  const incorrect = toCorrect(counts);
  if (incorrect === 0) return counts.total === 0 ? [] : ['To push them, run the same command without --dry-run.'];
  const reasons =
    problems === undefined
      ? `To get the reason of each ${word} in a file, add --problems problems.ndjson.`
      : `${problems.file} has the reason of each of these ${plural(word)}.`;
  return [`${reasons} Correct ${input.name}, then run the same command without --dry-run.`];
}

/** Some of the input was not read, so that no problems file holds all that is left. */
function afterPart({ word, again, counts, why, input, problems }: Situation): string[] {
  const unread = `The rest of ${input.name} was not read.`;
  const left = toCorrect(counts) + counts.unsent;
  if (input.isStream && problems !== undefined && left > 0) {
    return [`${unread} ${howManyIn(problems.file, left, word)}. ${pushFile(counts, why)}`, `  ${problems.command}`];
  }
  if (why === 'input') return [`${unread} Correct it, then run the same command again: ${again}.`];
  if (why === 'output') return [`${unread} Make room for the file, then run the same command again: ${again}.`];
  return [`${unread} ${sentence(why, `run the same command again: ${again}.`)}`];
}

function afterAll({ word, again, counts, why, problems }: Situation): string[] {
  const incorrect = toCorrect(counts);
  if (problems !== undefined) {
    const left = incorrect + counts.unsent;
    return [`${howManyIn(problems.file, left, word)}. ${pushFile(counts, why)}`, `  ${problems.command}`];
  }
  if (counts.unsent === 0) {
    return [
      `To get these ${plural(word)} in a file that you can correct and push again, add --problems problems.ndjson.`,
    ];
  }
  const file = incorrect === 0 ? '' : `, with --problems problems.ndjson for the ${plural(word)} to correct`;
  return [sentence(why, `run the same command again${file}: ${again}.`)];
}

function howManyIn(file: string, count: number, word: string): string {
  return `${counted(count, word)} ${count === 1 ? 'is' : 'are'} in ${file}, with the reason`;
}

function pushFile(counts: Situation['counts'], why: Why | undefined): string {
  const incorrect = toCorrect(counts);
  if (incorrect > 0) return sentence(why, 'correct that file, then run:');
  return sentence(why, 'run:', 'To send it again, run:');
}

/** @param plain the sentence where nothing has to happen first, if it is another one */
function sentence(why: Why | undefined, what: string, plain = what[0]?.toUpperCase() + what.slice(1)): string {
  const start = why === undefined ? undefined : first[why];
  return start === undefined ? plain : start + what;
}
