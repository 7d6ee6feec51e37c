import { DateTime } from 'luxon';

/** A calendar date, alone or with a time of day. luxon takes more, such as a bare time of day, which would become today's. */
const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/i;

/** A column of dates repeats itself; a file of a million rows spans some thousand days. */
const cachedTexts = 4096;

const longestFormat = 100;

/**
 * Makes the reader of one column of dates: it gives a full UTC timestamp such as `2026-01-15T00:00:00Z`, or null for what is no date.
 * A text without an offset is read as UTC.
 *
 * @param format luxon's tokens, such as `M/d/yyyy`; without it, ISO 8601
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

/** What is wrong with a format, in words, or undefined. */
export function formatProblem(format: string): string | undefined {
  // luxon makes a regular expression of it.
  if (format.length > longestFormat) return `it is longer than ${longestFormat} characters`;
  const tokens = format.replace(/'[^']*'/g, '');
  if (/%/.test(tokens)) return "its tokens are luxon's, such as yyyy-MM-dd, and not strftime's";
  if (/Y/.test(tokens) || (/D/.test(tokens) && !/^D{1,4}$/.test(tokens))) {
    const lowered = format.replace(/Y/g, 'y').replace(/D/g, 'd');
    return `its tokens are luxon's, where year and day are lower case: "${lowered}"`;
  }
  if (/TH/.test(tokens))
    return `a letter that stands for itself goes in single quotes: "${format.replace('T', "'T'")}"`;
  // A date with a year, a month and a day that are not the present ones has to survive the way there and back.
  const sample = DateTime.utc(2019, 7, 23);
  const back = readBack(sample, format);
  if (typeof back === 'string') return `it contradicts itself: ${back}`;
  if (!back.isValid) return "no date can be read by it. Its tokens are luxon's, such as yyyy-MM-dd";
  return back.toISODate() === sample.toISODate() ? undefined : 'it lacks the year, the month or the day';
}

const english = { locale: 'en-US' } as const;

/** luxon throws for `HH:mm a`, say. */
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
