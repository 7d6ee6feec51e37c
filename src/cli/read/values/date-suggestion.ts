const days = [
  'M/d/yyyy',
  'd/M/yyyy',
  'd.M.yyyy',
  'd-M-yyyy',
  'M-d-yyyy',
  'yyyy/M/d',
  'yyyy.M.d',
  'yyyy-M-d',
  'yyyyMMdd',
  'd MMM yyyy',
  'd-MMM-yyyy',
  'MMM d, yyyy',
  'd MMMM yyyy',
  'MMMM d, yyyy',
  'M/d/yy',
  'd/M/yy',
  'd.M.yy',
  'd-MMM-yy',
];

const times = ['', ' H:mm', ' H:mm:ss', ' h:mm a', ' h:mm:ss a', ', H:mm', ', H:mm:ss', ', h:mm a', ', h:mm:ss a'];

/** A form of dates that fits a column. */
export interface FittingDates {
  /** The format of the day, such as `M/d/yyyy`. */
  readonly day: string;
  /** The formats of the column: with a time, without one, or both. */
  readonly formats: readonly string[];
}

/** Collects the formats that fit every date of a column so far, for advice. */
export interface FormatFinder {
  see(text: string): void;
  /** One form, or two that differ in the order of month and day. None when no usual form fits. */
  fitting(): readonly FittingDates[];
}

interface Candidate {
  readonly day: string;
  readonly format: string;
  readonly fits: (text: string) => boolean;
}

const mostSeen = 4096;

/** @param parserOf makes the test whether a text is a date in a format */
export function createFormatFinder(parserOf: (format: string) => (text: string) => boolean): FormatFinder {
  const seen = new Set<string>();
  let all: Candidate[] | undefined;
  /** For each day that fits so far, the formats that were needed. */
  let fittingDays: Map<string, Set<string>> | undefined;
  return {
    see(text) {
      if (seen.has(text)) return;
      if (seen.size >= mostSeen) seen.clear();
      seen.add(text);
      all ??= candidates(parserOf);
      const days = fittingDays;
      const left = days === undefined ? all : all.filter(({ day }) => days.has(day));
      const fits = left.filter((candidate) => candidate.fits(text));
      // What is no date in any format says nothing about the others.
      if (fits.length === 0 && !all.some((candidate) => candidate.fits(text))) return;
      fittingDays = new Map();
      for (const { day, format } of fits) {
        if (!fittingDays.has(day)) fittingDays.set(day, new Set(days?.get(day)).add(format));
      }
    },
    fitting() {
      const [first, ...others] = [...(fittingDays ?? [])].map(([day, formats]) => ({ day, formats: [...formats] }));
      return first === undefined ? [] : [first, ...others.filter(({ day }) => day === swapped(first.day))];
    },
  };
}

function candidates(parserOf: (format: string) => (text: string) => boolean): Candidate[] {
  const usual = days.flatMap((day) => times.map((time) => ({ day, format: day + time })));
  const numbers = ['epoch-ms', 'epoch-s', 'excel'].map((format) => ({ day: format, format }));
  return [...usual, ...numbers].map(({ day, format }) => {
    const isDate = parserOf(format);
    // luxon reads four digits by `yy`, too.
    const isShort = /yy/.test(format) && !/yyyy/.test(format);
    return { day, format, fits: (text) => isDate(text) && !(isShort && /\d{4}/.test(text)) };
  });
}

/** `d/M` for `M/d`. */
function swapped(format: string): string {
  return format.replace(/^([Md])(.)([Md])/, '$3$2$1');
}
