import createFetchClient from 'openapi-fetch';
import { describe, expect, it } from 'vitest';
import { createRequests } from '../../generated/client.js';
import type { paths } from '../../generated/schema.js';
import { readScenarios } from '../../scripts/contract/scenarios.js';
import { readContract } from '../../scripts/generate/contract.js';
import type { Json } from '../../scripts/generate/document.js';

const operations = new Map(readContract().operations.map((operation) => [operation.operationId, operation]));
const successes = readScenarios().filter(({ status }) => status === 200);

/** Request functions whose server answers every request with `answer`, and the requests that it got. */
function answeredWith(answer: Json) {
  const sent: Request[] = [];
  const client = createFetchClient<paths, 'application/json'>({
    baseUrl: 'http://127.0.0.1/api/v1',
    fetch: async (request) => {
      sent.push(request.clone());
      return Response.json(answer);
    },
  });
  return { requests: createRequests(client), sent };
}

type AnyFunction = (...given: unknown[]) => Promise<{ data?: unknown }>;

describe('the generated request functions', () => {
  it.each(successes)('send in $operationId what $example shows, and return its answer', async (scenario) => {
    const { requests, sent } = answeredWith(scenario.response);
    const call = (requests as unknown as { [name: string]: AnyFunction | undefined })[scenario.operationId];
    const { data } =
      (await call?.(
        ...Object.values(scenario.parameters.path),
        ...(scenario.request === undefined ? [] : [scenario.request]),
        ...(operations.get(scenario.operationId)?.queryParameters.length ? [scenario.parameters.query] : []),
      )) ?? {};
    expect(data).toEqual(scenario.response);
    const [request] = sent;
    const { pathname, searchParams } = new URL(request?.url ?? '');
    const expected = new URL(`/api/v1${scenario.target}`, 'http://127.0.0.1');
    expect([request?.method, pathname]).toEqual([scenario.method, expected.pathname]);
    expect([...searchParams]).toEqual([...expected.searchParams]);
    expect(await request?.text()).toBe(scenario.request === undefined ? '' : JSON.stringify(scenario.request));
  });

  it('are one for each operation', () => {
    const { requests } = answeredWith(null);
    expect(Object.keys(requests)).toEqual([...operations.keys()]);
  });

  it('can be called without a query, and pass on a signal', async () => {
    const { requests, sent } = answeredWith({});
    await requests.listSegments();
    await requests.listAccounts({}, { signal: AbortSignal.abort() });
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(['', '']);
    expect(sent.map(({ signal }) => signal.aborted)).toEqual([false, true]);
  });

  it('keep an id in its place in the path, whatever is in it', async () => {
    const { requests, sent } = answeredWith({});
    await requests.updateAccount('a/b?c', { customFields: {} });
    expect(sent.map(({ url }) => url)).toEqual(['http://127.0.0.1/api/v1/accounts/a%2Fb%3Fc']);
  });

  it('give answers their types: no cast on the way to a score', async () => {
    const { requests } = answeredWith(successes.find(({ example }) => example === 'firstPage')?.response ?? null);
    const { data } = await requests.listAccounts({ limit: 2 });
    const scores: number[] = data?.data.data.map((account) => account.rtp_account_score) ?? [];
    expect(scores).toEqual([78, 117]);
  });
});
