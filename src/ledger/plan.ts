/// <reference lib="esnext.disposable" preserve="true" />

import { placed } from './model.js';
import { stateOf } from './state.js';
import type { Kind, Lane, Ledger, PutItem, Row } from './store.js';

/** A field of an item: what the ledger has, and what is to be put. `undefined` for a field that is not there. */
export interface FieldChange {
  from: unknown;
  to: unknown;
}

/**
 * What a put would do with an item:
 *
 * - `new`: the ledger does not know it;
 * - `changed`: it differs from what the ledger has;
 * - `unchanged`: Recotap has it, so it is not sent;
 * - `refused`: Recotap refused it as it is, and it is tried again;
 * - `waiting`: the ledger has it as it is, and has yet to send it;
 * - `superseded`: the ledger has a higher version, so it is not sent;
 * - `incomparable`: its version is of another kind than the ledger's, so it is not sent.
 */
export type ChangeKind = 'new' | 'changed' | 'unchanged' | 'refused' | 'waiting' | 'superseded' | 'incomparable';

/** What would happen to one item. */
export interface Change {
  id: string;
  kind: ChangeKind;
  /** Its fields that differ from what the ledger has. All of them for an item that is new. */
  fields: Record<string, FieldChange>;
  /** Why Recotap refused it. */
  error: string | undefined;
}

/** What putting items would do, found out without putting them. */
export interface Plan extends AsyncDisposable {
  /** Adds items in the order in which they would be put. */
  add(items: readonly PutItem[]): Promise<void>;
  /** How many items a later one of the same id, or one with a higher version, would take the place of. */
  readonly superseded: number;
  /** What would happen to each id, in constant memory. */
  changes(): AsyncGenerator<Change, void, void>;
  /** What the ledger knows and no item was for. */
  missing(): AsyncGenerator<Row, void, void>;
}

const AT_ONCE = 1_000;

/**
 * Compares items with a lane, and changes nothing in it. The items are kept in `scratch` meanwhile.
 *
 * @param lane undefined for a lane that is yet to be made
 */
export async function createPlan(lane: Lane | undefined, kind: Kind, scratch: Ledger): Promise<Plan> {
  const items = await scratch.lane('plan');
  let superseded = 0;

  async function* inSteps(from: Lane, other: Lane | undefined): AsyncGenerator<[Row, Row | undefined], void, void> {
    const step: Row[] = [];
    const pairs = async () => {
      const rows = step.splice(0);
      const found = await other?.get(
        kind,
        rows.map(({ id }) => id),
      );
      return rows.map((row, index): [Row, Row | undefined] => [row, found?.[index]]);
    };
    for await (const row of from.rows(kind)) {
      step.push(row);
      if (step.length === AT_ONCE) yield* await pairs();
    }
    yield* await pairs();
  }

  return {
    async add(given) {
      for (const { state, was } of await items.put(kind, given, 0)) {
        if (state !== 'taken' || was === 'waiting') superseded++;
      }
    },
    get superseded() {
      return superseded;
    },
    async *changes() {
      for await (const [wanted, known] of inSteps(items, lane)) yield changeOf(wanted, known);
    },
    async *missing() {
      if (lane === undefined) return;
      for await (const [known, wanted] of inSteps(lane, items)) if (wanted === undefined) yield known;
    },
    async [Symbol.asyncDispose]() {
      await scratch.close();
    },
  };
}

function changeOf({ id, payload, version }: Row, known: Row | undefined): Change {
  const { state } = placed(known, { id, payload, version }, 0);
  return { id, kind: kindOf(state, payload, known), fields: difference(known?.payload, payload), error: known?.error };
}

function kindOf(state: ReturnType<typeof placed>['state'], payload: string, known: Row | undefined): ChangeKind {
  if (known === undefined) return 'new';
  if (state !== 'taken') return state;
  if (payload !== known.payload) return 'changed';
  return stateOf(known) === 'refused' ? 'refused' : 'waiting';
}

/** The fields in which two items differ, both as JSON with sorted keys. */
function difference(from: string | undefined, to: string): Record<string, FieldChange> {
  const before: Record<string, unknown> = JSON.parse(from ?? '{}');
  const after: Record<string, unknown> = JSON.parse(to);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differing = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(differing.map((name) => [name, { from: before[name], to: after[name] }]));
}
