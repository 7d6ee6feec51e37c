import { channels, subscribe } from '../../../index.js';
import type { PaceBucket, PaceSeries } from '../facts.js';

/** Records the requests of a push over time, in memory that does not grow with it. */
export interface PaceRecorder {
  stop(): PaceSeries;
}

/** In ms. Doubled whenever there would be too many buckets. */
const firstBucketMs = 50;
const mostBuckets = 120;

/** @param now milliseconds since any moment */
export function recordPace(now: () => number): PaceRecorder {
  const startedAt = now();
  let bucketMs = firstBucketMs;
  let buckets: PaceBucket[] = [];
  let seenAt = 0;
  let heldUntil = 0;

  function bucketAt(ms: number): PaceBucket {
    while (ms >= bucketMs * mostBuckets) {
      bucketMs *= 2;
      buckets = inPairs(buckets);
    }
    const index = Math.floor(ms / bucketMs);
    while (buckets.length <= index) buckets.push({ requests: 0, throttled: 0, failed: 0, heldMs: 0 });
    return buckets[index] as PaceBucket;
  }

  /** Notes what was held back since the last time. A wait may turn out shorter, so it is not noted ahead. */
  function moveOn(): number {
    const ms = now() - startedAt;
    bucketAt(ms);
    const end = Math.min(ms, heldUntil);
    for (let from = seenAt; from < end; ) {
      const to = Math.min(end, (Math.floor(from / bucketMs) + 1) * bucketMs);
      bucketAt(from).heldMs += to - from;
      from = to;
    }
    seenAt = ms;
    return ms;
  }

  const stops = [
    subscribe(channels.request, ({ status }) => {
      const bucket = bucketAt(moveOn());
      bucket.requests++;
      if (status === 429) bucket.throttled++;
      else if (status === undefined || status >= 500) bucket.failed++;
    }),
    subscribe(channels.throttle, ({ waitMs }) => {
      heldUntil = Math.max(heldUntil, moveOn() + waitMs);
    }),
  ];
  return {
    stop() {
      for (const stop of stops) stop();
      moveOn();
      return { bucketMs, buckets: buckets.map((bucket) => ({ ...bucket, heldMs: Math.round(bucket.heldMs) })) };
    },
  };
}

function inPairs(buckets: readonly PaceBucket[]): PaceBucket[] {
  return buckets.flatMap((one, index) => {
    if (index % 2 === 1) return [];
    const other = buckets[index + 1];
    return other === undefined
      ? [one]
      : [
          {
            requests: one.requests + other.requests,
            throttled: one.throttled + other.throttled,
            failed: one.failed + other.failed,
            heldMs: one.heldMs + other.heldMs,
          },
        ];
  });
}
