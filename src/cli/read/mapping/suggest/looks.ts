import { dateParser } from '../../values/date.js';
import { createFormatFinder } from '../../values/date-suggestion.js';
import { readDomain } from '../../values/domain-text.js';
import { type DecimalMark, isPointAmbiguous, plainNumber } from '../../values/number.js';
import { sharedHostOf } from '../../values/shared-hosts.js';

/** How the dates of a column are written. */
export interface DateLook {
  /** The formats, of which a mapping needs all, such as `iso` and `M/d/yyyy`. */
  readonly formats: readonly string[];
  /** Two of which one is right, when both fit each of the values. */
  readonly either: readonly string[];
  /** A value that is no date in these formats. */
  readonly misfit: string | undefined;
}

export function lookAtDates(values: readonly string[]): DateLook {
  const isIso = fitsOf('iso');
  const others = values.filter((value) => !isIso(value));
  const found = [...byShape(others).values()].map(formatsOf);
  const order = found.map(({ formats }) => (formats.length === 1 ? orderOf(formats[0]) : undefined)).find(Boolean);
  const settled = found.map(({ formats }) =>
    formats.filter((one) => formats.length === 1 || !order || orderOf(one) === order),
  );
  const formats = settled.flatMap(([first]) => (first === undefined ? [] : [first]));
  return {
    formats: [...new Set([...(others.length < values.length ? ['iso'] : []), ...formats])],
    either: settled.find(({ length }) => length > 1) ?? [],
    misfit: found.find(({ misfit }) => misfit !== undefined)?.misfit,
  };
}

/** One column may have dates with a time of day and dates without. */
function byShape(values: readonly string[]): Map<string, string[]> {
  const shapes = new Map<string, string[]>();
  for (const value of values) {
    const shape = value.replace(/\d+/g, '9').replace(/\p{L}+/gu, 'a');
    const same = shapes.get(shape);
    if (same === undefined) shapes.set(shape, [value]);
    else same.push(value);
  }
  return shapes;
}

function formatsOf(values: readonly string[]): { formats: readonly string[]; misfit: string | undefined } {
  const isUnlikely = values.find((value) => !mayBeDate.test(value));
  if (isUnlikely !== undefined) return { formats: [], misfit: isUnlikely };
  const finder = createFormatFinder(fitsOf);
  for (const value of values) finder.see(value);
  const formats = finder.fitting().flatMap((form) => form.formats.slice(0, 1));
  const [first] = formats;
  const isDate = first === undefined ? () => false : fitsOf(first);
  return { formats, misfit: values.find((value) => !isDate(value)) };
}

/** Texts that are none of this are many, and trying each format on each would take long. */
const mayBeDate = /^(?:\d{1,4}[\s./-].{4,30}|\d{5,13}(?:\.\d+)?|\p{L}{3,9}\.? \d{1,2},? \d.{3,30})$/u;

function orderOf(format: string | undefined): string | undefined {
  return /^[Md]\W[Md]/.exec(format ?? '')?.[0].charAt(0);
}

function fitsOf(format: string): (text: string) => boolean {
  const parse = dateParser({ formats: [format] });
  return (text) => 'timestamp' in parse(text);
}

/** How the numbers of a column are written. */
export interface AmountLook {
  /** The decimal mark; undefined when the file does not tell, and when it needs no telling. */
  readonly decimal: DecimalMark | undefined;
  /** A value that is one number with a decimal point and another with a decimal comma, where both fit all of the values. */
  readonly ambiguous: string | undefined;
  /** A value that is no number. */
  readonly misfit: string | undefined;
}

export function lookAtAmounts(values: readonly string[]): AmountLook {
  const [byPoint, byComma] = (['.', ','] as const).map((mark) =>
    values.filter((value) => plainNumber(value, mark) === undefined),
  ) as [string[], string[]];
  if (byPoint.length === byComma.length) {
    const ambiguous = values.find((value) => plainNumber(value, '.') !== plainNumber(value, ','));
    return { decimal: undefined, ambiguous, misfit: byPoint[0] };
  }
  if (byComma.length < byPoint.length) return { decimal: ',', ambiguous: undefined, misfit: byComma[0] };
  return { decimal: values.some(isPointAmbiguous) ? '.' : undefined, ambiguous: undefined, misfit: byPoint[0] };
}

/** What most values of a column are. */
export type Nature = 'empty' | 'domain' | 'email' | 'date' | 'number' | 'text';

/** More would take longer, and tell no more. */
const enough = 50;

export function natureOf(column: readonly string[]): Nature {
  const values = column.slice(0, enough);
  if (values.length === 0) return 'empty';
  const isMost = (test: (value: string) => boolean) => values.filter(test).length * 2 > values.length;
  if (isMost((value) => domainOf(value) !== undefined))
    return isMost((value) => value.includes('@')) ? 'email' : 'domain';
  if (isMost((value) => lookAtAmounts([value]).misfit === undefined)) return 'number';
  return hasDates(values) ? 'date' : 'text';
}

/** The domain of a web address or an email address that may be a company's. */
export function domainOf(value: string): string | undefined {
  const read = value.includes('.') ? readDomain(value) : undefined;
  return read !== undefined && 'domain' in read && sharedHostOf(read.domain) === undefined ? read.domain : undefined;
}

/** Whether most values look like dates, and some usual format fits some of them. */
export function hasDates(column: readonly string[]): boolean {
  const values = column.slice(0, enough);
  const likely = values.filter((value) => mayBeDate.test(value));
  return likely.length * 2 > values.length && lookAtDates(likely).formats.length > 0;
}
