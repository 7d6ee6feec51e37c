import type { Context } from 'hono';
import { toJson } from '../json.js';
import { chooseRows, type Rows, slice } from './choose-rows.js';
import { csvLines } from './csv.js';
import { readListQuery } from './query.js';

/** A list that can be searched, sorted, cut and exported. */
export interface List<Row> {
  /** The key of the rows, and the name of an exported file. */
  readonly name: string;
  readonly counts: { readonly total: number };
  readonly rows: Rows<Row>;
  /** A row as it is shown. */
  readonly toRow: (row: Row) => unknown;
  /** What a search and a sort look at. Default: the row as it is shown. */
  readonly toWhole?: (row: Row) => unknown;
}

/** How many rows are written at a time, so that a large store does not become one large string. */
const rowsPerChunk = 500;

/** Answers with the rows that the query asks for. `total` counts those that match. */
export function list<Row>(c: Context, { name, counts, rows, toRow, toWhole = toRow }: List<Row>): Response {
  const query = readListQuery(c.req.query());
  if ('message' in query) return c.json(query, 400);
  const found = chooseRows(rows, toWhole, query);
  const shown = () => mapped(slice(found ?? rows(), query), toRow);
  switch (query.format) {
    case 'json': {
      const matching = { ...counts, total: found?.length ?? counts.total };
      return streamed(jsonText(name, matching, shown()), { 'content-type': 'application/json' });
    }
    case 'ndjson':
      return streamed(
        mapped(shown(), (row) => `${toJson(row)}\n`),
        download('application/x-ndjson', `${name}.ndjson`),
      );
    case 'csv': {
      const lines = csvLines(shown);
      const message = 'These rows have more than 1,000 columns. Use format=ndjson';
      return lines === undefined
        ? c.json({ message }, 400)
        : streamed(lines, download('text/csv; charset=utf-8', `${name}.csv`));
    }
  }
}

/** Answers with what somebody has sent, however deep it is. */
export function response(value: unknown): Response {
  return new Response(toJson(value), { headers: { 'content-type': 'application/json' } });
}

export function download(type: string, file: string) {
  return { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` };
}

/** A response that is written as it is read. */
export function streamed(text: Iterable<string>, headers: Record<string, string>): Response {
  const parts = text[Symbol.iterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk: string[] = [];
      for (let left = rowsPerChunk; left > 0; left--) {
        const { done, value } = parts.next();
        if (done) break;
        chunk.push(value);
      }
      if (chunk.length === 0) controller.close();
      else controller.enqueue(encoder.encode(chunk.join('')));
    },
  });
  return new Response(body, { headers });
}

/** A JSON object with the counts and, under `name`, the rows. */
export function* jsonText(name: string, counts: object, rows: Iterable<unknown>) {
  const start = JSON.stringify(counts).slice(0, -1);
  yield `${start}${start === '{' ? '' : ','}"${name}":[`;
  let separator = '';
  for (const row of rows) {
    yield separator + toJson(row);
    separator = ',\n';
  }
  yield ']}\n';
}

function* mapped<Row, Shown>(rows: Iterable<Row>, show: (row: Row) => Shown) {
  for (const row of rows) yield show(row);
}
