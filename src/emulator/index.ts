import type {
  CreateCustomFieldRequest,
  CustomField,
  Deal,
  Pipeline,
  SalesActivity,
  Segment,
} from '../../generated/schema.js';
import { type Clock, systemClock } from '../base/clock.js';
import { createApp } from './app.js';
import { createFaults, type Faults } from './faults/control.js';
import type { FaultSchedule } from './faults/schedule.js';
import { inProcess } from './in-process.js';
import { type Listening, listen } from './server.js';
import type { EmulatorAccount, KnownAccount } from './store/accounts.js';
import type { EmulatorRequest } from './store/requests.js';
import { Store } from './store/store.js';

export type { OperationId } from '../../generated/operations.js';
export type {
  CreateCustomFieldRequest,
  CustomField,
  Deal,
  Pipeline,
  SalesActivity,
  Segment,
} from '../../generated/schema.js';
export type { Clock } from '../base/clock.js';
export type { FaultIssue } from './faults/check.js';
export type { Faults } from './faults/control.js';
export type * from './faults/kinds.js';
export { FaultScheduleError, parseFaultSchedule } from './faults/parse.js';
export type * from './faults/schedule.js';
export type { Listening } from './server.js';
export type { EmulatorAccount, KnownAccount } from './store/accounts.js';
export type { EmulatorRequest } from './store/requests.js';

/** How an emulator behaves. All of it may be left out. */
export interface EmulatorOptions {
  /** The only API key that is accepted. Without it, any key that is not empty. */
  apiKey?: string | undefined;
  /**
   * The accounts that Recotap knows from the start, with scores where they are to have some. A deal is linked to those of its accounts
   * whose cleaned domain is among these, or among those that `POST /accounts` brought before the deal. Default: none.
   */
  accounts?: Iterable<KnownAccount> | undefined;
  /** The custom fields of accounts from the start, as they would be created. Default: none. */
  customFields?: Iterable<CreateCustomFieldRequest> | undefined;
  /** The pipelines from the start. Default: none. */
  dealStages?: Iterable<Pipeline> | undefined;
  /** The segments, which nothing but this creates. Default: none. */
  segments?: Iterable<Segment> | undefined;
  /** A larger body gets a 413. In bytes; default 1 MiB. Assumed: the vendor documents no limit. */
  maxBodyBytes?: number | undefined;
  /**
   * The shape of the validator's errors in a 400: class-validator's own, where `children` name the element of an array by its index, or
   * one level of `{ property, constraints }` that names no element, as the vendor's pages show it. Default `nested`.
   */
  validationErrors?: 'nested' | 'flat' | undefined;
  /**
   * Which shapes answers have where those that the vendor documents differ from those that were seen on the live API. `observed`: deal
   * and journey stages come as bare arrays, errors have no `data`, a 401 says `Unauthorized access` and no more, and `PUT /accounts`
   * takes `name` and `tags`. Default `documented`.
   */
  shapes?: 'documented' | 'observed' | undefined;
  /** A deal for which this returns a reason comes back `failed` with it, in a 200, and is not stored. Default: none is refused. */
  refuse?: ((deal: Deal) => string | undefined) | undefined;
  /** How many of the latest requests keep their `body` in `requests`; older ones lose it, to bound the memory. Default 1,000. */
  keepBodies?: number | undefined;
  /** What goes wrong from the start. Default: nothing. */
  faults?: FaultSchedule | undefined;
  /** The time of the timestamps in answers, and of all faults that take time. Default: the machine's. */
  clock?: Clock | undefined;
}

/** A stateful stand-in for Recotap on this machine. */
export interface Emulator {
  /**
   * Answers a request in this process, with no port, for any host name: at `/api/v1`, as production does, and at the root, as the mock
   * does. Give it to a client as its `fetch`. Rejects with the signal's reason when the request is aborted, and as Node's `fetch` does
   * when a fault breaks the connection.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** The last version of each deal that was upserted, as it was sent, by `externalDealId`. It follows what comes in. */
  readonly deals: ReadonlyMap<string, Deal>;
  /** The accounts, by cleaned domain. Each map here follows what comes in, and what is in it is never changed but replaced. */
  readonly accounts: ReadonlyMap<string, EmulatorAccount>;
  /** The pipelines with their stages, by `pipelineId`. */
  readonly dealStages: ReadonlyMap<string, Pipeline>;
  /** The calls and emails that were created, as they were sent, by `externalActivityId`. */
  readonly salesActivities: ReadonlyMap<string, SalesActivity>;
  /** The custom fields of accounts, by `key`. */
  readonly customFields: ReadonlyMap<string, CustomField>;
  /** The segments, by `segmentId`. Which accounts are in one, the accounts say. */
  readonly segments: ReadonlyMap<string, Segment>;
  /**
   * The cleaned domains of the accounts that a deal is linked to, in the deal's order; empty for an unknown deal. A deal is linked when it
   * comes in (documented: without a match it is created unlinked); that an account which comes later changes nothing is assumed.
   */
  linkedAccounts(externalDealId: string): string[];
  /** Every request of the API since the start or the last `reset`, in the order of arrival. It follows what comes in. */
  readonly requests: readonly EmulatorRequest[];
  /** What goes wrong. On a port the same does, and `/_emulator/faults` shows it and takes it. */
  readonly faults: Faults;
  /**
   * Forgets all that came in, requests included. The next request is number 1, and meets the same faults as the first: the schedule stays, and what its
   * rules count, their dice and their buckets start anew. The accounts and whatever else was given as options are there again.
   */
  reset(): void;
  /**
   * Serves the same on a port of 127.0.0.1, for other processes, and what it holds under `/_emulator`. Without a port, or with 0, on a
   * free one. Throws an `Error` that names the port when it cannot be had; its `cause` has the system's code.
   */
  listen(port?: number): Promise<Listening>;
}

const mebibyte = 1024 * 1024;

/** Creates an emulator that holds what the options say, and no deals. Two of them share nothing. Throws a `FaultScheduleError` for faults that are not in order. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const clock = options.clock ?? systemClock;
  const seeds = {
    accounts: [...(options.accounts ?? [])],
    customFields: [...(options.customFields ?? [])],
    dealStages: [...(options.dealStages ?? [])],
    segments: [...(options.segments ?? [])],
  };
  const store = new Store(seeds, options.keepBodies ?? 1_000, clock);
  const faults = createFaults(options.faults);
  const reset = () => {
    store.reset();
    faults.restart();
  };
  const app = createApp(
    { store, faults, reset },
    {
      apiKey: options.apiKey,
      maxBodyBytes: options.maxBodyBytes ?? mebibyte,
      validationErrors: options.validationErrors ?? 'nested',
      shapes: options.shapes ?? 'documented',
      refuse: options.refuse ?? (() => undefined),
      clock,
    },
  );
  return {
    fetch: inProcess(app.fetch),
    deals: store.deals,
    accounts: store.accounts.byDomain,
    dealStages: store.dealStages,
    salesActivities: store.salesActivities,
    customFields: store.customFields,
    segments: store.segments,
    linkedAccounts: (externalDealId) => store.linkedAccounts(externalDealId),
    requests: store.requests.all,
    faults,
    reset,
    listen: (port = 0) => listen(app.fetch, port),
  };
}
