import { standardInput } from '../read/input/open.js';
import { type Pushable, toMend } from '../read/item-kind.js';
import { counted, plural, shellWord } from '../terminal/words.js';
import type { PushItemsOptions } from './push.js';
import type { PushRun } from './run.js';

/** What to do now, with the command for it. */
export function nextSteps(kind: Pushable, file: string, options: PushItemsOptions, run: PushRun): string {
  const { counts, isAllCounted } = run;
  const faulty = toMend(counts);
  const problems = faulty + counts.unsent;
  const runAgain = `Run the same command again: ${kind.again}.`;
  const steps: string[] = [];
  if (!isAllCounted) {
    const rest = file === standardInput ? 'The rest of the input was not read' : `The rest of ${file} was not read`;
    steps.push(`${rest}. ${runAgain}`);
  }
  if (problems > 0 && options.problems !== undefined) {
    const what = faulty > 0 ? 'Correct that file, then run:' : 'To send it again, run:';
    steps.push(
      `${counted(problems, kind.word)} ${problems === 1 ? 'is' : 'are'} in ${options.problems}, with the reason. ${what}\n  ${pushCommand(kind, options.problems, options)}`,
    );
  } else if (faulty > 0) {
    steps.push(
      `To get these ${plural(kind.word)} in a file that can be corrected and pushed again, add --problems problems.ndjson.`,
    );
  } else if (problems > 0 && steps.length === 0) {
    steps.push(runAgain);
  }
  if (options.dryRun === true && steps.length === 0)
    steps.push('To push them, run the same command without --dry-run.');
  return steps.length === 0 ? '' : `\n${steps.join('\n')}\n`;
}

/** The items in a problems file are mapped already. */
function pushCommand({ command, flags }: Pushable, file: string, options: PushItemsOptions): string {
  const { environment, baseUrl, apiKeyFile } = options;
  const words = ['recotap', ...command, shellWord(file), ...flags.map(shellWord)];
  for (const [flag, value] of [
    ['--environment', environment],
    ['--base-url', baseUrl],
    ['--api-key-file', apiKeyFile],
  ] as const) {
    if (value !== undefined) words.push(flag, shellWord(value));
  }
  return words.join(' ');
}
