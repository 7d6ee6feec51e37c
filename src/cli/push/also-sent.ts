import type { Kind, Ledger } from '../../ledger/index.js';
import type { AlsoSent } from './facts.js';
import { lanesWith } from './lanes-with.js';

/** Ids of one kind that are named. */
const MOST_IDS = 100;

/** Keeps apart what a push sends of its own and what else was waiting in the ledger. */
export interface Beside {
  /** The push has an item of this id. */
  given(id: unknown): void;
  /** One of its items of this id has an outcome. */
  settled(id: unknown): void;
  /** The ledger, watched for what is sent from it. */
  watch(ledger: Ledger): Ledger;
  /** What was sent of which the push has no item. */
  all(): AlsoSent[];
}

/** @param own the kind of the push's items */
export function createBeside(own: Kind): Beside {
  /** How many items of each id have no outcome yet. */
  const open = new Map<unknown, number>();
  /** Whether it was refused, by its id. */
  const others = new Map<Kind, Map<unknown, boolean>>();
  const of = (kind: Kind) => {
    const known = others.get(kind) ?? new Map<unknown, boolean>();
    others.set(kind, known);
    return known;
  };
  return {
    given(id) {
      open.set(id, (open.get(id) ?? 0) + 1);
      // What waits is sent at once, some of it before the file is read to there.
      others.get(own)?.delete(id);
    },
    settled(id) {
      const left = (open.get(id) ?? 0) - 1;
      if (left > 0) open.set(id, left);
      else open.delete(id);
    },
    watch: (ledger) =>
      lanesWith(ledger, (lane) => ({
        async settle(kind, settlements, epoch, now) {
          const rows = await lane.settle(kind, settlements, epoch, now);
          const settled = new Map(rows.map((row) => [row.id, row.settled]));
          for (const { id, revision, outcome } of settlements) {
            const isSettled = outcome.kind !== 'retry' && (settled.get(id) ?? 0) >= revision;
            if (isSettled && (kind !== own || !open.has(id))) of(kind).set(id, outcome.kind === 'refused');
          }
          return rows;
        },
      })),
    all: () =>
      [...others].flatMap(([kind, outcomes]) => {
        if (outcomes.size === 0) return [];
        const refused = [...outcomes.values()].filter(Boolean).length;
        const ids = [...outcomes.keys()].slice(0, MOST_IDS).map(String);
        return [{ kind, accepted: outcomes.size - refused, refused, ids }];
      }),
  };
}
