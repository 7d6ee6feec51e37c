/** A rate that holds from a moment on, in seconds since the first request, until the next one begins. */
export interface Phase {
  from: number;
  perSecond: number;
}

export interface Limit {
  /**
   * A `token bucket` holds at most one second's worth, is full at first and says nothing in its refusals. A `fixed window` lasts one second
   * and says in `Retry-After` when the next one begins.
   */
  kind: 'token bucket' | 'fixed window';
  phases: readonly [Phase, ...Phase[]];
}

/** Asked at each request: undefined lets it in, else the headers of the refusal. */
export type Gate = (nowMs: number) => Record<string, string> | undefined;

/** Its time starts with the first request. */
export function createGate({ kind, phases }: Limit): Gate {
  const admit = kind === 'token bucket' ? tokenBucket(phases) : fixedWindow(phases);
  let startedAt: number | undefined;
  return (nowMs) => {
    startedAt ??= nowMs;
    return admit((nowMs - startedAt) / 1000);
  };
}

/** The least time for so many requests, in seconds from the first one to the last one let in. */
export function idealSeconds({ phases }: Limit, requests: number): number {
  let left = requests - phases[0].perSecond;
  for (const { from, until, perSecond } of spans(phases)) {
    const end = from + left / perSecond;
    if (end <= until) return Math.max(end, 0);
    left -= (until - from) * perSecond;
  }
  return Number.POSITIVE_INFINITY;
}

function tokenBucket(phases: Limit['phases']): Gate {
  let tokens = phases[0].perSecond;
  let filledAt = 0;
  return (now) => {
    for (const { from, until, perSecond } of spans(phases)) {
      const seconds = Math.min(now, until) - Math.max(filledAt, from);
      if (seconds > 0) tokens = Math.min(perSecond, tokens + seconds * perSecond);
    }
    filledAt = now;
    if (tokens < 1) return {};
    tokens--;
    return undefined;
  };
}

function fixedWindow(phases: Limit['phases']): Gate {
  let current = 0;
  let admitted = 0;
  return (now) => {
    if (Math.floor(now) > current) [current, admitted] = [Math.floor(now), 0];
    const phase = phases.findLast(({ from }) => from <= current) ?? phases[0];
    if (admitted >= phase.perSecond) return { 'Retry-After': String(Math.ceil(current + 1 - now)) };
    admitted++;
    return undefined;
  };
}

function spans(phases: Limit['phases']): (Phase & { until: number })[] {
  return phases.map((phase, index) => ({ ...phase, until: phases[index + 1]?.from ?? Number.POSITIVE_INFINITY }));
}
