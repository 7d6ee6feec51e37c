import type { RecotapError } from '../../base/errors.js';
import type { AnyStatus } from '../../batch/operation.js';

/** What came of one row of a request. */
export type Landing =
  | { kind: 'taken'; status: AnyStatus }
  /** `mayBeThere`: Recotap may have it all the same. */
  | { kind: 'refused'; error: string; mayBeThere?: boolean }
  /**
   * `lost`: `no`, the request was answered or never sent; `timed out`, it may still arrive; `broken`, it may still arrive, and may be repeated
   * at once.
   */
  | { kind: 'unsent'; cause: RecotapError; lost: 'no' | 'timed out' | 'broken' };
