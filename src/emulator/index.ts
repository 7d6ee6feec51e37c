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

/**
 * Options for {@link createEmulator}.
 *
 * @example
 * const options: EmulatorOptions = {
 *   accounts: [{ domain: 'acme.com', rtp_account_score: 72 }],
 *   faults: { rules: [{ fault: 'latency', ms: 5 }] },
 * };
 */
export interface EmulatorOptions {
  /** The only API key that is accepted. Default: any key that is not empty. */
  apiKey?: string | undefined;
  /**
   * The accounts that exist from the start. A deal is linked to those of its accounts whose cleaned domain exists when the deal arrives.
   * Default: none.
   */
  accounts?: Iterable<KnownAccount> | undefined;
  /** The custom fields of accounts that exist from the start. Default: none. */
  customFields?: Iterable<CreateCustomFieldRequest> | undefined;
  /** The pipelines that exist from the start. Default: none. */
  dealStages?: Iterable<Pipeline> | undefined;
  /** The segments. No operation creates one. Default: none. */
  segments?: Iterable<Segment> | undefined;
  /** The largest body, in bytes. A larger one gets a 413. The vendor documents no limit. Default: 1,048,576 (1 MiB). */
  maxBodyBytes?: number | undefined;
  /**
   * The errors of a 400. `nested` is the form of class-validator, whose `children` name an element by its index. `flat` is the form of the
   * vendor's documentation, which names no element. Default: `nested`.
   */
  validationErrors?: 'nested' | 'flat' | undefined;
  /**
   * The responses where the documentation and the live API differ. With `observed`, deal and journey stages are bare arrays, errors have no
   * `data`, a 401 only says `Unauthorized access`, and `PUT /accounts` accepts `name` and `tags`. Default: `documented`.
   */
  shapes?: 'documented' | 'observed' | undefined;
  /** Returns the reason to refuse a deal, which is then `failed` in a 200, or undefined to accept it. Default: accepts all. */
  refuse?: ((deal: Deal) => string | undefined) | undefined;
  /** How many of the latest requests `requests` has. Default: 10,000. */
  keepRequests?: number | undefined;
  /** How many of the latest requests keep `body`, `response` and `items`, up to 64 MiB in total. Default: 1,000. */
  keepBodies?: number | undefined;
  /** The faults from the start. Default: none. */
  faults?: FaultSchedule | undefined;
  /**
   * How responses deviate from the contract, as if Recotap had changed its API. Each is a rule with the fault `deviation`, at the end of
   * the schedule. Default: not at all.
   *
   * @example
   * for (const kind of deviationKinds) {
   *   const emulator = createEmulator({ deviate: [kind] });
   *   // What does your app do now?
   * }
   */
  deviate?: Iterable<DeviationKind> | undefined;
  /** The clock for timestamps and delays. Default: the system clock. */
  clock?: Clock | undefined;
}

/** A stateful stand-in for Recotap. See {@link createEmulator}. */
export interface Emulator {
  /**
   * Handles a request in this process, without a port. Pass it to a client as `fetch`. It accepts any host, with the base path `/api/v1` or
   * none. It rejects with the reason of the signal if the request is aborted, and like the `fetch` of Node if a fault breaks the
   * connection.
   *
   * @example
   * const response = await emulator.fetch('http://localhost/segments', { headers: { 'x-api-key': 'any' } });
   * console.log(response.status);
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** The latest version of each deal, by `externalDealId`. Like the other maps, it is a live view. */
  readonly deals: ReadonlyMap<string, Deal>;
  /** The accounts, by cleaned domain. A change replaces the object. */
  readonly accounts: ReadonlyMap<string, EmulatorAccount>;
  /** The pipelines with their stages, by `pipelineId`. */
  readonly dealStages: ReadonlyMap<string, Pipeline>;
  /** The calls and emails, by `externalActivityId`. */
  readonly salesActivities: ReadonlyMap<string, SalesActivity>;
  /** The custom fields of accounts, by `key`. */
  readonly customFields: ReadonlyMap<string, CustomField>;
  /** The segments, by `segmentId`. The `segmentIds` of an account say which it is in. */
  readonly segments: ReadonlyMap<string, Segment>;
  /**
   * Returns the cleaned domains of the accounts that a deal is linked to, in the order of the deal. A deal is linked when it arrives, not
   * when an account is created later (assumed).
   *
   * @example
   * await pushDeals(client, [{ externalDealId: 'd-1', name: 'Acme', associatedAccounts: [{ domain: 'www.acme.com' }] }]);
   * emulator.linkedAccounts('d-1'); // ['acme.com']
   */
  linkedAccounts(externalDealId: string): string[];
  /** The latest requests since the start or the last `reset`, oldest first. A live view. */
  readonly requests: readonly EmulatorRequest[];
  /** The faults. On a port, `/_emulator/faults` has them too. */
  readonly faults: Faults;
  /** Restores the state from the start, without requests. The fault schedule stays, and starts over. */
  reset(): void;
  /**
   * Serves the emulator on a port, with its state and page under `/_emulator`. Only this machine can reach it, unless `host` says
   * otherwise. Web pages of other origins get a 403.
   *
   * @param port default: 0, which is any free port
   * @throws Error if the port is not available; its `cause` has the error code of the system
   *
   * @example
   * const listening = await emulator.listen();
   * console.log(`${listening.url}/_emulator`);
   * await listening.close();
   */
  listen(port?: number, options?: ListenOptions): Promise<Listening>;
}

const mebibyte = 1024 * 1024;

/**
 * Creates an emulator: a stateful stand-in for Recotap, in this process. Emulators share nothing.
 *
 * @throws FaultScheduleError if `faults` or `deviate` is invalid
 *
 * @example
 * const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }] });
 * const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
 * await pushDeals(client, deals);
 * console.log(emulator.deals.size);
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
