import { standardInput } from './input/open.js';
import type { PushOptions } from './push.js';
import type { PushRun } from './push-run.js';
import { counted, shellWord } from './words.js';

/** What to do now, with the command for it. */
export function nextSteps(file: string, options: PushOptions, { counts, isAllCounted }: PushRun): string {
  const toMend = counts.failed + counts.invalid;
  const problems = toMend + counts.unsent;
  const steps: string[] = [];
  if (!isAllCounted) {
    const rest = file === standardInput ? 'The rest of the input was not read' : `The rest of ${file} was not read`;
    steps.push(`${rest}. Run the same command again: sending a deal again is safe.`);
  }
  if (problems > 0 && options.problems !== undefined) {
    const what = toMend > 0 ? 'Correct that file, then run:' : 'To send it again, run:';
    steps.push(
      `${counted(problems, 'deal')} ${problems === 1 ? 'is' : 'are'} in ${options.problems}, with the reason. ${what}\n  ${pushCommand(options.problems, options)}`,
    );
  } else if (toMend > 0) {
    steps.push('To get these deals in a file that can be corrected and pushed again, add --problems problems.ndjson.');
  } else if (problems > 0 && steps.length === 0) {
    steps.push('Run the same command again: sending a deal again is safe.');
  }
  if (options.dryRun === true && steps.length === 0)
    steps.push('To push them, run the same command without --dry-run.');
  return steps.length === 0 ? '' : `\n${steps.join('\n')}\n`;
}

/** The deals in a problems file are mapped already. */
function pushCommand(file: string, { environment, baseUrl, apiKeyFile }: PushOptions): string {
  const words = ['recotap', 'push', shellWord(file)];
  for (const [flag, value] of [
    ['--environment', environment],
    ['--base-url', baseUrl],
    ['--api-key-file', apiKeyFile],
  ] as const) {
    if (value !== undefined) words.push(flag, shellWord(value));
  }
  return words.join(' ');
}
