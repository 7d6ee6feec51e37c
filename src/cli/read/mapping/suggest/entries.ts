import { quoted } from '../../../terminal/words.js';
import { lookAtAmounts, lookAtDates, natureOf } from './looks.js';
import type { Guess, SampleColumn } from './model.js';
import { scalar } from './scalar.js';

/** An entry of a mapping. */
export interface Entry {
  /** Such as `{ column: Close Date, format: M/d/yyyy }`. */
  readonly text: string;
  /** What the user should know about it. */
  readonly comments: readonly string[];
  /** Whether only the user can tell how to read it. */
  readonly isOpen: boolean;
}

/** The entry for a guess, with what its values tell. */
export function entryOf({ field, column, by }: Guess): Entry {
  const entry = entryByField(field, column);
  const isEmpty = column.values.length === 0 ? ['no row that was looked at has a value'] : [];
  return { ...entry, comments: [`by its ${by}`, ...isEmpty, ...entry.comments] };
}

function entryByField(field: Guess['field'], column: SampleColumn): Entry {
  switch (field) {
    case 'startDate':
    case 'closedDate':
      return dateEntry(column);
    case 'amount':
      return amountEntry(column);
    case 'dealCurrencyCode':
      return currencyEntry(column);
    case 'account.domain':
      return entryWith(column, [], natureOf(column.values) === 'email' ? ['the domains of email addresses'] : []);
    case 'externalDealId':
      return entryWith(column, [], repeated(column));
    default:
      return entryWith(column);
  }
}

/** @param words beside the column, such as `format: M/d/yyyy` */
function entryWith({ name }: SampleColumn, words: readonly string[] = [], comments: readonly string[] = []): Entry {
  return { text: `{ ${[`column: ${scalar(name)}`, ...words].join(', ')} }`, comments, isOpen: false };
}

function dateEntry(column: SampleColumn): Entry {
  const { formats, either, misfit } = lookAtDates(column.values);
  const wrong = misfit === undefined ? [] : [`${quoted(misfit)} is not a date in a usual format`];
  const isIso = formats.every((format) => format === 'iso');
  const words = isIso ? [] : [`format: ${formats.length === 1 ? scalar(`${formats[0]}`) : listOf(formats)}`];
  if (either.length === 0) return entryWith(column, words, wrong);
  const both = `${either.join(' and ')} both fit, as in ${quoted(column.values[0] ?? '')}: set the right format, and remove the # in front`;
  return { ...entryWith(column, words, [both, ...wrong]), isOpen: true };
}

function listOf(texts: readonly string[]): string {
  return `[${texts.map(scalar).join(', ')}]`;
}

function amountEntry(column: SampleColumn): Entry {
  const { decimal, ambiguous, misfit } = lookAtAmounts(column.values);
  const wrong = misfit === undefined ? [] : [`${quoted(misfit)} is not a number`];
  if (ambiguous === undefined) return entryWith(column, decimal === undefined ? [] : [`decimal: "${decimal}"`], wrong);
  const what = `${quoted(ambiguous)} is a fraction or thousands, and nothing in the column tells`;
  const cure = 'set the decimal mark to "." or ",", and remove the # in front';
  return { ...entryWith(column, ['decimal: "."'], [`${what}: ${cure}`, ...wrong]), isOpen: true };
}

const codes = new Set(Intl.supportedValuesOf('currency'));
const mostNames = 20;

function currencyEntry(column: SampleColumn): Entry {
  const names = [...new Set(column.values)].filter((value) => !codes.has(value.toUpperCase())).slice(0, mostNames);
  if (names.length === 0) return entryWith(column);
  const map = [...names.map((name) => `${scalar(name)}: XXX`), '"*": keep'].join(', ');
  const cure = 'write the ISO 4217 code of each for XXX, and remove the # in front';
  return { ...entryWith(column, [`map: { ${map} }`], [cure]), isOpen: true };
}

function repeated({ values }: SampleColumn): string[] {
  const count = values.length - new Set(values).size;
  return count === 0 ? [] : [`${count} of ${values.length} values repeat an earlier one: rows of one id make one deal`];
}
