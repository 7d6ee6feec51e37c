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

/** Collects the formats that fit every date of a column so far, for advice. */
export interface FormatFinder {
  see(text: string): void;
  /** One format, or two that differ in the order of month and day. None when no usual format fits. */
  formats(): readonly string[];
}

interface Candidate {
  readonly format: string;
  readonly fits: (text: string) => boolean;
}

const mostSeen = 4096;

/** @param parserOf makes the test whether a text is a date in a format */
export function createFormatFinder(parserOf: (format: string) => (text: string) => boolean): FormatFinder {
  const seen = new Set<string>();
  let all: Candidate[] | undefined;
  let fitting: Candidate[] | undefined;
  return {
    see(text) {
      if (seen.has(text)) return;
      if (seen.size >= mostSeen) seen.clear();
      seen.add(text);
      all ??= candidates(parserOf);
      const left = (fitting ?? all).filter(({ fits }) => fits(text));
      // What is no date in any format says nothing about the others.
      if (left.length > 0 || all.some(({ fits }) => fits(text))) fitting = left;
    },
    formats() {
      const [first, ...others] = fitting ?? [];
      if (first === undefined) return [];
      return [first, ...others.filter(({ format }) => format === swapped(first.format))].map(({ format }) => format);
    },
  };
}

function candidates(parserOf: (format: string) => (text: string) => boolean): Candidate[] {
  const tokens = days.flatMap((day) => times.map((time) => day + time));
  return [...tokens, 'epoch-ms', 'epoch-s', 'excel'].map((format) => {
    const isDate = parserOf(format);
    // luxon reads four digits by `yy`, too.
    const isShort = /yy/.test(format) && !/yyyy/.test(format);
    return { format, fits: (text) => isDate(text) && !(isShort && /\d{4}/.test(text)) };
  });
}

/** `d/M` for `M/d`. */
function swapped(format: string): string {
  return format.replace(/^([Md])(.)([Md])/, '$3$2$1');
}
