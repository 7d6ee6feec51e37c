import { nouns } from '../ledger/kinds.js';
import { counted, duration, idList, number } from '../terminal/words.js';
import type { AlsoSent, Counts, Target } from './facts.js';
import type { PushableKind } from './outcome.js';
import { describeTarget } from './target.js';

/** Ids of one kind that are named. */
const mostNamed = 10;

/** What a push did, for a person. */
export function summarize(
  { word, taken, wouldBe, supersededBy }: PushableKind,
  name: string,
  counts: Counts,
  target: Target,
  isDryRun: boolean,
): string[] {
  const {
    total,
    failed,
    skipped = 0,
    unchanged = 0,
    invalid,
    superseded,
    unsent,
    requests,
    retries,
    durationMs,
  } = counts;
  const rows: [number, string][] = [
    ...taken
      .filter((status) => status !== 'skipped' && status !== 'unchanged')
      .map((status): [number, string] => [counts[status] ?? 0, isDryRun ? `would be ${wouldBe}` : status]),
    [unchanged, 'unchanged   Recotap has it already'],
    [failed, 'failed      refused by Recotap'],
    [skipped, 'skipped     passed over by Recotap'],
    [invalid, 'invalid     breaks the contract; never sent'],
    [
      superseded,
      `superseded  ${supersededBy ?? `a later row has the same id${isDryRun ? '' : ' and was sent instead'}`}`,
    ],
    [unsent, 'unsent      no response or no attempt; sending again is safe'],
  ];
  const width = Math.max(...rows.map(([count]) => number(count).length));
  const lines = rows
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, text]) => `  ${number(count).padStart(width)} ${text}`);
  const again = retries > 0 ? `, ${number(retries)} of them retries` : '';
  const cost = isDryRun
    ? `in ${counted(requests, 'request')} (nothing was sent)`
    : `${counted(requests, 'request')}${again}`;
  return [
    `${name}: ${counted(total, word)}`,
    ...lines,
    ...(counts.alsoSent ?? []).flatMap(describeAlsoSent),
    `${cost}, ${duration(durationMs)}`,
    `Target: ${describeTarget(target)}`,
  ];
}

function describeAlsoSent({ kind, accepted, refused, ids }: AlsoSent): string[] {
  const count = accepted + refused;
  return [
    `Also sent ${counted(count, nouns[kind])} that ${count === 1 ? 'was' : 'were'} waiting in the ledger: ${idList(ids, count, mostNamed)}`,
    ...(refused === 0 ? [] : [`  Recotap refused ${number(refused)} of them. For the reasons: recotap ledger failed`]),
  ];
}
