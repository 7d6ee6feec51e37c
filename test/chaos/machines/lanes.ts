import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { variableOf } from '../../../src/cli/work/keys.js';
import { laneName, openLedger } from '../../../src/ledger/index.js';
import { execute, startPostgres } from '../../support/postgres-server.js';
import { killAll, startWorker, stopWorkers, until, wait } from './processes.js';

export interface LanesRun {
  lanes: number;
  deals: number;
  workers: number;
}

/** How long an answer takes, in ms. */
const LATENCY_MS = 20;
const MOST_OF_MEDIAN = 3;
const [refused, hanging] = ['lane-7', 'lane-8'];

/** Many lanes, one of which has a key that is refused, and one a server that never answers. */
export async function lanesRun({ lanes, deals, workers: count }: LanesRun) {
  const accounts = Array.from({ length: lanes }, (_, n) => `lane-${n}`);
  const postgres = await startPostgres();
  const server = await startLanesServer(deals);
  const env = Object.fromEntries(accounts.map((account) => [variableOf(account), `key-of-${account}`]));
  const settings = { address: postgres.address, baseUrl: server.baseUrl, timeoutS: 2, env };
  await (await openLedger(settings.address)).close();
  const items = Array.from({ length: deals }, (_, n) => ({
    id: `d-${n}`,
    payload: { externalDealId: `d-${n}`, name: `Deal ${n}` },
  }));
  await execute(settings.address, "select recotap.put(lane, 'deals', $2) from unnest($1::text[]) as lane", [
    accounts.map((account) => laneName(server.baseUrl, account)),
    JSON.stringify(items),
  ]);
  const workers = Array.from({ length: count }, () => startWorker(settings));
  try {
    await until(() => server.requests > 0, 60_000);
    const startedAt = performance.now();
    const isDone = await until(() => server.doneAt.size === lanes - 2, 180_000);
    const seconds = (performance.now() - startedAt) / 1_000;
    const before = await questions(settings.address);
    await wait(2_000);
    const asked = (await questions(settings.address)) - before;
    const said = workers.map(({ stderr }) => stderr).join('\n');
    await stopWorkers(workers);
    const took = [...server.doneAt.values()].map((at) => at - startedAt).sort((a, b) => a - b);
    const median = took[Math.floor(took.length / 2)] ?? Number.NaN;
    const slowest = took[Math.floor(took.length * 0.99)] ?? Number.NaN;
    return {
      row: {
        lanes,
        'deals each': deals,
        workers: count,
        'lanes done': server.doneAt.size,
        seconds: seconds.toFixed(1),
        requests: server.requests,
        'median of lanes, s': (median / 1_000).toFixed(2),
        'slowest 1%, s': (slowest / 1_000).toFixed(2),
        'of median': (slowest / median).toFixed(2),
        'transactions/s when idle': Math.round(asked / 2),
      },
      problems: [
        ...(isDone ? [] : [`Lanes: ${server.doneAt.size} of ${lanes - 2} are done. The workers said:\n${said}`]),
        ...(slowest > MOST_OF_MEDIAN * median ? ['Lanes: the slowest ones are too slow.'] : []),
        ...(said.includes(`/${refused}: parked.`) ? [] : ['Lanes: no worker said that a key was refused.']),
      ],
    };
  } finally {
    await killAll(workers);
    await server.close();
    await postgres.stop();
  }
}

/** Transactions of the server so far. */
async function questions(address: string): Promise<number> {
  await wait(1_100);
  const { rows } = await execute(address, 'select sum(xact_commit)::integer as count from pg_stat_database');
  return rows[0].count;
}

async function startLanesServer(deals: number) {
  const left = new Map<string, Set<string>>();
  const doneAt = new Map<string, number>();
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests++;
    const account = `${request.headers.authorization ?? request.headers['x-api-key']}`.replace(/.*key-of-/, '');
    if (account === hanging) return;
    const body = JSON.parse(await text(request)) as { deals: { externalDealId: string }[] };
    await wait(LATENCY_MS);
    if (account === refused) {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ statusCode: 401, message: 'Unauthorized access' }));
      return;
    }
    const has = left.get(account) ?? new Set();
    left.set(account, has);
    for (const { externalDealId } of body.deals) has.add(externalDealId);
    if (has.size === deals && !doneAt.has(account)) doneAt.set(account, performance.now());
    const results = body.deals.map(({ externalDealId }) => ({ externalDealId, status: 'upserted' }));
    const summary = { total: results.length, upserted: results.length, failed: 0 };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ statusCode: 200, timestamp: '', path: '/api/v1/deals', data: { results, summary } }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    doneAt,
    get requests() {
      return requests;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
