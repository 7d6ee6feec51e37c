import type { Deal, Fetch } from '../../src/index.js';

export const deal = (id: string | number, fields: Partial<Deal> = {}): Deal => ({
  externalDealId: String(id),
  name: `Deal ${id}`,
  ...fields,
});

export const deals = (count: number): Deal[] => Array.from({ length: count }, (_, index) => deal(index));

export const dealsIn = async (request: Request): Promise<Deal[]> => ((await request.json()) as { deals: Deal[] }).deals;

type Result = Record<string, unknown>;

export const upserted = ({ externalDealId }: Deal): Result => ({ externalDealId, status: 'upserted' });

const envelope = { timestamp: '2026-06-04T09:12:33.421Z', path: '/api/v1/deals' };

/** A success with one result a deal. */
export const answer = (results: Result[]): Response =>
  Response.json({ statusCode: 200, ...envelope, data: { results, summary: {} } });

export const refusal = (status: number, fields: object = {}, headers: Record<string, string> = {}): Response =>
  Response.json({ statusCode: status, ...envelope, message: `Error ${status}`, ...fields }, { status, headers });

/** A server that stores everything. */
export const upsertsAll = async (request: Request): Promise<Response> => answer((await dealsIn(request)).map(upserted));

/** A `fetch` that answers as a server does that is given a `Request`. */
export const byRequest =
  (server: (request: Request) => Response | Promise<Response>): Fetch =>
  async (url, init) =>
    server(new Request(url, init));

/** A server that gives the answers of `script` in turn and then goes on with the last of them. */
export function inTurn(...script: ((request: Request) => Response | Promise<Response>)[]) {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const step = script[Math.min(requests.length, script.length - 1)];
    requests.push(request.clone());
    if (step === undefined) throw new Error('the script is empty');
    return step(request);
  };
  return { fetch, requests };
}
