import { InvalidItem } from '../../../index.js';
import { counted } from '../../terminal/words.js';
import type { ItemKind } from '../items/item.js';
import type { Converter, Sentence } from '../values/converter.js';
import { type Compiled, skippedRows } from './compiled.js';
import { contractJson } from './contract-json.js';
import { objectsWith } from './lookups.js';
import type { MakeItems, Reader, Setup, Tables, ValueSpec } from './model.js';
import { columnNeed, type Need } from './needs.js';
import { reasonToSkipOf } from './value.js';

/** What a program is bound to. */
export interface ModuleOptions extends Pick<Setup, 'where' | 'lookups' | 'nothing'> {
  readonly name: string;
  readonly make: MakeItems;
  readonly kind: ItemKind;
  readonly tables: Tables;
  readonly reader: Reader;
  /** Makes the converter of a field. */
  converterOf(spec: ValueSpec): Converter;
  /** Undefined for JSON. */
  readonly columns: readonly string[] | undefined;
}

/** Makes items by a program. It may be called twice for a row: when the file is looked at, and when its items are made. */
export function compileModule(options: ModuleOptions): Compiled & { needs: readonly Need[] } {
  const { name, make, kind, where, reader, columns, converterOf } = options;
  const reasonToSkip = where.length === 0 ? undefined : reasonToSkipOf(where, reader);
  const toObject = columns === undefined ? undefined : objectsWith(columns);
  const contract = contractJson(kind, (spec) => converterOf({ ...spec, nothing: options.nothing }));
  const tools = { lookup: lookupIn(options) };
  const leftOut: Sentence = (total) => `${counted(total, 'row')} ${total === 1 ? 'was' : 'were'} skipped by ${name}.`;

  function itemsOf(row: unknown): readonly unknown[] {
    const value = toObject === undefined ? row : toObject(row as string[]);
    let made: unknown;
    try {
      made = make(value, tools);
    } catch (error) {
      const { message = error } = (error ?? {}) as { message?: unknown };
      return [invalid(value, `${name} failed: ${String(message).split('\n')[0]}`)];
    }
    if (made instanceof Promise) {
      // Nobody waits for it.
      made.catch(() => {});
      return [invalid(value, `${name} returned a promise: ${kind.word}() must not be async`)];
    }
    const items = Array.isArray(made) ? made : [made];
    return items
      .filter((item) => item !== undefined && item !== null)
      .map((item) =>
        isObject(item)
          ? jsonOf(item, value)
          : invalid(value, `${name} returned ${kindOf(item)} in place of a ${kind.word}`),
      );
  }

  /** As the item will be sent. */
  function jsonOf(item: object, row: unknown): unknown {
    const lost: string[] = [];
    try {
      const json = JSON.stringify(item, function (this: Record<string, unknown>, key, value) {
        if (isLost(this[key])) lost.push(`${key} is ${this[key]}`);
        return value;
      });
      return lost.length === 0
        ? JSON.parse(json)
        : invalid(row, `${name} returned a ${kind.word} with values that JSON does not have: ${lost.join(', ')}`);
    } catch (error) {
      const [reason] = (error as Error).message.split('\n');
      return invalid(row, `${name} returned a ${kind.word} that is not JSON: ${reason}`);
    }
  }

  return {
    needs: where.map(({ column, at }) => columnNeed(column, at, reader)),
    parts(row, tally) {
      const reason = reasonToSkip?.(row);
      if (reason !== undefined) {
        tally?.add(skippedRows, reason);
        return [];
      }
      const items = itemsOf(row);
      if (items.length === 0) tally?.add(leftOut, '');
      return items;
    },
    toItem: (item, tally) => (item instanceof InvalidItem ? item : contract.toItem(item, tally)),
    look: (item) => (item instanceof InvalidItem ? undefined : contract.look(item)),
    readings: contract.readings,
  };
}

function invalid(item: unknown, message: string): InvalidItem {
  return new InvalidItem(item, [{ path: '', message }]);
}

/** Whether JSON has only null for a value: what is no number, and what is no date, such as an `Invalid Date`. */
function isLost(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return value instanceof Date && Number.isNaN(value.getTime());
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/** The function that a program finds rows with: one row, or a list where the table has `many`. */
function lookupIn({ name, lookups, tables }: ModuleOptions): (table: string, key: unknown) => unknown {
  return (table, key) => {
    const rows = tables.get(table)?.rowsOf(key ?? '');
    if (rows === undefined) throw new Error(`${name} has no lookups with the name ${table}`);
    return lookups.get(table)?.many ? rows : rows[0];
  };
}
