import { interleave, median } from '../measure.js';
import { runPush, runSide, type Told } from '../processes.js';
import { type Row, thousands } from '../table.js';

const count = 200_000;
const server = { latencyMs: 0 };
const scenario = 'no latency, 200,000 deals, 5 requests in flight';
const bareLoop = 'a bare loop of openapi-fetch: deals/s';

/** How fast deals go out, and what that costs, when the server is not what is waited for. */
export async function throughput(): Promise<Row[]> {
  const rounds = await interleave<Told, 'lean' | 'standard' | 'loop' | 'elasticsearch' | 'floor'>(5, {
    lean: () => runPush('ours', count, server, { maxConcurrency: 5 }),
    standard: () => runPush('ours', count, server, { maxConcurrency: 5, isDefault: true }),
    loop: () => runPush('fetch-loop', count, server),
    elasticsearch: () => runPush('elasticsearch', count, server),
    floor: () => runSide('floor', { count }),
  });
  const noteOf = (side: 'lean' | 'standard') =>
    `${thousands(median(rounds.map(({ [side]: { seconds } }) => count / seconds)))} deals/s`;
  const cpuOf = (side: 'lean' | 'standard') =>
    `${median(rounds.map(({ [side]: { cpuSeconds } }) => (cpuSeconds / count) * 1e6)).toFixed(1)} s per million deals`;
  const floor = '`JSON.stringify` of the bodies and `JSON.parse` of the responses, no network: CPU time';
  return [
    {
      scenario: `\`undiciFetch\`, ${scenario}`,
      against: bareLoop,
      figures: rounds.map(({ lean, loop }) => loop.seconds / lean.seconds),
      reach: { atLeast: 1.3, unit: 'x' },
      note: noteOf('lean'),
    },
    {
      scenario: `the default transport, ${scenario}`,
      against: bareLoop,
      figures: rounds.map(({ standard, loop }) => loop.seconds / standard.seconds),
      reach: { atLeast: 0.85, unit: 'x' },
      note: noteOf('standard'),
    },
    {
      scenario: `\`undiciFetch\`, ${scenario}`,
      against: '`helpers.bulk` of @elastic/elasticsearch: deals/s',
      figures: rounds.map(({ lean, elasticsearch }) => elasticsearch.seconds / lean.seconds),
      reach: { atLeast: 1, unit: 'x' },
      note: noteOf('lean'),
    },
    {
      scenario: `\`undiciFetch\`, ${scenario}`,
      against: floor,
      figures: rounds.map(({ lean, floor: least }) => lean.cpuSeconds / least.cpuSeconds),
      reach: { atMost: 4.5, unit: 'x' },
      note: cpuOf('lean'),
    },
    {
      scenario: `the default transport, ${scenario}`,
      against: floor,
      figures: rounds.map(({ standard, floor: least }) => standard.cpuSeconds / least.cpuSeconds),
      reach: { unit: 'x' },
      note: cpuOf('standard'),
    },
  ];
}
