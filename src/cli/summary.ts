import type { PushProgress } from '../index.js';
import type { Reason, Reasons } from './reasons.js';
import { counted, duration, number, printable } from './words.js';

const mostReasons = 5;

const meanings: Record<Reason['status'], string> = {
  failed: 'refused by Recotap',
  invalid: 'not by the contract, so never sent',
  unsent: 'no answer or no attempt; sending again is safe',
};

/** What became of the deals, for a person. */
export function summarize(file: string, counts: PushProgress, reasons: Reasons, isDryRun: boolean): string {
  const { total, upserted, failed, invalid, superseded, unsent, requests, retries, durationMs } = counts;
  const would = isDryRun ? 'would be ' : '';
  const rows: [number, string][] = [
    [upserted, `${would}upserted`],
    [failed, `failed      ${meanings.failed}`],
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
  return [`${file}: ${counted(total, 'deal')}`, ...lines, `${cost}, ${duration(durationMs)}`, ...explain(reasons)].join(
    '\n',
  );
}

/** The most frequent reasons, each with a deal that it hit. */
export function explain(reasons: Reasons): string[] {
  if (reasons.size === 0) return [];
  const top = reasons.top(mostReasons);
  const width = Math.max(...top.map(({ count }) => number(count).length));
  const lines = top.flatMap(({ status, text, count, example: { externalDealId, line, value } }) => {
    const where = [
      externalDealId === undefined ? undefined : `deal ${externalDealId}`,
      line === undefined ? undefined : `line ${line}`,
    ];
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
