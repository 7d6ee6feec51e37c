/// <reference lib="esnext.disposable" preserve="true" />

import { placed } from './model.js';
import { stateOf } from './state.js';
import type { Kind, Lane, Ledger, PutItem, Row } from './store.js';

/** A field that differs. `undefined` means that the field is missing. */
export interface FieldChange {
  /** The value in the ledger. */
  from: unknown;
  /** The value of the item. */
  to: unknown;
}

/**
 * What a put would do with an item:
 *
 * - `new`: the ledger does not have it;
 * - `changed`: it differs from the ledger;
 * - `unchanged`: Recotap has it, so it is not sent;
 * - `refused`: Recotap refused it as it is, and it is sent again;
 * - `waiting`: the ledger has it as it is, and has not sent it yet;
 * - `superseded`: the ledger has a higher version, so it is not sent;
 * - `incomparable`: its version is of another type than that in the ledger, so it is not sent.
 */
export type ChangeKind = 'new' | 'changed' | 'unchanged' | 'refused' | 'waiting' | 'superseded' | 'incomparable';

/** What a put would do with one item. */
export interface Change {
  /** The id. */
  id: string;
  /** What the put would do. */
  kind: ChangeKind;
  /** The fields that differ from the ledger; all fields for a new item. */
  fields: Record<string, FieldChange>;
  /** Why Recotap refused the item; undefined if it did not. */
  error: string | undefined;
}

/** What a put would do, from {@link openPlan}. */
export interface Plan extends AsyncDisposable {
  /** Adds items, in the order in which they would be put. */
  add(items: readonly PutItem[]): Promise<void>;
  /** How many items another one with the same id would replace. */
  readonly superseded: number;
  /** Yields what would happen to each id, in constant memory. */
  changes(): AsyncGenerator<Change, void, void>;
  /** Yields the rows of the ledger for which there is no item. */
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
