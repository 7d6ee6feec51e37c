import { fixedWindow, type Limit, tokenBucket } from '../../../src/emulator/faults/limits.js';
import type { Scenario } from './simulate.js';

type Load = Pick<Scenario, 'requests' | 'latencyMs'> & { retryAfter?: boolean };

/** What is flowing in from a time on, in requests per second. */
interface Phase {
  fromMs: number;
  perSecond: number;
}

/** By default. */
const atOnce = 8;

const seconds = (ms: number) => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`);

const named = (limit: string, { latencyMs, retryAfter = false }: Load) =>
  `${limit}${retryAfter ? ', Retry-After' : ''}, ${seconds(latencyMs)}`;

function bucket(perSecond: number, burst: number, load: Load): Scenario {
  const { requests, latencyMs } = load;
  return {
    retryAfter: false,
    ...load,
    name: named(`${perSecond}/s, bursts of ${burst}`, load),
    limit: () => tokenBucket({ fault: 'token-bucket', perSecond, burst }),
    idealMs: Math.max(((requests - burst) / perSecond) * 1000 + latencyMs, (requests * latencyMs) / atOnce),
  };
}

function windows(max: number, ms: number, load: Load): Scenario {
  const { requests, latencyMs } = load;
  return {
    retryAfter: false,
    ...load,
    name: named(`${max} in each ${seconds(ms)}`, load),
    limit: () => fixedWindow({ fault: 'fixed-window', max, ms }),
    idealMs: Math.floor((requests - 1) / max) * ms + latencyMs,
  };
}

function unlimited(load: Load): Scenario {
  const { requests, latencyMs } = load;
  return {
    retryAfter: false,
    ...load,
    name: named('no limit', load),
    limit: () => () => 0,
    idealMs: (requests * latencyMs) / atOnce,
  };
}

/** A bucket that holds one second's worth of the first phase. */
function changing(phases: readonly [Phase, ...Phase[]], load: Load): Scenario {
  const burst = phases[0].perSecond;
  return {
    retryAfter: false,
    ...load,
    name: named(phases.map(({ perSecond, fromMs }) => `${perSecond}/s from ${seconds(fromMs)}`).join(', '), load),
    limit: () => changingBucket(phases, burst),
    idealMs: timeFor(load.requests - burst, phases) + load.latencyMs,
  };
}

function changingBucket(phases: readonly Phase[], burst: number): Limit {
  let tokens = burst;
  let filledTo = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + flownIn(now, phases) - flownIn(filledTo, phases));
    filledTo = now;
    if (tokens < 1) return 1;
    tokens--;
    return 0;
  };
}

/** What has flowed in by a time. */
function flownIn(now: number, phases: readonly Phase[]): number {
  return phases.reduce((sum, { fromMs, perSecond }, index) => {
    const toMs = Math.min(now, phases[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY);
    return sum + (Math.max(0, toMs - fromMs) / 1000) * perSecond;
  }, 0);
}

function timeFor(requests: number, phases: readonly Phase[]): number {
  let ms = 0;
  while (flownIn(ms, phases) < requests) ms++;
  return ms;
}

/** The limits, latencies and bursts that the pace is tried on. */
export const scenarios: readonly Scenario[] = [
  unlimited({ requests: 400, latencyMs: 200 }),
  unlimited({ requests: 400, latencyMs: 2_000 }),
  bucket(1, 1, { requests: 60, latencyMs: 100 }),
  bucket(1, 1, { requests: 60, latencyMs: 100, retryAfter: true }),
  bucket(5, 20, { requests: 300, latencyMs: 100 }),
  bucket(10, 10, { requests: 400, latencyMs: 1_000 }),
  bucket(20, 20, { requests: 400, latencyMs: 20 }),
  bucket(20, 20, { requests: 400, latencyMs: 100 }),
  bucket(20, 20, { requests: 400, latencyMs: 300 }),
  bucket(20, 100, { requests: 600, latencyMs: 100 }),
  bucket(100, 100, { requests: 3_000, latencyMs: 20 }),
  windows(5, 1_000, { requests: 300, latencyMs: 100, retryAfter: true }),
  windows(5, 1_000, { requests: 300, latencyMs: 100 }),
  windows(5, 1_000, { requests: 300, latencyMs: 500, retryAfter: true }),
  windows(100, 10_000, { requests: 1_000, latencyMs: 100, retryAfter: true }),
  windows(100, 10_000, { requests: 1_000, latencyMs: 100 }),
  windows(600, 60_000, { requests: 3_000, latencyMs: 100, retryAfter: true }),
  changing(
    [
      { fromMs: 0, perSecond: 50 },
      { fromMs: 10_000, perSecond: 5 },
      { fromMs: 30_000, perSecond: 50 },
    ],
    { requests: 1_500, latencyMs: 100 },
  ),
  changing(
    [
      { fromMs: 0, perSecond: 10 },
      { fromMs: 10_000, perSecond: 60 },
    ],
    { requests: 1_000, latencyMs: 100 },
  ),
];
