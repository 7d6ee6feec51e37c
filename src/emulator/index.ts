import type { Deal } from '../../generated/schema.js';
import { createApp } from './app.js';
import { inProcess } from './in-process.js';
import { type Listening, listen } from './server.js';
import { type EmulatorRequest, type KnownAccount, Store } from './store.js';

export type { Deal } from '../../generated/schema.js';
export type { Listening } from './server.js';
export type { EmulatorRequest, KnownAccount } from './store.js';

/** How an emulator behaves. All of it may be left out. */
export interface EmulatorOptions {
  /** The only API key that is accepted. Without it, any key that is not empty. */
  apiKey?: string | undefined;
  /** The accounts that Recotap knows. A deal is linked to those of its accounts whose cleaned domain is among them. Default: none. */
  accounts?: Iterable<KnownAccount> | undefined;
  /** A larger body gets a 413. In bytes; default 1 MiB. Assumed: the vendor documents no limit. */
  maxBodyBytes?: number | undefined;
  /**
   * The shape of the validator's errors in a 400: class-validator's own, where `children` name the element of an array by its index, or
   * one level of `{ property, constraints }` that names no element, as the vendor's pages show it. Default `nested`.
   */
  validationErrors?: 'nested' | 'flat' | undefined;
  /** A deal for which this returns a reason comes back `failed` with it, in a 200, and is not stored. Default: none is refused. */
  refuse?: ((deal: Deal) => string | undefined) | undefined;
  /** How many of the latest requests keep their `body` in `requests`; older ones lose it, to bound the memory. Default 1,000. */
  keepBodies?: number | undefined;
  /** The clock of the timestamps in answers. Default: the machine's. */
  now?: (() => Date) | undefined;
}

/** A stateful stand-in for Recotap on this machine. */
export interface Emulator {
  /**
   * Answers a request in this process, with no port, for any host name: at `/api/v1`, as production does, and at the root, as the mock
   * does. Give it to a client as its `fetch`. Rejects with the signal's reason when the request is aborted.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** The last version of each deal that was upserted, as it was sent, by `externalDealId`. It follows what comes in. */
  readonly deals: ReadonlyMap<string, Deal>;
  /** The cleaned domains of the known accounts that a deal is linked to, in the deal's order; empty for an unknown deal. */
  linkedAccounts(externalDealId: string): string[];
  /** Every request of the API since the start or the last `reset`, in the order of arrival. It follows what comes in. */
  readonly requests: readonly EmulatorRequest[];
  /** Forgets deals and requests. The accounts and all other options stay. */
  reset(): void;
  /**
   * Serves the same on a port of 127.0.0.1, for other processes, and what it holds under `/_emulator`. Without a port, or with 0, on a
   * free one. Throws an `Error` that names the port when it cannot be had; its `cause` has the system's code.
   */
  listen(port?: number): Promise<Listening>;
}

const mebibyte = 1024 * 1024;

/** Creates an emulator that holds no deals. Two of them share nothing. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const store = new Store(options.accounts ?? [], options.keepBodies ?? 1_000);
  const app = createApp(store, {
    apiKey: options.apiKey,
    maxBodyBytes: options.maxBodyBytes ?? mebibyte,
    validationErrors: options.validationErrors ?? 'nested',
    refuse: options.refuse ?? (() => undefined),
    now: options.now ?? (() => new Date()),
  });
  return {
    fetch: inProcess(app.fetch),
    deals: store.deals,
    linkedAccounts: (externalDealId) => store.linkedAccounts(externalDealId),
    requests: store.requests,
    reset: () => store.reset(),
    listen: (port = 0) => listen(app.fetch, port),
  };
}
