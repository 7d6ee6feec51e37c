import type { DealOutcome } from '../../src/index.js';
import type { Played } from './play.js';
import type { Caller, Scenario } from './scenario.js';

/** What the promises forbid and a run did all the same, in words; empty when they were kept. */
export function judge(scenario: Scenario, played: Played): string[] {
  return [
    ...played.violations,
    ...oneOutcomeEach(scenario, played),
    ...countsAddUp(played),
    ...lastVersionWins(scenario, played),
    ...outcomesAsHeard(played),
  ];
}

/** Who left, or whose callback threw, is not told of what came well afterwards: it is known by its count alone. */
function isToldAll({ does }: Caller): boolean {
  return !['leaves the stream', 'throws in onOutcome', 'throws in onProgress'].includes(does);
}

function oneOutcomeEach({ items, source, caller }: Scenario, { outcomes, report, given }: Played): string[] {
  const found: string[] = [];
  const indexes = outcomes.map(({ index }) => index).sort((a, b) => a - b);
  if (new Set(indexes).size < indexes.length) found.push('an item has two outcomes');
  if (outcomes.some(({ index, deal }) => items[index] !== null && deal !== items[index])) {
    found.push('an outcome has the deal of another one');
  }
  if (caller.does === 'leaves the stream') return found;
  const isTold = isToldAll(caller);
  const total = report?.total ?? outcomes.length;
  if (isTold && indexes.some((index, place) => index !== place)) found.push('an item has no outcome');
  if (isTold && outcomes.length !== total) found.push(`${outcomes.length} outcomes, and a total of ${total}`);
  // A source that is still thinking when the push ends may give one item to nobody.
  const toNobody = source === 'slow source' && report !== undefined ? 1 : 0;
  if (total > given || total < given - toNobody) found.push(`the source gave ${given}, and ${total} are accounted for`);
  return found;
}

function countsAddUp({ outcomes, report }: Played): string[] {
  if (report === undefined) return [];
  const { total, upserted, failed, invalid, superseded, unsent, requests, retries, problems } = report;
  const found: string[] = [];
  if (upserted + failed + invalid + superseded + unsent !== total) found.push('the counts do not add up');
  if (retries > requests) found.push('more repetitions than requests');
  const isStream = problems.length === 0;
  if (!isStream && problems.length !== failed + invalid + unsent) found.push('a problem is not in the report');
  for (const status of ['failed', 'invalid', 'unsent'] as const) {
    const count = outcomes.filter((outcome) => outcome.status === status).length;
    if (count !== report[status])
      found.push(`${count} outcomes are ${status}, and the report counts ${report[status]}`);
  }
  return found;
}

function lastVersionWins({ items, caller }: Scenario, { outcomes, held, lastSent }: Played): string[] {
  const last = new Map<string, DealOutcome>();
  for (const outcome of [...outcomes].sort((a, b) => a.index - b.index)) {
    if (outcome.status !== 'invalid') last.set(String(outcome.externalDealId), outcome);
  }
  return [...last].flatMap(([id, { index, status }]) => {
    if (status === 'superseded') return isToldAll(caller) ? [`the last version of ${id} is superseded`] : [];
    if (status !== 'upserted') return [];
    const later = items.slice(index, isToldAll(caller) ? index + 1 : undefined).map((item) => JSON.stringify(item));
    const found: string[] = [];
    if (!later.includes(JSON.stringify(held.get(id))))
      found.push(`${id} is upserted, and Recotap holds another version`);
    if (!later.includes(JSON.stringify(lastSent.get(id)))) found.push(`${id} was sent again after its last version`);
    return found;
  });
}

/** An outcome is what a response to a request with that very deal said of its id. */
function outcomesAsHeard({ outcomes, heard }: Played): string[] {
  return outcomes.flatMap(({ externalDealId: id, deal, status }) => {
    const { statuses, isRefused } = heard.get(JSON.stringify(deal)) ?? { statuses: new Set(), isRefused: false };
    if (status === 'upserted' && !statuses.has('upserted')) return [`${id} is upserted, and no response said so`];
    const others = [...statuses].filter((each) => each !== 'upserted');
    if (status === 'failed' && !isRefused && others.length === 0) return [`${id} is failed, and no response said so`];
    return [];
  });
}
