import { type Converter, Refused, type Sentence } from './converter.js';
import { type DateProblem, type DateReading, dateParser } from './date.js';
import { createFormatFinder, type FittingDates } from './date-suggestion.js';
import { remembered } from './remembered.js';

/**
 * The converter for a column of dates. Dates become UTC timestamps.
 *
 * @param isKept whether a date that is written as the contract has it stays as it is
 */
export function dateConverter(reading: DateReading, isKept = false): Converter {
  const parse = remembered(dateParser(reading));
  const finder = createFormatFinder((format) => {
    const parseBy = dateParser({ formats: [format] });
    return (text) => 'timestamp' in parseBy(text);
  });
  let hasIso = false;
  const { formats, zone } = reading;
  const twice = twiceIn(zone);
  const converter: Converter = {
    convert(raw, tally) {
      const text = typeof raw === 'number' && formats !== undefined ? String(raw) : raw;
      if (typeof text !== 'string') return new Refused(raw, expected(formats, finder.fitting(), hasIso));
      const date = parse(text);
      if ('timestamp' in date) {
        if (date.isTwice) tally.add(twice, text.trim());
        return isKept && contractDate.test(text.trim()) ? text.trim() : date.timestamp;
      }
      if (date.problem !== 'no date') return new Refused(raw, described(date.problem, reading));
      return new Refused(raw, expected(formats, finder.fitting(), hasIso));
    },
  };
  if (formats !== undefined) return converter;
  return {
    ...converter,
    look(raw) {
      const text = typeof raw === 'number' ? String(raw) : raw;
      if (typeof text !== 'string') return;
      if (isoDate.test(text)) hasIso = true;
      else finder.see(text.trim());
    },
  };
}

const isoDate = /^\s*\d{4}-\d\d-\d\d(?:[T ]|\s*$)/;

/** A date or a timestamp by RFC 3339. */
const contractDate = /^\d{4}-\d\d-\d\d(?:T(?!24)\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$/;

function described(problem: Exclude<DateProblem, 'no date'>, { formats = [], zone }: DateReading): string {
  switch (problem) {
    case 'year':
      return 'must have a year from 1970 to 2100, in four digits';
    case 'offset':
      return 'must have an offset from -14:00 to +14:00';
    case 'gap':
      return `must be a time that exists in ${zone}, where the clocks skip this one`;
    case 'two dates':
      return `must be a date that has one reading: more than one format of ${formats.join(', ')} fits, and they make different dates of it`;
  }
}

/** @param fitting the forms that fit the column */
function expected(formats: readonly string[] | undefined, fitting: readonly FittingDates[], hasIso: boolean): string {
  if (formats !== undefined) {
    const [only, ...others] = formats;
    return others.length === 0
      ? `must be a date in the format ${only}`
      : `must be a date in a format of ${formats.join(', ')}`;
  }
  const [first, other] = fitting;
  const iso = 'must be an ISO 8601 date, such as 2026-01-15';
  if (first === undefined) return `${iso}; for another form set format: or --date-format, such as M/d/yyyy`;
  if (other !== undefined)
    return `${iso}. ${first.day} and ${other.day} both fit the column: set format: or --date-format to the right one`;
  const list = [...(hasIso ? ['iso'] : []), ...first.formats.map(word)];
  const value = list.length === 1 ? list[0] : `[${list.join(', ')}]`;
  const fit = first.formats.length === 1 ? 'fits' : 'fit';
  return `${iso}. ${first.formats.join(' and ')} ${fit} the column: set format: ${value} in a mapping, or --date-format ${word(first.day)}`;
}

/** In quotes where YAML and a shell want them. */
function word(format: string): string {
  return /^[\w/.-]+$/.test(format) ? format : JSON.stringify(format);
}

function twiceIn(zone: string | undefined): Sentence {
  return (total) =>
    total === 1
      ? `1 time comes twice in ${zone}, where the clocks go back: the first was taken.`
      : `${total} times are ambiguous in ${zone}, because the clocks went back then: the earlier one was taken.`;
}
