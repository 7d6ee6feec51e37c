import type { Deal } from '../index.js';

/** In place of the network: every deal is upserted, and nothing leaves this machine. */
export async function upsertNothing(request: Request): Promise<Response> {
  const { deals } = (await request.json()) as { deals: Deal[] };
  const results = deals.map(({ externalDealId }) => ({ externalDealId, status: 'upserted' }));
  return Response.json({
    statusCode: 200,
    timestamp: new Date().toISOString(),
    path: new URL(request.url).pathname,
    data: { results, summary: { total: deals.length, upserted: deals.length, failed: 0 } },
  });
}
