import type { OperationId } from '../../generated/operations.js';
import type { FaultControl } from './faults/control.js';
import type { Failing } from './faults/failing.js';
import type { Exchange } from './faults/transmit.js';
import type { RequestRecord } from './store/requests.js';
import type { Store } from './store/store.js';

/** The mutable parts of an emulator. */
export interface State {
  readonly store: Store;
  readonly faults: FaultControl;
  /** Starts over, with the same schedule of faults. */
  reset(): void;
}

/** What the middleware of one request share. */
export interface AppEnv {
  Variables: {
    record: RequestRecord;
    /** The place of the request among all, from 1. */
    number: number;
    operation: OperationId | undefined;
    /** Undefined when the body is not JSON. */
    body: unknown;
    /** Says which items a fault lets fail. */
    failing: Failing | undefined;
  };
  /** What the server or the in-process `fetch` needs to know about the answer. */
  Bindings: Exchange;
}
