import { interleave, median } from '../measure.js';
import { type Run, runPush } from '../processes.js';
import type { Row } from '../table.js';

const count = 20_000;
const latencyMs = 200;
const server = { latencyMs };

/** How well waiting is used when each answer takes its time. All sides send 100 deals a request, and else have their defaults. */
export async function latency(): Promise<Row[]> {
  const rounds = await interleave<Run, 'ours' | 'elasticsearch' | 'algolia'>(5, {
    ours: () => runPush('ours', count, server),
    elasticsearch: () => runPush('elasticsearch', count, server),
    algolia: () => runPush('algolia', count, server),
  });
  const scenario = '200 ms latency, 20,000 deals, defaults';
  const note = `${median(rounds.map(({ ours }) => ours.seconds)).toFixed(1)} s`;
  return [
    {
      scenario,
      against: 'requests x latency / `maxConcurrency`: time',
      figures: rounds.map(({ ours }) => ours.seconds / idealSeconds(ours)),
      reach: { atMost: 1.1, unit: 'x' },
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
      against: '`saveObjects` of algoliasearch: deals/s',
      figures: rounds.map(({ ours, algolia }) => algolia.seconds / ours.seconds),
      reach: { atLeast: 1, unit: 'x' },
      note,
    },
  ];
}

function idealSeconds({ server, maxConcurrency = 1 }: Run): number {
  return (server.requests * latencyMs) / 1000 / maxConcurrency;
}
