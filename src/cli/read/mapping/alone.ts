import type { Converter } from '../values/converter.js';
import { columnsOf, type Source } from './model.js';

/** A source, and what converts its values. */
export interface Use {
  readonly source: Source;
  readonly converter: Converter;
}

/** Writes a cell as a text that means the same without the rest of its column. */
type Rewrite = (cell: string) => string;

/** By their names, the columns of which every use reads the cells as they are and can rewrite them. */
export function rewritesOf(uses: readonly Use[]): ReadonlyMap<string, Rewrite> {
  const rewrites = new Map<string, Rewrite>();
  const others = new Set<string>();
  for (const { source, converter } of uses) {
    const own = cellOf(source);
    if (own !== undefined && converter.alone !== undefined) rewrites.set(own, converter.alone);
    const rest = converter.alone === undefined ? columnsOf(source) : columnsOf({ ...source, from: fromOther(source) });
    for (const column of rest) others.add(column);
  }
  for (const column of others) rewrites.delete(column);
  return rewrites;
}

/** The column whose cells a source converts as they are. */
function cellOf({ from, lookup, map, split }: Source): string | undefined {
  const isAsItIs = lookup === undefined && map === undefined && split === undefined;
  return 'column' in from && isAsItIs ? from.column : undefined;
}

/** What a source reads beside the cells that it converts as they are. */
function fromOther(source: Source): Source['from'] {
  return cellOf(source) === undefined ? source.from : { value: undefined };
}
