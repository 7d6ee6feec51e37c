import { columnsOf, type Reader, type Source, type Tables, type ValueMapping } from './model.js';

/** A part of a mapping, and what it could be made from. */
export interface Need {
  /** Where the mapping has it, for messages. */
  readonly at: string;
  /** The path of the field; undefined for what is no field. */
  readonly path: string | undefined;
  /** The ways to make it, of which one is enough. */
  readonly ways: readonly Way[];
}

interface Way {
  readonly optional: boolean;
  /** A table that was not given. */
  readonly table: string | undefined;
  /** Columns, and fields of tables such as `companies.domain`, that the file and the tables lack, as far as they were read. */
  missing(): string[];
}

export function needOf({ at, sources }: ValueMapping, path: string, reader: Reader, tables: Tables): Need {
  return { at, path, ways: sources.map((source) => wayOf(source, reader, tables)) };
}

function wayOf(source: Source, reader: Reader, tables: Tables): Way {
  const columns = columnsOf(source);
  const { optional, lookup } = source;
  const table = lookup && tables.get(lookup.table);
  return {
    optional,
    table: lookup !== undefined && table === undefined ? lookup.table : undefined,
    missing() {
      const missing = columns.filter((column) => !reader.has(column));
      if (lookup === undefined || table === undefined || table.has(lookup.field)) return missing;
      return [...missing, `${lookup.table}.${lookup.field}`];
    },
  };
}

/** A need for one column. */
export function columnNeed(column: string, at: string, reader: Reader, optional = false): Need {
  const missing = () => (reader.has(column) ? [] : [column]);
  return { at, path: undefined, ways: [{ optional, table: undefined, missing }] };
}

/** What cannot be made though it has to, and the columns that each lacks. */
export function lackingOf(needs: readonly Need[]): { at: string; oneOf: string[] }[] {
  return needs.flatMap(({ at, ways }) => {
    const isMet = ways.some((way) => way.optional || way.table !== undefined || way.missing().length === 0);
    if (isMet) return [];
    const missing = ways.flatMap((way) => way.missing());
    return ways.length === 1 ? missing.map((column) => ({ at, oneOf: [column] })) : [{ at, oneOf: missing }];
  });
}

/** The fields that go without, because the file has no column for them. */
export function unfilledOf(needs: readonly Need[]): string[] {
  return needs.flatMap(({ path, ways }) => {
    const isFilled = ways.some((way) => way.table !== undefined || way.missing().length === 0);
    return path === undefined || isFilled ? [] : [path];
  });
}

/** The fields that a table which was not given would fill. */
export function tablelessOf(needs: readonly Need[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const { path, ways } of needs) {
    const isFilled = ways.some((way) => way.table === undefined && way.missing().length === 0);
    const table = ways.find((way) => way.table !== undefined)?.table;
    if (path === undefined || isFilled || table === undefined) continue;
    fields.set(table, [...(fields.get(table) ?? []), path]);
  }
  return fields;
}
