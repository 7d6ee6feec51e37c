import { counted, duration, number, plural } from '../terminal/words.js';
import { type Counts, type PushableKind, toCorrect } from './outcome.js';

/** What a push did, for a person. */
export function summarize(
  { word, taken, wouldBe }: PushableKind,
  name: string,
  counts: Counts,
  isDryRun: boolean,
): string[] {
  const { total, failed, skipped = 0, invalid, superseded, unsent, requests, retries, durationMs } = counts;
  const rows: [number, string][] = [
    ...taken
      .filter((status) => status !== 'skipped')
      .map((status): [number, string] => [counts[status] ?? 0, isDryRun ? `would be ${wouldBe}` : status]),
    [failed, 'failed      refused by Recotap'],
    [skipped, 'skipped     passed over by Recotap'],
    [invalid, 'invalid     breaks the contract; never sent'],
    [superseded, `superseded  a later row has the same id${isDryRun ? '' : ' and was sent instead'}`],
    [unsent, 'unsent      no answer or no attempt; sending again is safe'],
  ];
  const width = Math.max(...rows.map(([count]) => number(count).length));
  const lines = rows
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, text]) => `  ${number(count).padStart(width)} ${text}`);
  const repeated = retries > 0 ? `, ${number(retries)} of them repeated` : '';
  const cost = isDryRun
    ? `in ${counted(requests, 'request')} (nothing was sent)`
    : `${counted(requests, 'request')}${repeated}`;
  return [`${name}: ${counted(total, word)}`, ...lines, `${cost}, ${duration(durationMs)}`];
}

/** What the advice at the end depends on. */
export interface Situation {
  counts: Counts;
  /** Whether `counts` covers the whole input. */
  isAllCounted: boolean;
  isDryRun: boolean;
  /** The problems file, and the command that pushes it. */
  problems: { file: string; command: string } | undefined;
}

/** What the user can do next. */
export function nextSteps({ word, again }: PushableKind, situation: Situation): string[] {
  const { counts, isAllCounted, isDryRun, problems } = situation;
  const incorrect = toCorrect(counts);
  const left = incorrect + counts.unsent;
  const steps: string[] = [];
  if (!isAllCounted) steps.push(`The rest of the input was not read. Run the same command again: ${again}.`);
  if (left > 0 && problems !== undefined) {
    const what = incorrect > 0 ? 'Correct that file, then run:' : 'To send it again, run:';
    steps.push(
      `${counted(left, word)} ${left === 1 ? 'is' : 'are'} in ${problems.file}, with the reason. ${what}`,
      `  ${problems.command}`,
    );
  } else if (incorrect > 0) {
    steps.push(
      `To get these ${plural(word)} in a file that you can correct and push again, add --problems problems.ndjson.`,
    );
  } else if (left > 0 && steps.length === 0) {
    steps.push(`Run the same command again: ${again}.`);
  }
  if (isDryRun && steps.length === 0) steps.push('To push them, run the same command without --dry-run.');
  return steps.length === 0 ? [] : ['', ...steps];
}
