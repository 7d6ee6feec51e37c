/** Which rows of a list are asked for, in which order, and how they are written. */
export interface ListQuery {
  readonly offset: number;
  /** Default: all. */
  readonly limit: number;
  /** In lower case; empty for all rows. */
  readonly search: string;
  readonly sort: Sort | undefined;
  readonly format: Format;
}

export interface Sort {
  /** Such as `['deal', 'amount']`. */
  readonly path: readonly string[];
  readonly isDescending: boolean;
}

const formats = ['json', 'csv', 'ndjson'] as const;

export type Format = (typeof formats)[number];

/** Reads `offset`, `limit`, `search`, `sort` and `format`. @returns a message when one is not in order */
export function readListQuery(query: Readonly<Record<string, string>>): ListQuery | { readonly message: string } {
  const { offset = '0', limit, search = '', sort = '', format = 'json' } = query;
  const counts = [offset, limit ?? `${Number.MAX_SAFE_INTEGER}`];
  if (!counts.every((count) => /^\d+$/.test(count) && Number.isSafeInteger(Number(count)))) {
    return { message: 'offset and limit must be whole numbers from 0 up' };
  }
  if (!isFormat(format)) return { message: `format must be one of ${formats.join(', ')}, and is ${format}` };
  const path = sort.replace(/^-/, '');
  return {
    offset: Number(counts[0]),
    limit: Number(counts[1]),
    search: search.toLowerCase(),
    sort: path === '' ? undefined : { path: path.split('.'), isDescending: sort !== path },
    format,
  };
}

function isFormat(format: string): format is Format {
  return formats.includes(format as Format);
}
