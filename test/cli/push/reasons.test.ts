import { describe, expect, it } from 'vitest';
import type { LocatedProblem } from '../../../src/cli/push/outcome.js';
import { createReasons } from '../../../src/cli/push/reasons.js';
import { printable } from '../../../src/cli/terminal/escape.js';
import { RecotapError } from '../../../src/index.js';

const invalid = (index: number, issues: [path: string, message: string][], deal: unknown = {}): LocatedProblem => ({
  line: index + 2,
  index,
  id: `deal-${index}`,
  status: 'invalid',
  issues: issues.map(([path, message]) => ({ path, message })),
  item: deal,
});

const failed = (index: number, error: string): LocatedProblem => ({
  line: index + 2,
  index,
  id: `deal-${index}`,
  status: 'failed',
  error,
  item: {},
});

const tell = (outcomes: LocatedProblem[]) => {
  const reasons = createReasons('deal');
  for (const outcome of outcomes) reasons.add(outcome);
  return reasons.describe().join('\n');
};

describe('the reasons in the summary', () => {
  it('are the five most frequent ones, each with its first deal', () => {
    const outcomes = [6, 5, 4, 3, 2, 1].flatMap((count, kind) =>
      Array.from({ length: count }, (_, index) => failed(kind * 10 + index, `Reason ${kind}`)),
    );
    const told = tell(outcomes);
    expect(told.match(/Reason \d/g)).toEqual(['Reason 0', 'Reason 1', 'Reason 2', 'Reason 3', 'Reason 4']);
    expect(told).toContain('6  failed: Reason 0\n     such as deal deal-0, line 2');
    expect(told).toContain('and 1 more reason');
  });

  it('are one reason when only the id of the deal differs, or the place in a list', () => {
    expect(tell([failed(1, 'deal-1 is archived'), failed(2, 'deal-2 is archived')])).toContain(
      '2  failed: … is archived',
    );
    const path = (index: number) => `associatedAccounts.${index}.domain`;
    const told = tell([
      invalid(1, [
        [path(0), 'is odd'],
        [path(3), 'is odd'],
      ]),
      invalid(2, [[path(1), 'is odd']]),
    ]);
    expect(told).toContain('2  invalid: associatedAccounts[].domain is odd');
  });

  it('show the value that is wrong, cut short', () => {
    expect(tell([invalid(1, [['a.0', 'is odd']], { a: ['x'.repeat(500)] })])).toMatch(/line 3: "x{50,60}…$/);
  });

  it('count each of the reasons of a deal', () => {
    const told = tell([
      invalid(1, [
        ['name', 'is required'],
        ['amount', 'is odd'],
      ]),
      invalid(2, [['name', 'is required']]),
    ]);
    expect(told).toMatch(/2 {2}invalid: name is required.*1 {2}invalid: amount is odd/s);
  });

  it('say why deals were not sent', () => {
    const cause = new RecotapError('connection', 'No response from there.');
    const unsent: LocatedProblem = { line: 2, index: 0, id: 'a', status: 'unsent', cause, item: {} };
    expect(tell([unsent])).toContain('1  unsent: No response from there.\n     deal a, line 2');
  });

  it('cannot move the cursor of a terminal, whatever a server or a file says', () => {
    expect(printable(tell([failed(1, 'bad\u001b[2J\nfaith')]))).toContain('bad\\u001b[2J faith');
  });

  it('take no more memory for a server that words each refusal anew', () => {
    const told = tell(Array.from({ length: 5000 }, (_, index) => failed(index, `Reason number ${index}`)));
    expect(told).toContain('4,000  failed: for another reason');
    expect(told).toContain('and 996 more reasons');
  });
});
