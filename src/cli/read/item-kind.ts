import type { Issue, RecotapClient, Source } from '../../index.js';
import type { Row } from './input/row.js';
import type { Mapping } from './mapping/mapping.js';

/** What the command knows of a kind of item that a file may hold. */
export interface ItemKind {
  /** What one is called, in messages and in a line of a problems file: `deal`. */
  readonly word: string;
  /** The field by which Recotap tells one from another. */
  readonly idField: string;
  validate(value: unknown): { valid: true } | { valid: false; issues: Issue[] };
  /** @throws CliError when the CSV has no header, or not the columns that it needs */
  openTable(
    chunks: AsyncIterable<Buffer>,
    file: string,
    mapping: (Mapping & { name: string }) | undefined,
  ): Promise<Table>;
}

/** The rows of a CSV file, and how they become items. */
export interface Table {
  rows: AsyncIterable<Row[]>;
  toItem: ToItem;
  /** The fields of the mapping that go without, as there is no column for them. */
  unfilled: string[];
}

/** Gives one row's item, or an InvalidItem. */
export type ToItem = (row: unknown) => unknown;

/** A kind of item as one run of the command pushes it. */
export interface Pushable extends ItemKind {
  /** What stands between `recotap` and the file. */
  readonly command: readonly string[];
  /** The command's own flags, as they were given. */
  readonly flags: readonly string[];
  /** The words for what Recotap took, the usual one first. */
  readonly taken: readonly TakenWord[];
  /** What a dry run says would become of the items: less than `taken` where only Recotap can tell. */
  readonly wouldBe: string;
  /** What comes of pushing one again, for whoever has to. */
  readonly again: string;
  push(client: RecotapClient, items: Source<never>, options: StreamOptions): AsyncIterable<ItemOutcome>;
}

export interface StreamOptions {
  signal: AbortSignal;
  onProgress(progress: Counts): void;
}

/** What became of one item of any kind. */
export type ItemOutcome = ItemPlace & (Stored | { status: 'superseded'; by: number } | Trouble);

/** One that is left to be dealt with. */
export type ItemProblem = ItemPlace & Trouble;

interface ItemPlace {
  index: number;
  id: string | undefined;
  item: unknown;
}

interface Stored {
  status: 'upserted' | 'created' | 'updated';
}

type Trouble =
  | { status: 'failed'; error: string }
  /** Recotap left it aside. */
  | { status: 'skipped'; error: string }
  | { status: 'invalid'; issues: Issue[] }
  | { status: 'unsent'; cause: { message: string } };

export type ProblemStatus = Trouble['status'];

export type TakenWord = Stored['status'] | 'skipped';

/** How far a push is. A kind has some of the words that Recotap may answer with, and the others are not there. */
export interface Counts extends Partial<Record<TakenWord, number>> {
  total: number;
  failed: number;
  invalid: number;
  superseded: number;
  unsent: number;
  requests: number;
  retries: number;
  durationMs: number;
}

export function isProblem(outcome: ItemOutcome): outcome is ItemProblem {
  return isProblemStatus(outcome.status);
}

export function isProblemStatus(status: unknown): status is ProblemStatus {
  return status === 'failed' || status === 'skipped' || status === 'invalid' || status === 'unsent';
}

/** Items that have to be corrected before they can be stored. */
export function toMend({ failed, invalid, skipped = 0 }: Counts): number {
  return failed + invalid + skipped;
}
