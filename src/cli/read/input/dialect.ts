/** How a CSV file is written. */
export interface Dialect {
  delimiter: string;
  recordDelimiters: string[];
  /** Bytes before the header. */
  skip: number;
}

/** The first one wins when they are equally frequent. */
const delimiters = [',', ';', '\t', '|'];

const longestHeader = 64 * 1024;

/**
 * Detects the dialect. The delimiter is the one that the header has most often outside quotes, unless a first line such as `sep=;` names
 * it, which Excel writes.
 *
 * @param atEnd whether the file ends here
 * @returns undefined when more of the header may follow
 */
export function detectDialect(start: Buffer, atEnd: boolean): Dialect | undefined {
  const text = start.subarray(0, longestHeader).toString('latin1');
  // CR and CRLF can only be told apart by the next character.
  const line = /^([\r\n]*)([^\r\n]*)(\r\n|\n|\r(?=[^\n]))/.exec(text);
  if (line === null && !atEnd && start.length < longestHeader) return undefined;
  const [, blank = '', header = text, lineEnd = '\n'] = line ?? [];
  const recordDelimiters = lineEnd === '\r' ? ['\r'] : ['\r\n', '\n'];
  const said = /^"?sep=(.)"?$/i.exec(header)?.[1];
  if (said !== undefined)
    return { delimiter: said, recordDelimiters, skip: blank.length + header.length + lineEnd.length };
  return { delimiter: mostFrequent(header.replace(/"[^"]*"?/g, '')), recordDelimiters, skip: 0 };
}

function mostFrequent(header: string): string {
  const counts = delimiters.map((delimiter) => header.split(delimiter).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
