import { createCondition } from '../../batch/condition.js';
import type { Book } from './book.js';
import type { Entry } from './entry.js';
import type { AnyOutboxStatus } from './types.js';

/** The entries that are in the ledger and have no outcome yet, by id. */
export interface Waiters {
  readonly size: number;
  /** Resolves when there are fewer than `mark`, or when `isOver`. */
  room(mark: number, isOver: () => boolean): Promise<void>;
  /** Makes those who wait for room look again. */
  changed(): void;
  ids(): string[];
  add(entry: Entry, revision: number): void;
  /** A revision has its outcome. Earlier ones of the same id will never go. */
  settle(id: string, revision: number, status: AnyOutboxStatus): void;
  /** Of an id, only `kept` and what comes after it can still go. */
  supersede(id: string, below: number, kept: number | undefined): void;
  /** All that wait get the same outcome. */
  settleAll(status: AnyOutboxStatus): void;
  /** The lowest revision that is waited for. */
  lowest(id: string): number | undefined;
}

export function createWaiters(book: Book): Waiters {
  const byId = new Map<string, Entry[]>();
  const condition = createCondition();
  let size = 0;

  /** Tells those that are chosen, and keeps the others. */
  function settleThose(id: string, statusOf: (revision: number) => AnyOutboxStatus | undefined): void {
    const kept: Entry[] = [];
    const told: [Entry, AnyOutboxStatus][] = [];
    for (const entry of byId.get(id) ?? []) {
      const status = statusOf(entry.revision as number);
      if (status === undefined) kept.push(entry);
      else told.push([entry, status]);
    }
    if (kept.length === 0) byId.delete(id);
    else byId.set(id, kept);
    size -= told.length;
    for (const [entry, status] of told) book.tell(entry, status);
    if (told.length > 0) condition.changed();
  }

  const byWhom = (id: string, from: number) =>
    byId.get(id)?.find(({ revision }) => (revision as number) >= from)?.index;

  return {
    get size() {
      return size;
    },
    room: (mark, isOver) => condition.until(() => size < mark || isOver()),
    changed: condition.changed,
    ids: () => [...byId.keys()],
    add(entry, revision) {
      const id = entry.id as string;
      entry.revision = revision;
      const others = byId.get(id);
      if (others === undefined) byId.set(id, [entry]);
      else others.push(entry);
      size++;
    },
    settle(id, revision, status) {
      const by = byWhom(id, revision);
      settleThose(id, (each) => {
        if (each > revision) return undefined;
        return each === revision ? status : { status: 'superseded', by };
      });
    },
    supersede(id, below, kept) {
      const by = byWhom(id, below);
      settleThose(id, (each) => (each < below && each !== kept ? { status: 'superseded', by } : undefined));
    },
    settleAll(status) {
      for (const id of [...byId.keys()]) settleThose(id, () => status);
    },
    lowest: (id) =>
      byId.get(id)?.reduce((least, { revision }) => Math.min(least, revision as number), Number.POSITIVE_INFINITY),
  };
}
