import { interleave, median } from '../measure.js';
import { runPush, runSide, type Told } from '../processes.js';
import { type Row, thousands } from '../table.js';

const count = 200_000;
const server = { latencyMs: 0 };

/** How fast deals go out, and what that costs, when the server is not what is waited for. */
export async function throughput(): Promise<Row[]> {
  const rounds = await interleave<Told, 'ours' | 'loop' | 'elasticsearch' | 'floor'>(5, {
    ours: () => runPush('ours', count, server, { maxConcurrency: 5 }),
    loop: () => runPush('fetch-loop', count, server),
    elasticsearch: () => runPush('elasticsearch', count, server),
    floor: () => runSide('floor', { count }),
  });
  const scenario = 'no latency, 200,000 deals, 5 requests in flight';
  const perSecond = median(rounds.map(({ ours }) => count / ours.seconds));
  const cpuPerMillion = median(rounds.map(({ ours }) => (ours.cpuSeconds / count) * 1e6));
  const note = `${thousands(perSecond)} deals/s`;
  return [
    {
      scenario,
      against: 'a bare loop of openapi-fetch: deals/s',
      figures: rounds.map(({ ours, loop }) => loop.seconds / ours.seconds),
      reach: { atLeast: 1.5, unit: 'x' },
      note,
    },
    {
      scenario,
      against: '`helpers.bulk` of @elastic/elasticsearch: deals/s',
      figures: rounds.map(({ ours, elasticsearch }) => elasticsearch.seconds / ours.seconds),
      reach: { atLeast: 1, unit: 'x' },
      note,
    },
    {
      scenario,
      against: '`JSON.stringify` of the bodies and `JSON.parse` of the answers, no network: CPU time',
      figures: rounds.map(({ ours, floor }) => ours.cpuSeconds / floor.cpuSeconds),
      reach: { atMost: 3, unit: 'x' },
      note: `${cpuPerMillion.toFixed(1)} s per million deals`,
    },
  ];
}
