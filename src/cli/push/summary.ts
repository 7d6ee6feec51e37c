import type { Counts, ProblemStatus, Pushable } from '../read/item-kind.js';
import { counted, duration, number, printable } from '../terminal/words.js';
import type { Reasons } from './reasons.js';

const mostReasons = 5;

const meanings: Record<ProblemStatus, string> = {
  failed: 'refused by Recotap',
  skipped: 'passed over by Recotap',
  invalid: 'not by the contract, so never sent',
  unsent: 'no answer or no attempt; sending again is safe',
};

/** What became of the items, for a person. */
export function summarize(
  { word, taken, wouldBe }: Pushable,
  file: string,
  counts: Counts,
  reasons: Reasons,
  isDryRun: boolean,
): string {
  const { total, failed, skipped = 0, invalid, superseded, unsent, requests, retries, durationMs } = counts;
  const rows: [number, string][] = [
    ...taken
      .filter((status) => status !== 'skipped')
      .map((status): [number, string] => [counts[status] ?? 0, isDryRun ? `would be ${wouldBe}` : status]),
    [failed, `failed      ${meanings.failed}`],
    [skipped, `skipped     ${meanings.skipped}`],
    [invalid, `invalid     ${meanings.invalid}`],
    [superseded, `superseded  a later row has the same id${isDryRun ? '' : ' and went in its place'}`],
    [unsent, `unsent      ${meanings.unsent}`],
  ];
  const width = Math.max(...rows.map(([count]) => number(count).length));
  const lines = rows
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, text]) => `  ${number(count).padStart(width)} ${text}`);
  const repeated = retries > 0 ? `, ${number(retries)} of them repeated` : '';
  const cost = isDryRun
    ? `in ${counted(requests, 'request')} (nothing was sent)`
    : `${counted(requests, 'request')}${repeated}`;
  return [
    `${file}: ${counted(total, word)}`,
    ...lines,
    `${cost}, ${duration(durationMs)}`,
    ...explain(reasons, word),
  ].join('\n');
}

/**
 * The most frequent reasons, each with an item that it hit.
 *
 * @param word what an item is called
 */
export function explain(reasons: Reasons, word: string): string[] {
  if (reasons.size === 0) return [];
  const top = reasons.top(mostReasons);
  const width = Math.max(...top.map(({ count }) => number(count).length));
  const lines = top.flatMap(({ status, text, count, example: { id, line, value } }) => {
    const where = [id === undefined ? undefined : `${word} ${id}`, line === undefined ? undefined : `line ${line}`];
    const example = where.filter((part) => part !== undefined).join(', ');
    const indent = ' '.repeat(width + 4);
    return [
      `  ${number(count).padStart(width)}  ${status}: ${inShort(text)}`,
      `${indent}${count > 1 ? 'such as ' : ''}${inShort(example)}${value === undefined ? '' : `: ${inShort(value)}`}`,
    ];
  });
  const more = reasons.size - top.length;
  return [
    '',
    'Why, the most frequent first:',
    ...lines,
    ...(more > 0 ? [`  and ${counted(more, 'reason')} more`] : []),
  ];
}

function inShort(text: string): string {
  const clean = printable(text.replaceAll('\n', ' '));
  return clean.length > 300 ? `${clean.slice(0, 299)}…` : clean;
}
