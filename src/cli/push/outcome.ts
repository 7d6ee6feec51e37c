import type { Issue, RecotapClient, Source } from '../../index.js';
import { type ItemKind, type ItemPlace, isProblemStatus } from '../read/items/item.js';
import { markedIssues } from '../read/marks.js';
import type { Counts, StoredWord, TakenWord } from './facts.js';

/** A kind of item, and how it is pushed. */
export interface PushableKind extends ItemKind {
  /** The words for what Recotap stored, the usual one first. */
  readonly taken: readonly TakenWord[];
  /** What a dry run says of the items. It must not promise more than it can know. */
  readonly wouldBe: string;
  /** Why an item is superseded. Default: a later row has the same id. */
  readonly supersededBy?: string | undefined;
  /** How long items wait at the start, since an earlier run may have sent them, in ms. Default: 0 */
  readonly heldMs?: number | undefined;
  /** What happens when an item is pushed again, for the advice at the end. */
  readonly again: string;
  push(client: RecotapClient, items: Source<never>, options: StreamOptions): AsyncIterable<ItemOutcome>;
}

export interface StreamOptions {
  /** Cuts off what is on the wire. */
  signal: AbortSignal;
  /** Ends the push once what is on the wire is answered. */
  drain: AbortSignal;
  onProgress(progress: Counts): void;
  /** Whether the items come from a file, whose end is near. */
  isSized: boolean;
  /** The version of an item, by its index. */
  versionOf(index: number): string | number | undefined;
}

/** How a push ended. */
export interface RunEnd {
  counts: Counts;
  /** Why it ended before the end of the input, if it did. */
  ended: { cause: unknown } | undefined;
  /** Whether `counts` covers the whole input, sent or not. */
  isAllCounted: boolean;
}

/** The outcome of one item of any kind. */
export type ItemOutcome = ItemInfo & (Stored | { status: 'superseded'; by: number } | Trouble);

/** The outcome of an item that needs attention. */
export type ItemProblem = ItemInfo & Trouble;

/** A problem, and the place in the input that it is about. */
export type LocatedProblem = Partial<ItemPlace> & ItemProblem;

interface ItemInfo {
  index: number;
  id: string | undefined;
  item: unknown;
}

interface Stored {
  /** Unchanged: by a ledger, Recotap has it already. */
  status: StoredWord;
}

type Trouble =
  | { status: 'failed'; error: string }
  /** Recotap ignored it. */
  | { status: 'skipped'; error: string }
  | { status: 'invalid'; issues: Issue[] }
  | { status: 'unsent'; cause: { message: string } };

export function isProblem(outcome: ItemOutcome): outcome is ItemProblem {
  return isProblemStatus(outcome.status);
}

/** How many items must be corrected before Recotap stores them. */
export function toCorrect({
  failed,
  invalid,
  skipped = 0,
}: Pick<Counts, 'failed' | 'invalid'> & { skipped?: number | undefined }): number {
  return failed + invalid + skipped;
}

/** A problem as one line of JSON, with the item last, as it is the longest part. */
export function toLine(problem: LocatedProblem, kind: ItemKind): string {
  const { file, line, lines, newer, version, rows: _, index, id, item, ...trouble } = problem;
  const { idField, word } = kind;
  const marked = trouble.status === 'invalid' ? { issues: markedIssues(item, trouble.issues, kind) } : {};
  const place = { file, line, lines, newer, version, index };
  return JSON.stringify({ ...place, [idField]: id, ...trouble, ...marked, [word]: item });
}

/** A problem in one line for a person. */
export function reasonOf(problem: ItemProblem): string {
  const { status } = problem;
  if (status === 'unsent') return `${status}: ${problem.cause.message}`;
  if (status !== 'invalid') return `${status}: ${problem.error}`;
  return `${status}: ${problem.issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')}`;
}
