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
import { allParts, createEvents, type Part } from './events.js';
import { createFaults, type Faults } from './faults/control.js';
import type { DeviationKind } from './faults/kinds.js';
import { parseFaultSchedule } from './faults/parse.js';
import type { FaultSchedule } from './faults/schedule.js';
import { inProcess } from './in-process.js';
import type { EmulatorRequest } from './requests/model.js';
import type { Listening, ListenOptions } from './server.js';
import type { EmulatorAccount, KnownAccount } from './store/accounts.js';
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
export { deviationKinds } from './faults/deviate.js';
export type * from './faults/kinds.js';
export { FaultScheduleError, parseFaultSchedule } from './faults/parse.js';
export type * from './faults/schedule.js';
export type {
  ContractDeviation,
  EmulatorRequest,
  ItemCounts,
  RequestItem,
} from './requests/model.js';
export type { Listening, ListenOptions } from './server.js';
export type { EmulatorAccount, KnownAccount } from './store/accounts.js';

/** How an emulator behaves. Every option has a default. */
export interface EmulatorOptions {
  /** The only API key that is accepted. Default: any non-empty key. */
  apiKey?: string | undefined;
  /**
   * The accounts that exist from the start, with scores if you give any. A deal is linked to those of its accounts whose cleaned domain
   * is that of an account which exists when the deal arrives. Default: none.
   */
  accounts?: Iterable<KnownAccount> | undefined;
  /** The custom fields of accounts that exist from the start, as you would create them. Default: none. */
  customFields?: Iterable<CreateCustomFieldRequest> | undefined;
  /** The pipelines that exist from the start. Default: none. */
  dealStages?: Iterable<Pipeline> | undefined;
  /** The segments. No operation creates any. Default: none. */
  segments?: Iterable<Segment> | undefined;
  /** The largest body in bytes; a larger one gets a 413. The vendor documents no limit. Default: 1 MiB. */
  maxBodyBytes?: number | undefined;
  /**
   * The shape of the validator's errors in a 400. `nested` is class-validator's own, where `children` name an array element by its index.
   * `flat` is what the vendor's pages show: `{ property, constraints }`, which names no element. Default: `nested`.
   */
  validationErrors?: 'nested' | 'flat' | undefined;
  /**
   * The shape of responses where the vendor's pages and the live API differ. With `observed`, deal and journey stages come as bare arrays,
   * errors have no `data`, a 401 only says `Unauthorized access`, and `PUT /accounts` takes `name` and `tags`. Default: `documented`.
   */
  shapes?: 'documented' | 'observed' | undefined;
  /** Returns the reason to refuse a deal, which then comes back `failed` in a 200 and is not stored. Default: refuses none. */
  refuse?: ((deal: Deal) => string | undefined) | undefined;
  /** How many of the latest requests `requests` holds. Older ones are dropped, to save memory. Default: 10,000. */
  keepRequests?: number | undefined;
  /**
   * How many of the latest requests keep their `body`, `response` and `items` in `requests`. Older ones lose them, to save memory; so do those
   * beyond 64 MiB of bodies and answers in total. Default: 1,000.
   */
  keepBodies?: number | undefined;
  /** The faults from the start. Default: none. */
  faults?: FaultSchedule | undefined;
  /**
   * How responses deviate from the contract, as on the day that Recotap changes something. Each is a rule of the fault `deviation` at the end
   * of the schedule. Default: they keep to it.
   *
   * @example
   * for (const kind of deviationKinds) {
   *   const emulator = createEmulator({ deviate: [kind] });
   *   // What does your app do now?
   * }
   */
  deviate?: Iterable<DeviationKind> | undefined;
  /** The clock for timestamps and for faults that take time. Default: the system clock. */
  clock?: Clock | undefined;
}

/** A stateful stand-in for Recotap on this machine. */
export interface Emulator {
  /**
   * Answers a request in this process, without a port. It serves every host name, at `/api/v1` like production and at the root like the
   * mock. Give it to a client as its `fetch`. It rejects with the signal's reason when the request is aborted, and like Node's `fetch`
   * when a fault breaks the connection.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** The latest version of each upserted deal, as it was sent, by `externalDealId`. Like the other maps, this is a live view. */
  readonly deals: ReadonlyMap<string, Deal>;
  /** The accounts, by cleaned domain. A change replaces the account and does not modify the object. */
  readonly accounts: ReadonlyMap<string, EmulatorAccount>;
  /** The pipelines with their stages, by `pipelineId`. */
  readonly dealStages: ReadonlyMap<string, Pipeline>;
  /** The calls and emails, as they were sent, by `externalActivityId`. */
  readonly salesActivities: ReadonlyMap<string, SalesActivity>;
  /** The custom fields of accounts, by `key`. */
  readonly customFields: ReadonlyMap<string, CustomField>;
  /** The segments, by `segmentId`. The `segmentIds` of an account say which ones it is in. */
  readonly segments: ReadonlyMap<string, Segment>;
  /**
   * The cleaned domains of the accounts that a deal is linked to, in the order of the deal; empty for an unknown deal. A deal is linked
   * when it arrives. An account that is created later does not change that (assumed).
   */
  linkedAccounts(externalDealId: string): string[];
  /** The latest API requests since the start or the last `reset`, at most `keepRequests`, in the order of arrival. A live view. */
  readonly requests: readonly EmulatorRequest[];
  /** The faults, in this process and on a port. On a port, `/_emulator/faults` shows and sets them too. */
  readonly faults: Faults;
  /**
   * Restores the state of the start: only what the options gave is there, and no requests. The fault schedule stays and starts over, so the
   * next request is number 1 and meets the same faults as the first one did.
   */
  reset(): void;
  /**
   * Serves the same on a port, and its state under `/_emulator`. Only this machine can reach it, unless `host` says otherwise. Web pages of
   * other sites get a 403. Default: any free port, as with 0.
   *
   * @throws Error that names the port when it is not available; its `cause` has the system's error code
   */
  listen(port?: number, options?: ListenOptions): Promise<Listening>;
}

const mebibyte = 1024 * 1024;

/**
 * Creates an emulator. Two emulators share nothing.
 *
 * @example
 * const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
 * const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
 *
 * @throws FaultScheduleError when `faults` or `deviate` is not valid
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const clock = options.clock ?? systemClock;
  const seeds = {
    accounts: [...(options.accounts ?? [])],
    customFields: [...(options.customFields ?? [])],
    dealStages: [...(options.dealStages ?? [])],
    segments: [...(options.segments ?? [])],
  };
  const store = new Store(
    seeds,
    { keepRequests: options.keepRequests ?? 10_000, keepBodies: options.keepBodies ?? 1_000 },
    clock,
  );
  const events = createEvents();
  const faults = createFaults(withDeviations(options), (schedule) => events.publish({ event: 'faults', schedule }));
  const reset = (parts: readonly Part[] = allParts) => {
    store.reset(parts);
    if (parts.includes('faults')) faults.restart();
    events.publish({ event: 'reset', parts });
  };
  const app = createApp(
    { store, faults, events, reset },
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
    reset: () => reset(),
    listen: async (port = 0, options = {}) => (await import('./server.js')).listen(app.fetch, port, options),
  };
}

/** @throws FaultScheduleError when `faults` is not valid */
function withDeviations({ faults = { rules: [] }, deviate = [] }: EmulatorOptions): FaultSchedule {
  const { rules, ...others } = parseFaultSchedule(faults);
  return { ...others, rules: [...rules, ...[...deviate].map((change) => ({ fault: 'deviation', change }) as const)] };
}
