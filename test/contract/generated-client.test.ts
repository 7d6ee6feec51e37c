import { describe, expect, it } from 'vitest';
import { createGeneratedClient } from '../../generated/client.js';
import { readScenarios } from '../../scripts/contract/scenarios.js';
import { type Json, readContract } from '../../scripts/generate/contract.js';

const operations = new Map(readContract().operations.map((operation) => [operation.operationId, operation]));
const successes = readScenarios().filter(({ status }) => status === 200);

/** A client whose server answers every request with `answer`, and the requests that it got. */
function clientAnswered(answer: Json) {
  const requests: Request[] = [];
  const client = createGeneratedClient({
    baseUrl: 'http://127.0.0.1/api/v1',
    fetch: async (request) => {
      requests.push(request.clone());
      return Response.json(answer);
    },
  });
  return { client, requests };
}

type AnyFunction = (...given: unknown[]) => Promise<{ data?: unknown }>;

describe('the generated client', () => {
  it.each(successes)('sends in $operationId what $example shows, and hands back its answer', async (scenario) => {
    const { client, requests } = clientAnswered(scenario.response);
    const call = (client as unknown as { [name: string]: AnyFunction | undefined })[scenario.operationId];
    const takesQuery = operations.get(scenario.operationId)?.takesQuery === true;
    const { data } =
      (await call?.(
        ...Object.values(scenario.parameters.path),
        ...(scenario.request === undefined ? [] : [scenario.request]),
        ...(takesQuery ? [scenario.parameters.query] : []),
      )) ?? {};
    expect(data).toEqual(scenario.response);
    const [request] = requests;
    const { pathname, searchParams } = new URL(request?.url ?? '');
    const expected = new URL(`/api/v1${scenario.target}`, 'http://127.0.0.1');
    expect([request?.method, pathname]).toEqual([scenario.method, expected.pathname]);
    expect([...searchParams]).toEqual([...expected.searchParams]);
    expect(await request?.text()).toBe(scenario.request === undefined ? '' : JSON.stringify(scenario.request));
  });

  it('has a function for every operation and no other beside those of openapi-fetch', () => {
    const { client } = clientAnswered(null);
    const others = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'request', 'use', 'eject'];
    expect(Object.keys(client).sort()).toEqual([...operations.keys(), ...others].sort());
  });

  it('can be called without a query, and passes on a signal', async () => {
    const { client, requests } = clientAnswered({});
    await client.listSegments();
    await client.listAccounts({}, { signal: AbortSignal.abort() });
    expect(requests.map(({ url }) => new URL(url).search)).toEqual(['', '']);
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([false, true]);
  });

  it('keeps an id in its place in the path, whatever is in it', async () => {
    const { client, requests } = clientAnswered({});
    await client.updateAccount('a/b?c', { customFields: {} });
    expect(requests.map(({ url }) => url)).toEqual(['http://127.0.0.1/api/v1/accounts/a%2Fb%3Fc']);
  });

  it('gives answers their types: no cast on the way to a score', async () => {
    const { client } = clientAnswered(successes.find(({ example }) => example === 'firstPage')?.response ?? null);
    const { data } = await client.listAccounts({ limit: 2 });
    const scores: number[] = data?.data.data.map((account) => account.rtp_account_score) ?? [];
    expect(scores).toEqual([78, 117]);
  });
});
