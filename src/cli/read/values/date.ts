import { DateTime } from 'luxon';
import { Refused } from './converter.js';

/** A calendar date, alone or with a time of day. luxon accepts more, such as a time of day, which it takes for today's. */
const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/i;

/** Dates repeat: a file of a million rows spans a few thousand days. */
const cachedTexts = 4096;

const longestFormat = 100;

/** @param format as in {@link dateParser} */
export function toDate(format: string | undefined): (raw: unknown) => unknown {
  const parse = dateParser(format);
  const expected =
    format === undefined
      ? 'must be an ISO 8601 date, such as 2026-01-15; for another form give the mapping a format, such as M/d/yyyy'
      : `must be a date in the format ${format}`;
  return (raw) => (typeof raw === 'string' ? parse(raw) : null) ?? new Refused(raw, expected);
}

/**
 * Makes a parser for one column of dates. It returns a UTC timestamp such as `2026-01-15T00:00:00Z`, or null for text that is not a date.
 * Text without an offset is read as UTC.
 *
 * @param format luxon's tokens, such as `M/d/yyyy`. Default: ISO 8601
 */
export function dateParser(format?: string): (text: string) => string | null {
  const parse = format === undefined ? parseIso : formatted(format);
  const known = new Map<string, string | null>();
  return (text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const date = parse(text.trim());
    const written = date.isValid ? date.toUTC().toISO({ suppressMilliseconds: true }) : null;
    if (known.size >= cachedTexts) known.clear();
    known.set(text, written);
    return written;
  };
}

/** What is wrong with a format; undefined when nothing is. */
export function formatProblem(format: string): string | undefined {
  // luxon builds a regular expression from it.
  if (format.length > longestFormat) return `it is longer than ${longestFormat} characters`;
  const tokens = format.replace(/'[^']*'/g, '');
  if (/%/.test(tokens)) return "its tokens are luxon's, such as yyyy-MM-dd, and not strftime's";
  if (/Y/.test(tokens) || (/D/.test(tokens) && !/^D{1,4}$/.test(tokens))) {
    const lowered = format.replace(/Y/g, 'y').replace(/D/g, 'd');
    return `its tokens are luxon's, where year and day are lower case: "${lowered}"`;
  }
  if (/TH/.test(tokens)) return `put literal letters in single quotes: "${format.replace('T', "'T'")}"`;
  // A date whose year, month and day differ from today's must survive being written and read.
  const sample = DateTime.utc(2019, 7, 23);
  const back = readBack(sample, format);
  if (typeof back === 'string') return `it contradicts itself: ${back}`;
  if (!back.isValid) return "it reads no date. Its tokens are luxon's, such as yyyy-MM-dd";
  return back.toISODate() === sample.toISODate() ? undefined : 'it lacks the year, the month or the day';
}

const english = { locale: 'en-US' } as const;

/** luxon throws for some formats, such as `HH:mm a`. */
function readBack(date: DateTime, format: string): DateTime | string {
  try {
    return DateTime.fromFormat(date.toFormat(format, english), format, { ...english, zone: 'utc' });
  } catch (error) {
    return (error as Error).message;
  }
}

function parseIso(text: string): DateTime {
  if (!iso.test(text)) return DateTime.invalid('not ISO 8601');
  return DateTime.fromISO(
    text
      .replace(/^(.{10}) /, '$1T')
      .replace(/ ?UTC$/i, 'Z')
      .replace(' ', ''),
    { zone: 'utc' },
  );
}

function formatted(format: string): (text: string) => DateTime {
  const parser = DateTime.buildFormatParser(format, english);
  return (text) => DateTime.fromFormatParser(text, parser, { ...english, zone: 'utc' });
}
