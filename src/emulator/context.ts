import type { OperationId } from '../../generated/operations.js';
import type { ValidationError } from '../../generated/schema.js';
import type { Events, Part } from './events.js';
import type { FaultControl } from './faults/control.js';
import type { Failing } from './faults/failing.js';
import type { Exchange } from './faults/transmit.js';
import type { RequestRecord, StoredResponse } from './requests/model.js';
import type { Store } from './store/store.js';

/** The mutable parts of an emulator. */
export interface State {
  readonly store: Store;
  readonly faults: FaultControl;
  readonly events: Events;
  /** Starts over, with the same schedule of faults. By default, all parts. */
  reset(parts?: readonly Part[]): void;
}

/** What the middleware of one request share. */
export interface AppEnv {
  Variables: {
    record: RequestRecord;
    operation: OperationId | undefined;
    /** Undefined when the body is not JSON. */
    body: unknown;
    /** Says which items a fault lets fail. */
    failing: Failing | undefined;
    /** The validator's errors; undefined if it found none, or was not asked. */
    errors: readonly ValidationError[] | undefined;
    /** What the endpoint returned; undefined if the request was refused or not processed. */
    data: unknown;
    response: StoredResponse | undefined;
  };
  /** What the server or the in-process `fetch` needs to know about the response. */
  Bindings: Exchange;
}
