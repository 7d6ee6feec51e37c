import type { Clock, Deal, Fetch } from '../../src/index.js';
import { answer, refusal, upserted } from '../support/recotap.js';

/** What becomes of a request. `late` and `reset` arrive `afterMs` after the client has given them up. */
export type Fate =
  | { kind: 'stored' | 'error' | 'lost' }
  | { kind: 'late' | 'reset'; afterMs: number }
  | { kind: 'refused' };

export interface LateServer {
  readonly deals: ReadonlyMap<string, string>;
  /** A connection to it. What went out before it is cut still arrives. */
  connect(): { fetch: Fetch; cut(): void };
}

/** A server on which requests may arrive long after they were sent. @param nextFate of each request in turn */
export function createLateServer(clock: Clock, nextFate: () => Fate): LateServer {
  const deals = new Map<string, string>();
  const store = (sent: Deal[]) => {
    for (const deal of sent) deals.set(deal.externalDealId, deal.name);
  };

  const serve = async (sent: Deal[], signal: AbortSignal, onCut: Set<() => void>): Promise<Response> => {
    const fate = nextFate();
    const never = () =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    switch (fate.kind) {
      case 'stored':
        store(sent);
        return answer(sent.map(upserted));
      case 'refused':
        return answer(sent.map(({ externalDealId }) => ({ externalDealId, status: 'failed', error: 'No' })));
      case 'error':
        return refusal(500);
      case 'lost':
        return never();
      case 'late': {
        const arrive = () => {
          if (onCut.delete(arrive)) clock.after(fate.afterMs, () => store(sent));
        };
        onCut.add(arrive);
        signal.addEventListener('abort', arrive);
        return never();
      }
      case 'reset':
        clock.after(fate.afterMs, () => store(sent));
        throw Object.assign(new TypeError('fetch failed'), {
          cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
        });
    }
  };

  return {
    deals,
    connect() {
      let isCut = false;
      const onCut = new Set<() => void>();
      return {
        async fetch(_url, { body, signal }) {
          if (isCut) return new Promise<never>(() => {});
          const response = await serve((JSON.parse(body ?? '') as { deals: Deal[] }).deals, signal, onCut);
          return isCut ? new Promise<never>(() => {}) : response;
        },
        cut() {
          isCut = true;
          for (const each of [...onCut]) each();
        },
      };
    },
  };
}
