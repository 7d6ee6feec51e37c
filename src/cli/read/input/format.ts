import { extname } from 'node:path';

export const formats = ['csv', 'ndjson', 'json', 'xlsx'] as const;
export type Format = (typeof formats)[number];

const byExtension: Record<string, Format> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
};

/** @param file its name; `.gz` at its end does not count */
export function formatOf(file: string): Format | undefined {
  return byExtension[extname(file.replace(/\.gz$/i, '')).toLowerCase()];
}

/** The keys under which APIs give the rows of an answer. */
const rowKeys = ['data', 'results', 'records', 'value', 'items'];

/**
 * Detects the format of a text by its start.
 *
 * @param itemsKey the key of the array in a JSON object
 */
export function sniffFormat(start: Buffer, itemsKey: string): Format {
  const text = start.toString().trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  const [firstLine = '', next = ''] = text.split(/\s*\n\s*/, 2);
  const holdsAll = new RegExp(`^\\{\\s*"${itemsKey}"\\s*:`).test(text);
  if (holdsAll || !firstLine.endsWith('}')) return 'json';
  // An object that ends on its first line is one of many, unless it is the answer of an API.
  return !next.startsWith('{') && isAnswer(firstLine) ? 'json' : 'ndjson';
}

function isAnswer(line: string): boolean {
  const found = new RegExp(`"(?:${rowKeys.join('|')})"\\s*:\\s*\\[\\s*\\{`).exec(line);
  // A row may have such a key at a deeper level.
  return (
    found !== null &&
    line
      .slice(1, found.index)
      .replace(/"(?:[^"\\]|\\.)*"/g, '')
      .match(/[{[]/g) === null
  );
}
