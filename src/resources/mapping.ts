import type { Deal } from '../../generated/schema.js';

/** What a column has to be: a value, one of several, or none of them. Texts are compared without regard to case. */
export type MappingCondition = MappingValue | readonly MappingValue[] | { not: MappingValue | readonly MappingValue[] };

type MappingValue = string | number | boolean | null;

/** A table that rows are looked up in, read as a whole before the first row. */
export interface MappingLookup {
  /** CSV, NDJSON or JSON, found from the folder of the mapping. Without it, the command names it: `--lookup companies=companies.csv`. */
  file?: string;
  /** The column by which rows are found. Of several, the first that the table has. */
  key: string | readonly string[];
  /** Whether several rows may have the same key. Default: false, and a key that is there twice is an error. */
  many?: boolean;
}

/** A row of CSV: a text by the name of each column. Name the type of rows of JSON. */
export type MappingRow = Readonly<Record<string, string>>;

/** What a mapping's function may use. */
export interface MappingTools {
  /** The row of a table with this key, or undefined; with `many`, a list of rows, which may be empty. */
  lookup<Found = MappingRow>(table: string, key: unknown): Found | undefined;
}

/** How the rows of a file become deals, for `recotap push --map mapping.mjs`. */
export interface DealMapping<Row = MappingRow> {
  /** JSON: where the rows are, keys joined by dots. Default: the document, or its only array of objects. */
  rows?: string;
  /** Which rows count. The others are skipped, and counted. */
  where?: Readonly<Record<string, MappingCondition>>;
  /** How the file is to be read. By default, the command finds out. */
  file?: {
    encoding?: string;
    delimiter?: string;
    header?: readonly string[];
    /** How many lines come before the header. */
    skip?: number;
    sheet?: string;
  };
  lookups?: Readonly<Record<string, MappingLookup>>;
  /**
   * Makes a deal of a row, or several. A row of CSV is an object of texts by column, a row of JSON is what the file has. It may be called
   * twice for a row, and must not be async. When it throws, the deal is invalid, with the message as the reason.
   *
   * @returns undefined to skip the row
   */
  deal(row: Row, tools: MappingTools): Deal | readonly Deal[] | undefined | null;
}

/**
 * Gives types to a mapping written in JavaScript or TypeScript. It returns the mapping as it is: a plain object does as well.
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
