import { type Convert, Refused, toNumber, toText } from './convert.js';
import { dateParser } from './date.js';
import { parseDomain } from './domain.js';
import type { FieldType } from './fields.js';
import type { DecimalMark } from './number.js';

export interface ConvertOptions {
  type: FieldType;
  /** For dates: luxon's tokens. */
  format?: string | undefined;
  /** For numbers. */
  decimal?: DecimalMark;
}

export function converter({ type, format, decimal }: ConvertOptions): Convert {
  switch (type) {
    case 'string':
      return toText;
    case 'number':
      return toNumber(decimal);
    case 'date':
      return toDate(format);
    case 'domain':
      return toDomain;
  }
}

function toDate(format: string | undefined): Convert {
  const parse = dateParser(format);
  const expected =
    format === undefined
      ? 'must be an ISO 8601 date, such as 2026-01-15; for another form give the mapping a format, such as M/d/yyyy'
      : `must be a date in the format ${format}`;
  return (raw) => (typeof raw === 'string' ? parse(raw) : null) ?? new Refused(raw, expected);
}

function toDomain(raw: unknown): unknown {
  const domain = typeof raw === 'string' ? parseDomain(raw) : null;
  return domain === null ? new Refused(raw, 'must be a web domain, such as acme.com') : domain;
}
