import { RecotapLedgerError } from '../../../src/index.js';
import type { Claim, Lane, Ledger, OpenLedgerOptions } from '../../../src/ledger/index.js';
import { openPostgres } from '../../../src/ledger/postgres/open.js';

let busy = 0;
let lastBusy = Number.NEGATIVE_INFINITY;

/**
 * Whether a ledger that is watched waits for PostgreSQL, or did so a short while ago, in ms: what follows may take other threads, as a digest
 * does.
 */
export const isBusy = (quietMs = 1) => busy > 0 || performance.now() - lastBusy < quietMs;

export interface Watched extends Ledger {
  /** As if the process of this ledger died: PostgreSQL ends what it began, and nobody hears of it. */
  crash(): Promise<void>;
}

/** A ledger for a time that leaps: it is known when it waits, and its time is that of the caller. */
export async function openWatched(address: string, options: OpenLedgerOptions = {}): Promise<Watched> {
  const ledger = await openPostgres(address, { usesServerTime: false, history: options.history ?? 10 });
  let isDead = false;

  async function watch<T>(work: () => Promise<T>): Promise<T> {
    if (isDead) throw new RecotapLedgerError('Dead');
    busy++;
    try {
      return await work();
    } finally {
      busy--;
      lastBusy = performance.now();
      // biome-ignore lint/correctness/noUnsafeFinally: nobody hears of it.
      if (isDead) throw new RecotapLedgerError('Dead');
    }
  }

  function watchAll<T extends Lane | Claim>(target: T): T {
    return new Proxy(target, {
      get(object, name) {
        const value = Reflect.get(object, name);
        if (typeof value !== 'function' || name === 'rows' || name === 'isHeld') return value;
        return (...args: unknown[]) =>
          watch(async () => {
            const result = await value.apply(object, args);
            return name === 'claim' && result !== undefined ? watchAll(result as Claim) : result;
          });
      },
    });
  }

  return {
    ...ledger,
    lane: (name) => watch(async () => watchAll(await ledger.lane(name))),
    lanes: () => watch(() => ledger.lanes()),
    async crash() {
      isDead = true;
      await ledger.close();
    },
  };
}
