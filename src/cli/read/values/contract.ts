import type { ValueSpec } from '../mapping/model.js';
import { toValue } from './convert.js';
import type { Converter } from './converter.js';
import { toDate } from './date.js';
import { toDomain } from './domain.js';

/** The converter for the values of one source. */
export function converterOf({ wanted, type = wanted.type, decimal, format }: ValueSpec): Converter {
  if (type === 'date') return { convert: toDate(format?.[0]) };
  if (type === 'domain') return { convert: toDomain };
  return { convert: toValue(wanted, decimal) };
}
