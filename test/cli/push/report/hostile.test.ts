import fc from 'fast-check';
import { lexer, type Token } from 'marked';
import { expect, it } from 'vitest';
import type { PushFacts } from '../../../../src/cli/push/facts.js';
import { htmlReport } from '../../../../src/cli/push/report/html.js';
import { markdownReport } from '../../../../src/cli/push/report/markdown.js';
import type { ProblemRow } from '../../../../src/cli/push/report/rows.js';
import { printable } from '../../../../src/cli/terminal/escape.js';
import { readReport } from './read.js';

const parts = [
  '</script>',
  '<!--',
  '-->',
  ']]>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '&lt;b&gt;',
  '&#60;b&#62;',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u0000',
  '\r\n# heading',
  '=HYPERLINK("http://evil.example")',
  '|',
  '\\|',
  '`',
  '``',
  '**bold**',
  '[link](http://evil.example)',
  '![image](http://evil.example/x.png)',
  'http://evil.example/',
  '@everyone',
  '<http://evil.example>',
  '\\',
  '~~~',
  '---',
  "'",
  '漢字',
  '👩‍👩‍👧',
  '\ud800',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'grapheme' })), { maxLength: 6 })
  .map((all) => all.join(''));
const row: fc.Arbitrary<ProblemRow> = fc.record({
  place: text,
  id: text,
  name: text,
  status: fc.constantFrom('failed', 'invalid'),
  reason: text,
  reasons: fc.constant([]),
});

/** A report in which every text that can come from outside is the given one. */
function factsWith(given: string): PushFacts {
  return {
    startedAt: '2026-11-28T03:00:00.000Z',
    input: { name: given, mapping: given },
    target: { environment: null, baseUrl: given, isDefault: false },
    settings: { '--header': given },
    total: 3,
    upserted: 1,
    failed: 1,
    invalid: 1,
    superseded: 0,
    unsent: 0,
    requests: 1,
    retries: 0,
    durationMs: 1,
    changes: { new: 1, changed: 0, sentAgain: 0, refusedBefore: 0, waitingBefore: 0 },
    complete: false,
    ended: 'server',
    endedBy: given,
    problemsFile: given,
    reasons: [{ reason: given, count: 2, example: given }],
    pace: { bucketMs: 50, buckets: [{ requests: 1, throttled: 0, failed: 0, heldMs: 0 }] },
    links: {
      total: 3,
      linked: 1,
      unlinked: 1,
      unlinkedDeals: [{ externalDealId: given, domains: [given] }],
      withoutDomain: 1,
      withoutDomainDeals: [{ externalDealId: given, domains: [given] }],
      knownDomains: [{ domain: given, deals: 1 }],
      unknownDomains: [{ domain: given, deals: 1, name: given }],
    },
    notes: [given],
  };
}

const kind = { word: 'deal', idField: 'externalDealId' };
/** A report of harmless text, to compare with. */
const plain = await htmlReport(factsWith('plain'), { rows: [], total: 2 }, kind);

it('shows text from outside as text, whatever it is: no element, attribute or script comes of it', async () => {
  const expected = readReport(plain);
  await fc.assert(
    fc.asyncProperty(text, fc.array(row, { maxLength: 5 }), async (given, rows) => {
      const html = await htmlReport(factsWith(given), { rows, total: 2 }, kind);
      const found = readReport(html);
      expect(found.elements).toEqual(expected.elements);
      expect(found.attributes.map(([name]) => name)).toEqual(expected.attributes.map(([name]) => name));
      expect(found.scripts.at(-1)).toBe(expected.scripts.at(-1));
      // HTML joins spaces and line ends.
      expect(found.text).toContain(printable(given).replace(/\s+/g, ' ').trim());
      expect(html).not.toMatch(/[\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      expect(found.problems.name).toEqual(rows.map(({ name }) => name));
      expect(found.problems.reason).toEqual(rows.map(({ reason }) => reason));
    }),
    { numRuns: 300 },
  );
});

it('shows text from outside as code in Markdown, where it is no markup, link or mention', () => {
  const kinds = (tokens: readonly Token[]): string[] =>
    tokens.flatMap((token) => [
      token.type,
      ...kinds(token.type === 'list' ? token.items : 'tokens' in token && token.tokens ? token.tokens : []),
    ]);
  const structure = (markdown: string) =>
    kinds(lexer(markdown)).filter((type) => !['codespan', 'text', 'space', 'escape'].includes(type));
  const harmless = (name: string): ProblemRow => ({
    place: '1',
    id: 'i',
    name,
    status: 'failed',
    reason: 'r',
    reasons: [],
  });
  fc.assert(
    fc.property(
      text.filter((given) => given.trim() !== ''),
      (given) => {
        const rows = [{ ...harmless(given), id: given, reason: given, place: given }];
        const markdown = markdownReport(factsWith(given), { rows, total: 1 }, kind);
        const expected = markdownReport(factsWith('plain'), { rows: [harmless('n')], total: 1 }, kind);
        expect(structure(markdown)).toEqual(structure(expected));
        expect(markdown.split('\n')).toHaveLength(expected.split('\n').length);
      },
    ),
    { numRuns: 500 },
  );
});

it('is the same page for the same push', async () => {
  expect(await htmlReport(factsWith('plain'), { rows: [], total: 2 }, kind)).toBe(plain);
});
