import type { ContractField } from '../../../../generated/fields.js';
import type { Validation } from '../../../index.js';

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
  /** Lines of advice for a CSV file whose columns are not the fields. */
  readonly hints: readonly string[];
}

/** The items of a file, while it is read. */
export interface ItemSource {
  /** The file, as messages call it. */
  readonly name: string;
  /** Whether the size of the file is known, which it is not for a pipe. */
  readonly isSized: boolean;
  /** Whether all items have been given. */
  readonly isRead: boolean;
  /** In the order of the file. An item that could not be read or converted is an InvalidItem. */
  readonly items: AsyncIterable<unknown>;
  /** The line on which an item starts. Each line can be taken once, so that memory does not grow with the file. */
  takeLine(index: number): number | undefined;
  /** How much of the file is done once `settled` items are, from 0 to 1; undefined when its size is not known. */
  fraction(settled: number): number | undefined;
  /** What the user should know about the file, once it is read. */
  notes(): string[];
  /** Ends the file here. */
  stop(): void;
}

/** Turns a row into an item, or into an InvalidItem. */
export type ToItem = (row: unknown) => unknown;

const problemStatuses = ['failed', 'skipped', 'invalid', 'unsent'] as const;

/** Why an item is in a problems file. */
export type ProblemStatus = (typeof problemStatuses)[number];

export function isProblemStatus(status: unknown): status is ProblemStatus {
  return problemStatuses.some((known) => known === status);
}
