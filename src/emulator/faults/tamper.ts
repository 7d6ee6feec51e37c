import type { PushDealsResponse } from '../../../generated/schema.js';
import type { Struck } from './choose.js';
import type { Body, FaultKind, Results } from './kinds.js';
import { htmlPage } from './pages.js';
import { type Dice, shuffledIndexes } from './random.js';

const tampering: ReadonlySet<FaultKind> = new Set(['results', 'summary', 'body']);

/** What the API answered, with what the faults do to it. An answer that is no 200 has no results, and no summary, to be wrong. */
export async function tamper(answer: Response, faults: readonly Struck[]): Promise<Response> {
  if (!faults.some(({ rule }) => tampering.has(rule.fault))) return answer;
  const { status, headers } = answer;
  const text = await answer.text();
  const changed = status === 200 ? changeData(text, faults) : text;
  const end = faults.at(-1)?.rule;
  return end?.fault === 'body' ? changeBody(end, changed, status, headers) : new Response(changed, { status, headers });
}

type Result = Record<string, unknown> & { externalDealId: string };

function changeData(text: string, faults: readonly Struck[]): string {
  const answer: PushDealsResponse = JSON.parse(text);
  const { summary } = answer.data;
  let results: Result[] = answer.data.results;
  for (const { rule, dice } of faults) {
    if (rule.fault === 'results') results = changeResults(results, rule, rule.when?.dealIds, dice);
    if (rule.fault === 'summary') {
      summary.total += 1;
      summary.upserted += 1;
    }
  }
  return JSON.stringify({ ...answer, data: { results, summary } });
}

function changeResults(results: Result[], rule: Results, dealIds: string | readonly string[] | undefined, dice: Dice) {
  const order = shuffledIndexes(results.length, dice);
  if (rule.change === 'shuffled') return reordered(results, order);
  const ids = dealIds === undefined ? undefined : new Set([dealIds].flat());
  const drawn = new Set(order.slice(0, rule.count ?? 1));
  const change = changes[rule.change];
  return results.flatMap((result, index) => {
    const isMeant = ids ? ids.has(result.externalDealId) : drawn.has(index);
    return isMeant ? change(result, dice) : [result];
  });
}

/** What becomes of one result. */
const changes: Record<Exclude<Results['change'], 'shuffled'>, (result: Result, dice: Dice) => Result[]> = {
  missing: () => [],
  doubled: (result) => [result, { ...result }],
  'unknown-id': (result, dice) => [{ ...result, externalDealId: unknownId(dice) }],
  extra: (result, dice) => [result, { ...result, externalDealId: unknownId(dice) }],
  'unknown-status': (result) => [{ ...result, status: 'queued' }],
};

function unknownId(dice: Dice): string {
  return `nobody-sent-${Math.floor(dice() * 2 ** 32).toString(16)}`;
}

/** By `order`, which may happen to be the one that they have: then the first goes to the end. */
function reordered(results: Result[], order: number[]): Result[] {
  if (order.every((from, to) => from === to)) order.push(...order.splice(0, 1));
  return order.map((index) => results[index] as Result);
}

function changeBody({ change }: Body, text: string, status: number, old: Headers): Response {
  const headers = new Headers(old);
  if (change === 'html') headers.set('content-type', 'text/html');
  if (change === 'wrong-type') headers.set('content-type', 'text/plain');
  const bodies = { empty: '', truncated: text.slice(0, text.length / 2), html: htmlPage(status), 'wrong-type': text };
  return new Response(bodies[change], { status, headers });
}
