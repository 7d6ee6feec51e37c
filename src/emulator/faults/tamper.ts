import type { Struck } from './choose.js';
import { type Answer, deviate } from './deviate.js';
import { choosing, type Items, idOf } from './items.js';
import type { Body, FaultKind, Results } from './kinds.js';
import { htmlPage } from './pages.js';
import { type Dice, shuffledIndexes } from './random.js';
import type { FaultRule } from './schedule.js';

const tampering: ReadonlySet<FaultKind> = new Set(['results', 'summary', 'deviation', 'body']);

/**
 * Applies the faults to the API's response. Only a 200 deviates, and only one to a request with items has results and a summary to change.
 */
export async function tamper(
  response: Response,
  faults: readonly Struck[],
  items: Items | undefined,
): Promise<Response> {
  if (!faults.some(({ rule }) => tampering.has(rule.fault))) return response;
  const text = await response.text();
  const data = response.status === 200 && items !== undefined ? changeData(text, faults, items) : text;
  const { body, status, headers } = changeForm(
    { status: response.status, headers: response.headers, body: data },
    faults,
  );
  const end = faults.at(-1)?.rule;
  return end?.fault === 'body' ? changeBody(end, body, status, headers) : new Response(body, { status, headers });
}

/** The body is JSON text. */
interface TextResponse extends Answer {
  readonly body: string;
}

function changeForm(response: TextResponse, faults: readonly Struck[]): TextResponse {
  const kinds = faults.flatMap(({ rule }) => (rule.fault === 'deviation' ? [rule.change] : []));
  if (kinds.length === 0 || response.status !== 200) return response;
  const changed = deviate({ ...response, body: JSON.parse(response.body) }, kinds);
  return { ...changed, body: JSON.stringify(changed.body) };
}

type Result = Readonly<Record<string, unknown>>;

/** The response of a bulk operation. That of `mapExternalIds` has neither results nor a summary. */
interface BulkAnswer {
  data: { results?: Result[]; summary?: Record<string, number> };
}

function changeData(text: string, faults: readonly Struck[], items: Items): string {
  const response: BulkAnswer = JSON.parse(text);
  const { summary, results } = response.data;
  if (summary === undefined || results === undefined) return text;
  let changed = results;
  for (const { rule, dice } of faults) {
    if (rule.fault === 'results') changed = changeResults(changed, rule, items, dice);
    if (rule.fault === 'summary') {
      for (const count of ['total', 'upserted', 'created'])
        if (count in summary) summary[count] = Number(summary[count]) + 1;
    }
  }
  return JSON.stringify({ ...response, data: { results: changed, summary } });
}

function changeResults(results: Result[], rule: Results & FaultRule, items: Items, dice: Dice): Result[] {
  const order = shuffledIndexes(results.length, dice);
  if (rule.change === 'shuffled') return reordered(results, order);
  const chooses = choosing(rule.when);
  const drawn = new Set(order.slice(0, rule.count ?? 1));
  const change = changes[rule.change];
  return results.flatMap((result, index) => {
    const isMeant = chooses ? chooses(idOf(result, items.idField), items) : drawn.has(index);
    return isMeant ? change(result, items.idField, dice) : [result];
  });
}

/** What each change makes of one result. */
const changes: Record<
  Exclude<Results['change'], 'shuffled'>,
  (result: Result, idField: string, dice: Dice) => Result[]
> = {
  missing: () => [],
  doubled: (result) => [result, { ...result }],
  'unknown-id': (result, idField, dice) => [{ ...result, [idField]: unknownId(dice) }],
  extra: (result, idField, dice) => [result, { ...result, [idField]: unknownId(dice) }],
  'unknown-status': (result) => [{ ...result, status: 'queued' }],
};

function unknownId(dice: Dice): string {
  return `nobody-sent-${Math.floor(dice() * 2 ** 32).toString(16)}`;
}

/** Sorts by `order`. If that is the present order, the first result goes to the end. */
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
