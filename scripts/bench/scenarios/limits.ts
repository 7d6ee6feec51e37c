import { interleave, median } from '../measure.js';
import { runPush } from '../processes.js';
import { idealSeconds, type Limit } from '../server/limit.js';
import type { Row } from '../table.js';

/** A limit that the client is not told of. */
interface HiddenLimit {
  scenario: string;
  requests: number;
  limit: Limit;
  /** Of the ideal time. */
  atMost: number;
}

const latencyMs = 100;
const mostRefused = 5;

export const tokenBucket = () =>
  underLimit({
    scenario: 'hidden token bucket of 20 requests/s, 40,000 deals',
    requests: 400,
    limit: { kind: 'token bucket', phases: [{ from: 0, perSecond: 20 }] },
    atMost: 1.1,
  });

export const fixedWindow = () =>
  underLimit({
    scenario: 'hidden fixed window of 5 requests/s with `Retry-After`, 30,000 deals',
    requests: 300,
    limit: { kind: 'fixed window', phases: [{ from: 0, perSecond: 5 }] },
    atMost: 1.15,
  });

export const rateDrop = () =>
  underLimit({
    scenario: 'hidden limit of 50 requests/s, 5 from 10 s to 30 s, then 50 again, 150,000 deals',
    requests: 1500,
    limit: {
      kind: 'token bucket',
      phases: [
        { from: 0, perSecond: 50 },
        { from: 10, perSecond: 5 },
        { from: 30, perSecond: 50 },
      ],
    },
    atMost: 1.25,
  });

/** How near the client comes to a limit, and how often it runs into it. */
async function underLimit({ scenario, requests, limit, atMost }: HiddenLimit): Promise<Row[]> {
  const rounds = await interleave(3, { ours: () => runPush('ours', requests * 100, { latencyMs, limit }) });
  const ideal = idealSeconds(limit, requests) + latencyMs / 1000;
  const seconds = median(rounds.map(({ ours }) => ours.seconds));
  const refused = median(rounds.map(({ ours }) => ours.server.refused));
  return [
    {
      scenario,
      against: 'the ideal time under this limit: time',
      figures: rounds.map(({ ours }) => ours.seconds / ideal),
      reach: { atMost, unit: 'x' },
      note: `${seconds.toFixed(1)} s, ideal ${ideal.toFixed(1)} s`,
    },
    {
      scenario,
      against: 'requests answered 429',
      figures: rounds.map(({ ours }) => (ours.server.refused / ours.server.requests) * 100),
      reach: { atMost: mostRefused, unit: '%' },
      note: `${refused} requests`,
    },
  ];
}
