import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Deviation, Reply } from './list.js';

const at = '2026-06-04T09:12:33.421Z';

/** What Recotap answers, written down by hand, so that it shares nothing with what is tested on it. */
const answers: { [call: string]: (request: { [key: string]: { [field: string]: string }[] }) => unknown } = {
  'GET /deal-stages': () => [],
  'GET /journey-stages': () => ['Unaware', 'Aware'],
  'GET /accounts/custom-fields': () => [
    {
      key: 'SIZE_C',
      label: 'Size',
      labelType: 'number',
      description: null,
      options: [],
      objectType: 'accounts',
      status: 'active',
    },
  ],
  'GET /accounts/missing-external-ids': () => [{ name: 'Globex', domain: 'globex.com' }],
  'GET /segments': () => ({
    data: [{ segmentId: '663d0e4b7a1c2f0033b8d401', name: 'Targets', status: 'active' }],
    nextCursor: null,
    hasNextPage: false,
  }),
  'GET /accounts': () => ({
    data: [
      {
        rtp_aid: '663abc1f9d2e4b0012a7c301',
        externalId: null,
        name: 'Acme',
        domain: 'acme.com',
        rtp_account_score: 78,
        rtp_journey_stage: 'Aware',
      },
    ],
    nextCursor: null,
    hasNextPage: false,
    syncTimestamp: at,
  }),
  'POST /accounts': ({ accounts = [] }) => ({
    results: accounts.map(({ domain }) => ({ rtp_aid: '663abc1f9d2e4b0012a7c302', domain, status: 'created' })),
    summary: { total: accounts.length, created: accounts.length, failed: 0 },
  }),
  'POST /deals': ({ deals = [] }) => ({
    results: deals.map(({ externalDealId }) => ({ externalDealId, status: 'upserted' })),
    summary: { total: deals.length, upserted: deals.length, failed: 0 },
  }),
};
const withoutEnvelope = ['GET /deal-stages', 'GET /journey-stages'];

/** A server on loopback that keeps to the contract, except for one deviation if there is one. */
export async function startServer(deviation?: Deviation) {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const [pathname = ''] = (request.url ?? '').split('?');
    const call = `${request.method} ${pathname.replace('/api/v1', '')}`;
    const result = answers[call]?.(text === '' ? {} : JSON.parse(text));
    const body = withoutEnvelope.includes(call)
      ? result
      : { statusCode: 200, timestamp: at, path: request.url, data: result };
    const reply: Reply = { status: 200, type: 'application/json; charset=utf-8', body };
    const { status, type, body: sent } = deviation?.call === call ? deviation.change(reply) : reply;
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(sent));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
