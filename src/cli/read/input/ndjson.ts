import { CliError } from '../../terminal/cli-error.js';
import { jsonRow } from './json-row.js';
import { createLineSplitter } from './lines.js';
import { longestRecord, type Row } from './row.js';

/**
 * Reads one JSON value a line. A line that is not JSON is an unreadable row. Blank lines are skipped.
 *
 * @param chunks UTF-8 without a byte order mark
 * @throws CliError when the file is JSON over several lines
 */
export async function* readNdjson(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Row[]> {
  const splitter = createLineSplitter('\n', longestRecord);
  let line = 0;
  let isFirst = true;

  const toRow = (text: string): Row[] => {
    line++;
    if (text.trim() === '') return [];
    if (isFirst) refuseJson(text, name);
    isFirst = false;
    if (text.length <= longestRecord) return [jsonRow(text, line, 'line')];
    return [{ line, value: text.slice(0, longestRecord), unreadable: 'this line is longer than 1 MiB' }];
  };

  for await (const chunk of chunks) {
    const rows = splitter.split(chunk).flatMap(toRow);
    if (rows.length > 0) yield rows;
  }
  const last = splitter.end().flatMap(toRow);
  if (last.length > 0) yield last;
}

function refuseJson(firstLine: string, name: string): void {
  if (/^\s*(?:\[|\{\s*$)/.test(firstLine)) {
    throw new CliError(`${name} is JSON, but not one JSON object a line. Name the format: --format json.`);
  }
}
