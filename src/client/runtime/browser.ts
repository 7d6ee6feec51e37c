import type { DriftRecord } from '../drift/record.js';
import { type Events, lineOf, sized } from '../events.js';

// Stands in for `server.ts` in a browser, where no API key belongs and each byte counts. The package's `imports` choose it, unless in Node
// and Workers.

export function createDriftRecord(): DriftRecord {
  return { look() {}, list: () => [] };
}

export function createEvents(log: ((line: string) => void) | undefined): Events {
  const ignore = () => {};
  return {
    request: (event, attempt) => log?.(lineOf(sized(event, attempt))),
    retry: ignore,
    throttle: ignore,
    hearsOutcomes: false,
    outcome: ignore,
    drift: ignore,
  };
}

/** A browser has no requests that a client could outlive. */
export function createHome(): undefined {}

export function debugLog(): undefined {}
