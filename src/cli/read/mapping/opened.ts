import type { ItemKind } from '../items/item.js';
import type { Converter } from '../values/converter.js';
import type { Compiled, ReadVersion } from './compiled.js';
import type { ReadSpec, ValueSpec } from './model.js';

/** What the user says with the command about a mapping. */
export interface MappingOptions {
  /** Files by the names of lookups. */
  readonly lookup?: ReadonlyMap<string, string> | undefined;
  /** The format of dates whose entry has none. */
  readonly dateFormat?: string | undefined;
}

/** A mapping that is ready for a file. */
export interface OpenMapping {
  /** Its file or preset, for messages. */
  readonly name: string;
  /** How the file is to be read. */
  readonly read: ReadSpec;
  /** @throws CliError when the file lacks columns that the mapping needs */
  bind(file: MappedFile): BoundMapping;
}

/** A file that a mapping is used for. */
export interface MappedFile {
  /** For messages. */
  readonly name: string;
  /** The columns of CSV, whose rows are lists of cells. Undefined for JSON. */
  readonly columns?: readonly string[] | undefined;
}

export interface BoundMapping extends Compiled {
  /** Undefined when the mapping says nothing of versions. */
  versionOf?: ReadVersion | undefined;
  /**
   * What the user should know about the file and the mapping.
   *
   * @param isWhole whether all rows were read. Only then it is known what no row has
   */
  notes(isWhole: boolean): string[];
}

/** How the rows of one file become items. */
export interface Bound extends Omit<Compiled, 'readings'> {
  /** Undefined when nothing is known of versions. */
  versionOf?: ReadVersion | undefined;
  /** What a row itself says about its place. */
  placeIn?(row: unknown): { line?: number; newer?: number; version?: string | number };
  notes: BoundMapping['notes'];
}

/**
 * @param columns those of CSV
 * @param version the column that has the version of a row, if the user names one
 */
export type Bind = (
  kind: ItemKind,
  columns: readonly string[] | undefined,
  name: string,
  mapping: OpenMapping | undefined,
  converterOf: (spec: ValueSpec) => Converter,
  version?: string,
) => Bound;
