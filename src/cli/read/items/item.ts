import type { ContractField } from '../../../../generated/fields.js';
import { InvalidItem, type Issue, type Validation } from '../../../index.js';

/** A kind of item that a file may hold. */
export interface ItemKind {
  /** What messages and problems files call one item, such as `deal`. */
  readonly word: string;
  /** The key of the items in a JSON object, such as `deals`. */
  readonly itemsKey: string;
  /** The field by which Recotap tells items apart. */
  readonly idField: string;
  readonly fields: readonly ContractField[];
  validate(value: unknown): Validation<unknown>;
  /** Whether `--version-column` can name the column with the versions of its items. Default: false. */
  readonly hasVersions?: true;
  /** Lines of advice for a CSV file whose columns are not the fields. */
  readonly hints: readonly string[];
}

/** The items of a file, while it is read. */
export interface ItemSource {
  /** The file, as messages call it. */
  readonly name: string;
  /** Whether the size of the file is known, which it is not for a pipe. */
  readonly isSized: boolean;
  /** Between the cells of the input, if it is CSV. */
  readonly delimiter: string | undefined;
  /** Whether all items have been given. */
  readonly isRead: boolean;
  /** In the order of the file. An item that could not be read or converted is an InvalidItem. */
  readonly items: AsyncIterable<unknown>;
  /** Where an item stands. Each place can be taken once, so that memory does not grow with the file. */
  takePlace(index: number): ItemPlace | undefined;
  /** The version of an item whose place was not taken yet. */
  versionOf(index: number): string | number | undefined;
  /** How much of the file is done once `settled` items are, from 0 to 1; undefined when its size is not known. */
  fraction(settled: number): number | undefined;
  /** What the user should know about the file, once it is read. */
  notes(): string[];
  /** How many ids are in more than one row, once all is read; undefined for an input that can be read only once. */
  repeatedIds(): number | undefined;
  /** Whether a note tells of something that has to be put right, which the exit code then says too. */
  readonly isDoubtful: boolean;
  /** Ends the file here. */
  stop(): void;
}

/** Where an item stands in the input. */
export interface ItemPlace {
  /** The line on which it starts, counted from 1. Of several rows, the first that is invalid, or else the first. */
  line: number;
  /** The lines of its rows, when there are several: `3`, or `b.csv:3` when there are several files. */
  lines?: readonly (number | string)[] | undefined;
  /** The file, when there are several. */
  file?: string | undefined;
  /** The line of a newer version of the item, which can be sent. */
  newer?: number | undefined;
  /** The version of the item, such as the "last modified" of a CRM. */
  version?: string | number | undefined;
  /** Its rows as they were read, where the input has columns and they are wanted. */
  rows?: readonly ReadRow[] | undefined;
}

/** A row with its columns. One that could not be read has its text as its only cell. */
export interface ReadRow {
  /** Default: the line of the item. */
  readonly line?: number | undefined;
  /** Default: the file of the item. */
  readonly file?: string | undefined;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
}

const problemStatuses = ['failed', 'skipped', 'invalid', 'unsent'] as const;

/** Why an item is in a problems file. */
export type ProblemStatus = (typeof problemStatuses)[number];

export function isProblemStatus(status: unknown): status is ProblemStatus {
  return problemStatuses.some((known) => known === status);
}

/** An item that cannot be sent for these issues, together with those that the contract finds, so that it has to be corrected only once. */
export function invalidItem(item: unknown, issues: readonly Issue[], kind: Pick<ItemKind, 'validate'>): InvalidItem {
  const validation = kind.validate(item);
  if (validation.valid) return new InvalidItem(item, [...issues]);
  const known = new Set(issues.map(({ path }) => path));
  return new InvalidItem(item, [...issues, ...validation.issues.filter(({ path }) => !known.has(path))]);
}
