import type { DriftRecord } from './record.js';

/** Stands in for `record.ts` in a browser, where no API key belongs and each byte counts. The package's `imports` choose it, unless in Node and Workers. */
export function createDriftRecord(): DriftRecord {
  return { look() {}, list: () => [] };
}
