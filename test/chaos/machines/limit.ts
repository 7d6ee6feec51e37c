import { createEmulator } from '../../../src/emulator/index.js';
import { laneName, openLedger } from '../../../src/ledger/index.js';
import { startPostgres } from '../../support/postgres-server.js';
import { killAll, type Started, startWorker, stopWorkers, until } from './processes.js';

export interface LimitRun {
  deals: number;
  perSecond: number;
  workers: number;
  /** Whether the worker that sends is killed in the middle. */
  kills: boolean;
}

const MOST_OF_IDEAL = 1.15;
const MOST_THROTTLED = 0.05;
const PER_REQUEST = 100;

/** Several workers under one limit that nobody has told them. */
export async function limitRun({ deals, perSecond, workers: count, kills }: LimitRun) {
  const postgres = await startPostgres();
  const workers: Started[] = [];
  try {
    const burst = perSecond;
    const emulator = createEmulator({
      apiKey: 'key',
      keepRequests: 1_000_000,
      keepBodies: 0,
      faults: { rules: [{ fault: 'token-bucket', perSecond, burst, when: { operation: 'pushDeals' } }] },
    });
    await using listening = Object.assign(await emulator.listen(), {
      async [Symbol.asyncDispose]() {
        await listening.close();
      },
    });
    const baseUrl = `${listening.url}/api/v1`;
    const settings = { address: postgres.address, baseUrl, timeoutS: 2 };
    await using ledger = await openLedger(settings.address);
    const lane = await ledger.lane(laneName(baseUrl));
    const ids = Array.from({ length: deals }, (_, n) => `d-${n}`);
    for (let from = 0; from < deals; from += 1_000) {
      const some = ids.slice(from, from + 1_000);
      const items = some.map((id) => ({ id, payload: JSON.stringify({ externalDealId: id, name: id }) }));
      await lane.put('deals', items, Date.now());
    }
    const sent = () => emulator.requests.filter(({ path }) => path.endsWith('/deals'));
    const first = startWorker(settings);
    workers.push(first);
    await until(() => sent().length > 0, 30_000);
    const startedAt = performance.now();
    while (workers.length < count) workers.push(startWorker(settings));
    if (kills) {
      await until(() => emulator.deals.size > deals / 2, 60_000);
      workers.splice(0, 1);
      await killAll([first]);
    }
    const isDone = await until(() => emulator.deals.size === deals, 120_000);
    const seconds = (performance.now() - startedAt) / 1_000;
    await stopWorkers(workers);
    const requests = sent();
    const throttled = requests.filter(({ status }) => status === 429).length;
    const ideal = (deals / PER_REQUEST - burst) / perSecond;
    const share = throttled / requests.length;
    const name = kills ? 'the sender killed' : 'undisturbed';
    return {
      row: {
        run: name,
        workers: count,
        deals,
        requests: requests.length,
        seconds: seconds.toFixed(1),
        ideal: ideal.toFixed(1),
        'of ideal': (seconds / ideal).toFixed(2),
        throttled: `${(100 * share).toFixed(1)}%`,
      },
      problems: [
        ...(isDone
          ? []
          : [`Limit, ${name}: not all was sent. The workers said:\n${workers.map(({ stderr }) => stderr)}`]),
        ...(seconds > MOST_OF_IDEAL * ideal
          ? [`Limit, ${name}: ${seconds.toFixed(1)} s, ideal ${ideal.toFixed(1)} s`]
          : []),
        ...(share > MOST_THROTTLED ? [`Limit, ${name}: ${throttled} of ${requests.length} were throttled`] : []),
      ],
    };
  } finally {
    await killAll(workers);
    await postgres.stop();
  }
}
