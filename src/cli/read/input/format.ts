import { extname } from 'node:path';

export const formats = ['csv', 'ndjson', 'json'] as const;
export type Format = (typeof formats)[number];

const byExtension: Record<string, Format> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
};

export function formatOf(file: string): Format | undefined {
  return byExtension[extname(file).toLowerCase()];
}

/**
 * Detects the format of a file by its first bytes.
 *
 * @param itemsKey the key of the array in a JSON object
 */
export function sniffFormat(start: Buffer, itemsKey: string): Format {
  const text = start.toString().trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  // An object that ends on its first line is one of many, unless it has the array of items.
  const firstLine = /^[^\n]*/.exec(text)?.[0].trimEnd() ?? '';
  const holdsAll = new RegExp(`^\\{\\s*"${itemsKey}"\\s*:`).test(text);
  return holdsAll || !firstLine.endsWith('}') ? 'json' : 'ndjson';
}
