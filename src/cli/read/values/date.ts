import { DateTime, IANAZone } from 'luxon';

/** What a date is, as a UTC timestamp such as `2026-01-15T00:00:00Z`, or why it is none. */
export type ReadDate = { readonly timestamp: string; readonly isTwice: boolean } | { readonly problem: DateProblem };

/** `gap`: the clocks of the zone skip that time. `two dates`: two of the formats fit, and make different dates of it. */
export type DateProblem = 'no date' | 'year' | 'offset' | 'gap' | 'two dates';

/** How to read dates. */
export interface DateReading {
  /** luxon's tokens, such as `M/d/yyyy`, or a word: `iso`, `epoch-ms`, `epoch-s`, `excel`. The one that fits is used. Default: `iso` */
  readonly formats?: readonly string[] | undefined;
  /** The IANA time zone of dates without an offset. Default: UTC */
  readonly zone?: string | undefined;
}

/** A calendar date, alone or with a time of day. luxon accepts more, such as a time of day, which it takes for today's. */
const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?<offset> ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/i;

const longestFormat = 100;
const longestText = 100;
const widestOffset = 14 * 60;

/** Makes a parser for one column of dates. */
export function dateParser({ formats = ['iso'], zone }: DateReading = {}): (text: string) => ReadDate {
  const reads = formats.map((format) => formatReader(format, zone));
  return (text) => (text.length > longestText ? { problem: 'no date' } : readBy(reads, text.trim()));
}

/** What is wrong with a format or the word for one; undefined when nothing is. */
export function formatProblem(format: string): string | undefined {
  if (words.has(format)) return undefined;
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

/** What is wrong with a time zone; undefined when nothing is. */
export function zoneProblem(zone: string): string | undefined {
  // Some versions of Node take an offset for a zone.
  return /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone)
    ? undefined
    : 'there is no such time zone. Use an IANA name, such as America/New_York or UTC';
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

/** A moment, or what the clocks of an unknown zone show. */
interface Moment {
  readonly date: DateTime;
  readonly isLocal: boolean;
}

type ReadMoment = (text: string) => Moment | undefined;

const words = new Map<string, ReadMoment>([
  ['iso', readIso],
  ['epoch-ms', (text) => readEpoch(text, 1)],
  ['epoch-s', (text) => readEpoch(text, 1000)],
  ['excel', readExcel],
]);

function readEpoch(text: string, unitMs: number): Moment | undefined {
  const ms = countIn(text) * unitMs;
  // What would be a date before 1973 is rather a count of another unit.
  return ms < 1e11 ? undefined : { date: utc(ms), isLocal: false };
}

/** Excel counts days from the end of 1899: its calendar has a 29 February 1900. */
function readExcel(text: string): Moment {
  return { date: utc((countIn(text) - 25_569) * 86_400_000), isLocal: true };
}

function countIn(text: string): number {
  return /^\d{1,15}(?:\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN;
}

function utc(ms: number): DateTime {
  return Number.isNaN(ms) ? DateTime.invalid('no count') : DateTime.fromMillis(Math.round(ms), { zone: 'utc' });
}

function readIso(text: string): Moment | undefined {
  const match = iso.exec(text);
  if (match === null) return undefined;
  const normal = text
    .replace(/^(.{10}) /, '$1T')
    .replace(/ ?UTC$/i, 'Z')
    .replace(' ', '');
  return {
    date: DateTime.fromISO(normal, { zone: 'utc', setZone: true }),
    isLocal: match.groups?.offset === undefined,
  };
}

function tokensReader(format: string): ReadMoment {
  const parser = DateTime.buildFormatParser(format, english);
  const isLocal = !/[zZ]|[tTfF]{3,4}/.test(format.replace(/'[^']*'/g, ''));
  const options = { ...english, zone: 'utc', setZone: !isLocal };
  return (text) => ({ date: DateTime.fromFormatParser(text, parser, options), isLocal });
}

function formatReader(format: string, zone: string | undefined): (text: string) => ReadDate {
  const read = words.get(format) ?? tokensReader(format);
  return (text) => {
    const moment = read(text);
    if (moment === undefined || !moment.date.isValid) return { problem: 'no date' };
    const { date, isLocal } = moment;
    if (date.year < 1970 || date.year > 2100) return { problem: 'year' };
    if (Math.abs(date.offset) > widestOffset) return { problem: 'offset' };
    return zone === undefined || !isLocal ? written(date) : inZone(date, zone);
  };
}

function written(date: DateTime, isTwice = false): ReadDate {
  return { timestamp: date.toUTC().toISO({ suppressMilliseconds: true }) as string, isTwice };
}

/** Where the clocks go back, a time comes twice, and the first is taken. */
function inZone(wall: DateTime, zone: string): ReadDate {
  const local = wall.setZone(zone, { keepLocalTime: true });
  // Where the clocks skip midnight, the day begins later.
  const isDay = wall.hour === 0 && wall.minute === 0;
  if (!isDay && local.toFormat('HHmm') !== wall.toFormat('HHmm')) return { problem: 'gap' };
  const possible = local.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  return written(possible[0] ?? local, possible.length > 1 && !isDay);
}

/** The date that all formats that fit agree on, or else the problem of the first that nearly fits. */
function readBy(reads: readonly ((text: string) => ReadDate)[], text: string): ReadDate {
  let found: ReadDate = { problem: 'no date' };
  for (const read of reads) {
    const date = read(text);
    if ('timestamp' in date && 'timestamp' in found) {
      if (date.timestamp !== found.timestamp) return { problem: 'two dates' };
    } else if ('timestamp' in date || ('problem' in found && found.problem === 'no date')) found = date;
  }
  return found;
}
