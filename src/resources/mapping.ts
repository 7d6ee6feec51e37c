import type { Deal } from '../../generated/schema.js';

/** What the value of a column must be: this value, one of these, or `not` any of these. Text is compared without regard to case. */
export type MappingCondition = MappingValue | readonly MappingValue[] | { not: MappingValue | readonly MappingValue[] };

type MappingValue = string | number | boolean | null;

/** A second file, whose rows a mapping looks up. It is read before the first row. */
export interface MappingLookup {
  /** The path of a CSV, NDJSON or JSON file, relative to the mapping. Default: that of the option `--lookup NAME=FILE` of the command. */
  file?: string;
  /** The column to look rows up by. If there are several, the first that the file has. */
  key: string | readonly string[];
  /** Whether several rows may have the same key. Otherwise they are an error. Default: `false`. */
  many?: boolean;
}

/** A row of CSV: the text in each column. */
export type MappingRow = Readonly<Record<string, string>>;

/** What a mapping can use, beside the row. */
export interface MappingTools {
  /** Returns the row of a lookup with this key, or undefined. With `many`, returns an array of rows. */
  lookup<Found = MappingRow>(table: string, key: unknown): Found | undefined;
}

/**
 * Maps the rows of a file to deals, for `recotap push --map mapping.mjs`.
 *
 * @example
 * const mapping: DealMapping = {
 *   where: { stage: { not: 'Draft' } },
 *   deal: (row) => ({ externalDealId: `${row.id}`, name: `${row.title}`, amount: Number(row.amount) }),
 * };
 */
export interface DealMapping<Row = MappingRow> {
  /** For JSON: the path to the array of rows, with keys joined by dots. Default: the document itself, or its only array of objects. */
  rows?: string;
  /** The conditions that a row must meet, by column. Other rows are skipped. Default: all rows. */
  where?: Readonly<Record<string, MappingCondition>>;
  /** How to read the file. Default: the command detects it. */
  file?: {
    /** The encoding, such as `windows-1252`. */
    encoding?: string;
    /** The character between the cells of a CSV, such as `;`. */
    delimiter?: string;
    /** The names of the columns, for a file without a header. */
    header?: readonly string[];
    /** How many lines come before the header. Default: 0. */
    skip?: number;
    /** The name of the sheet of an XLSX file. */
    sheet?: string;
  };
  /** The files to look rows up in, by name. */
  lookups?: Readonly<Record<string, MappingLookup>>;
  /**
   * Returns the deal, or several deals, for a row; undefined skips the row. It must not be async, and may be called twice for a row. If it
   * throws, the deal is invalid, with the message as its issue.
   */
  deal(row: Row, tools: MappingTools): Deal | readonly Deal[] | undefined | null;
}

/**
 * Returns a mapping as it is, and types it, for JavaScript and TypeScript.
 *
 * @example
 * // mapping.mjs, for: recotap push deals.csv --map mapping.mjs
 * export default defineMapping({
 *   where: { is_deleted: { not: true } },
 *   lookups: { companies: { file: 'companies.csv', key: 'id' } },
 *   deal: (row, { lookup }) => ({
 *     externalDealId: `${row.id}`,
 *     name: `${row.title}`,
 *     associatedAccounts: [{ domain: lookup('companies', row.company_id)?.domain }],
 *   }),
 * });
 */
export function defineMapping<Row = MappingRow>(mapping: DealMapping<Row>): DealMapping<Row> {
  return mapping;
}
