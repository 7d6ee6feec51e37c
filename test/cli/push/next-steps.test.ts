import { describe, expect, it } from 'vitest';
import type { Why } from '../../../src/cli/push/facts.js';
import { nextSteps, type Situation } from '../../../src/cli/push/next-steps.js';

const problems = { file: 'p.ndjson', command: 'recotap push p.ndjson' };

const situation = (
  fields: Partial<Omit<Situation, 'counts'>> & { counts?: Partial<Situation['counts']> } = {},
): Situation => ({
  word: 'deal',
  again: 'sending a deal again is safe',
  why: undefined,
  isAllCounted: true,
  isDryRun: false,
  input: { name: 'deals.csv', isStream: false },
  problems: undefined,
  ...fields,
  counts: { total: 10, failed: 0, invalid: 0, unsent: 0, ...fields.counts },
});

const whys: (Why | undefined)[] = [undefined, 'interrupted', 'deadline', 'key', 'server', 'limit', 'input', 'output'];
const yesOrNo = [false, true];

const all = whys.flatMap((why) =>
  [0, 3].flatMap((invalid) =>
    [0, 4].flatMap((unsent) =>
      yesOrNo.flatMap((isAllCounted) =>
        yesOrNo.flatMap((isDryRun) =>
          yesOrNo.flatMap((isStream) =>
            [undefined, problems].map((file) =>
              situation({
                why,
                isAllCounted,
                isDryRun,
                problems: file,
                input: { name: isStream ? 'the standard input' : 'deals.csv', isStream },
                counts: { invalid, unsent },
              }),
            ),
          ),
        ),
      ),
    ),
  ),
);

describe('the advice at the end of a push', () => {
  it.each<[string, Situation, string[]]>([
    ['nothing is left', situation(), []],
    [
      'deals have to be corrected',
      situation({ counts: { invalid: 2, failed: 1 }, problems }),
      ['3 deals are in p.ndjson, with the reason. Correct that file, then run:', '  recotap push p.ndjson'],
    ],
    [
      'deals have to be corrected, and no file was wanted',
      situation({ counts: { invalid: 2 } }),
      ['To get these deals in a file that you can correct and push again, add --problems problems.ndjson.'],
    ],
    [
      'the key was refused',
      situation({ why: 'key', counts: { unsent: 10 }, problems }),
      [
        '10 deals are in p.ndjson, with the reason. Once the key is accepted (recotap whoami tells), run:',
        '  recotap push p.ndjson',
      ],
    ],
    [
      'the server was out of reach, and no file was wanted',
      situation({ why: 'server', counts: { unsent: 10 } }),
      [
        'Once the server can be reached (recotap whoami tells), run the same command again: sending a deal again is safe.',
      ],
    ],
    [
      'it was interrupted, and the whole file counted',
      situation({ why: 'interrupted', counts: { unsent: 1 }, problems }),
      ['1 deal is in p.ndjson, with the reason. To send it again, run:', '  recotap push p.ndjson'],
    ],
    [
      'it was interrupted twice',
      situation({ why: 'interrupted', isAllCounted: false, counts: { unsent: 4 }, problems }),
      ['The rest of deals.csv was not read. Run the same command again: sending a deal again is safe.'],
    ],
    [
      'a stream was interrupted',
      situation({
        why: 'interrupted',
        isAllCounted: false,
        counts: { unsent: 4 },
        problems,
        input: { name: 'the standard input', isStream: true },
      }),
      [
        'The rest of the standard input was not read. 4 deals are in p.ndjson, with the reason. To send it again, run:',
        '  recotap push p.ndjson',
      ],
    ],
    [
      'the disk was full',
      situation({ why: 'output', isAllCounted: false, counts: { invalid: 4 } }),
      [
        'The rest of deals.csv was not read. Make room for the file, then run the same command again: sending a deal again is safe.',
      ],
    ],
    ['a dry run is fine', situation({ isDryRun: true }), ['To push them, run the same command without --dry-run.']],
    [
      'a dry run found something to correct',
      situation({ isDryRun: true, counts: { invalid: 1 }, problems }),
      [
        'p.ndjson has the reason of each of these deals. Correct deals.csv, then run the same command without --dry-run.',
      ],
    ],
  ])('when %s', (_, given, expected) => expect(nextSteps(given)).toEqual(expected));

  it.each(all)('tells to run one thing at most, and only what there is: %j', (given) => {
    const text = nextSteps(given).join('\n');
    const commands = text.match(/same command|recotap push p\.ndjson|add --problems/g) ?? [];
    const left = given.counts.invalid + given.counts.unsent;
    if (left > 0 || !given.isAllCounted) expect(text).not.toBe('');
    if (!given.isDryRun) expect(commands.length).toBeLessThanOrEqual(1);
    else expect(text).not.toContain('recotap push p.ndjson');
    if (given.problems === undefined) expect(text).not.toContain('p.ndjson, with');
    // A file that lacks some of what is left never looks like all of it.
    if (!given.isAllCounted) expect(text).toContain('was not read');
    if (given.isDryRun && given.isAllCounted && given.counts.invalid > 0) expect(text).toContain('Correct');
  });
});
