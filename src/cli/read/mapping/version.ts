import { sortableVersion } from '../../../ledger/index.js';
import { type Converter, Refused, type Tally } from '../values/converter.js';
import type { ReadVersion } from './compiled.js';
import type { Reader, Tables, ValueMapping, ValueSpec } from './model.js';
import { buildValue } from './value.js';

export interface VersionOptions {
  reader: Reader;
  tables: Tables;
  converterOf(spec: ValueSpec): Converter;
}

/** Compiles what a mapping says of versions. */
export function compileVersion(mapping: ValueMapping, { reader, tables, converterOf }: VersionOptions): ReadVersion {
  const build = buildValue(mapping, {
    reader,
    tables,
    converterOf: ({ spec }) => converterOf(spec),
    sentenceFor: () => () => '',
  });
  return (row) => {
    const issues: { path: string; message: string }[] = [];
    const take = (converter: Converter, raw: unknown) => converter.convert(raw, noTally);
    const value = build(row, { issues, take, count() {} });
    const [issue] = issues;
    if (issue !== undefined) return new Refused(value, issue.message);
    if (typeof value === 'string') return isUnsorted(value) ? new Refused(value, unsorted) : value;
    return typeof value === 'number' ? value : undefined;
  };
}

/** The version in a column, as `--version-column` names it. */
export function versionColumn(column: string): ValueMapping {
  const spec: ValueSpec = { wanted: { type: 'string' } };
  return { sources: [{ from: { column }, spec, optional: false }], at: '--version-column' };
}

const noTally: Tally = { add() {}, notes: () => [] };

/** Three numbers apart, such as those of a day, or a year beside another number. */
const dates = /\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}\b.*\b(?:19|20)\d{2}\b|\b(?:19|20)\d{2}\b.*\b\d{1,2}\b/s;

/** Dates such as `3/1/2026` and `Mar 1, 2026`: as texts, they are in another order than as dates. */
function isUnsorted(text: string): boolean {
  return text.length < 40 && sortableVersion(text)?.startsWith('t') === true && dates.test(text);
}

const unsorted =
  'is a date whose text does not sort: name its format in a mapping, such as version: { column: Modified, type: date, format: M/d/yyyy }';
