import type { ContractField } from '../../../../generated/fields.js';
import { checkItem, type Issue, type Validation } from '../../../index.js';
import { canonicalJson } from '../../../ledger/index.js';

/** Where a row stands. */
export interface Place {
  /** The number of the row in all files, from 0 on. */
  row: number;
  line: number;
  /** The number of the file, from 0 on. */
  file: number;
  /** The cells of the row, where they are wanted. */
  cells?: readonly string[] | undefined;
  /** The version of the row, such as its "last modified". */
  version?: string | number | undefined;
}

/** A row whose id is in other rows too. */
export interface Part {
  place: Place;
  item: Record<string, unknown>;
  /** Why it is invalid, as far as that is known. */
  issues: readonly Issue[];
}

/** How rows of one kind are compared. */
export interface Shape {
  readonly kind: Kind;
  /** The field that holds a list of objects, such as `associatedAccounts`. Rows may differ in it. */
  readonly list: string | undefined;
  /** The other fields of the contract, and `otherFields` for all keys that are none. */
  readonly names: readonly string[];
}

interface Kind {
  readonly word: string;
  readonly idField: string;
  readonly fields: readonly ContractField[];
  validate(value: unknown): Validation<unknown>;
}

const otherFields = 'other fields';

export function shapeOf(kind: Kind): Shape {
  const list = kind.fields.find(({ items }) => items?.fields !== undefined)?.name;
  const names = kind.fields.map(({ name }) => name).filter((name) => name !== list);
  return { kind, list, names: [...names, otherFields] };
}

/** A row with its values as texts, which are the same when the values would be sent alike. */
export interface Compared {
  readonly part: Part;
  /** In the order of the names. */
  readonly texts: readonly string[];
  /** All of them. */
  readonly text: string;
  /** Those of the list. */
  readonly entries: readonly string[];
}

export function compared(part: Part, shape: Shape): Compared {
  const texts = shape.names.map((name) => canonical(part.item[name]));
  texts[texts.length - 1] = canonical(othersOf(part, shape));
  return { part, texts, text: texts.join(), entries: entriesIn(part, shape.list).map(canonical) };
}

/** Whether two rows would be sent alike, but for the list. */
export function isAlike(part: Part, other: Part, { list }: Shape): boolean {
  const isSame = (key: string) =>
    key === list || part.item[key] === other.item[key] || canonical(part.item[key]) === canonical(other.item[key]);
  return Object.keys(part.item).every(isSame) && Object.keys(other.item).every(isSame);
}

/** The entries of the list. What is there in place of a list counts as one. */
export function entriesIn({ item }: Part, list: string | undefined): readonly unknown[] {
  const value = list === undefined ? undefined : item[list];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** The part with all that the contract finds wrong with it. */
export function checked(part: Part, { kind }: Shape): Part {
  if (part.issues.length > 0) return part;
  const result = checkItem(part.item, kind);
  return result.valid ? part : { ...part, issues: result.issues };
}

/** The names of the invalid fields, without the list. */
export function invalidNames({ issues }: Part, shape: Shape): Set<string> {
  return new Set(issues.map(({ path }) => nameOf(path, shape)).filter((name) => name !== shape.list));
}

/** The name under which a path is compared. */
export function nameOf(path: Issue['path'], { list, names }: Shape): string {
  const [field = ''] = path.split('.', 1);
  return field === list || names.includes(field) ? field : otherFields;
}

/** The keys of an item that a name stands for. */
export function keysOf(name: string, part: Part, shape: Pick<Shape, 'list' | 'names'>): string[] {
  return name === otherFields ? Object.keys(othersOf(part, shape) ?? {}) : [name];
}

function othersOf({ item }: Part, { list, names }: Pick<Shape, 'list' | 'names'>): Record<string, unknown> | undefined {
  const others = Object.keys(item).filter((key) => key !== list && !names.includes(key));
  return others.length === 0 ? undefined : Object.fromEntries(others.map((key) => [key, item[key]]));
}

/** A value as a text, which is empty for none. */
export function canonical(value: unknown): string {
  return value === undefined || value === null ? '' : canonicalJson(value);
}
