import type { Ledger } from '../../ledger/index.js';
import type { Worker } from './types.js';

type Labels = Record<string, string>;

interface Metric {
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  samples: [Labels, number][];
}

/** The lanes of a worker, in the text format of Prometheus. */
export async function metricsOf(worker: Worker, ledger: Ledger, isOwn: (lane: string) => boolean): Promise<string> {
  const names = (await ledger.lanes()).filter(isOwn);
  const [waiting, inFlight, refused, oldest]: [Labels, number][][] & { length: 4 } = [[], [], [], []];
  const now = Date.now();
  for (const name of names) {
    const stats = await (await ledger.lane(name)).stats(now);
    const labels = { lane: name };
    waiting.push([labels, stats.waiting]);
    inFlight.push([labels, stats.inFlight]);
    refused.push([labels, stats.refused]);
    oldest.push([labels, stats.oldestAt === undefined ? 0 : Math.max(0, now - stats.oldestAt) / 1000]);
  }
  const served = [...worker.served];
  return inText([
    { name: 'waiting', help: 'Items that wait to be sent.', type: 'gauge', samples: waiting },
    { name: 'in_flight', help: 'Items that were sent and have no outcome yet.', type: 'gauge', samples: inFlight },
    { name: 'refused', help: 'Items that Recotap refused.', type: 'gauge', samples: refused },
    { name: 'oldest_seconds', help: 'How long the oldest item has waited.', type: 'gauge', samples: oldest },
    {
      name: 'requests_total',
      help: 'Requests of this worker.',
      type: 'counter',
      samples: served.map(([lane, { requests }]) => [{ lane }, requests]),
    },
    {
      name: 'parked',
      help: '1 when this worker cannot send for the lane.',
      type: 'gauge',
      samples: served.map(([lane, { problem }]) => [{ lane }, problem === undefined ? 0 : 1]),
    },
    {
      name: 'last_response_timestamp_seconds',
      help: 'When this worker got its last response.',
      type: 'gauge',
      samples: served.flatMap(([lane, { lastAnswerAt }]): [Labels, number][] =>
        lastAnswerAt === undefined ? [] : [[{ lane }, lastAnswerAt / 1000]],
      ),
    },
    { name: 'lanes_active', help: 'Lanes that this worker serves now.', type: 'gauge', samples: [[{}, worker.active]] },
  ]);
}

function inText(metrics: readonly Metric[]): string {
  return metrics
    .map(({ name, help, type, samples }) => {
      const whole = `recotap_${name}`;
      const lines = samples.map(([labels, value]) => `${whole}${inBraces(labels)} ${value}\n`);
      return `# HELP ${whole} ${help}\n# TYPE ${whole} ${type}\n${lines.join('')}`;
    })
    .join('');
}

function inBraces(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
