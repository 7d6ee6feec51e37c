/** What sets one CSV file apart from another. */
export interface Dialect {
  delimiter: string;
  recordDelimiters: string[];
  /** Bytes before the header. */
  skip: number;
}

/** In this order when they are equally frequent. */
const delimiters = [',', ';', '\t', '|'];

const longestHeader = 64 * 1024;

/**
 * Tells the dialect by the header: the delimiter that is most frequent in it outside quotes. A first line `sep=;`, as Excel writes it, says
 * so itself.
 *
 * @param atEnd whether the file ends here
 * @returns undefined when the header may go on
 */
export function detectDialect(start: Buffer, atEnd: boolean): Dialect | undefined {
  const text = start.subarray(0, longestHeader).toString('latin1');
  // The character after a line end tells CRLF from CR.
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
