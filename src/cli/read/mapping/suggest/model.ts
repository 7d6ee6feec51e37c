import type { FieldName } from './names.js';

/** A column of the rows that were looked at. */
export interface SampleColumn {
  /** As a mapping names it. */
  readonly name: string;
  /** The values, trimmed, without those that stand for nothing. */
  readonly values: readonly string[];
}

/** A list in JSON rows. */
export interface SampleList {
  /** Its path. */
  readonly name: string;
  /** What its elements hold; the column `.` is the element itself. */
  readonly columns: readonly SampleColumn[];
}

export interface Sample {
  /** How many rows were looked at. */
  readonly rows: number;
  readonly columns: readonly SampleColumn[];
  readonly lists: readonly SampleList[];
  /** Columns that no mapping can name: there are two of the name, it is empty, or its characters mean something else in a path. */
  readonly unnamed: readonly string[];
}

/** The column that a field is taken from. */
export interface Guess {
  readonly field: FieldName;
  readonly column: SampleColumn;
  /** What tells it. */
  readonly by: 'name' | 'values';
}
