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
 * Tells by the first bytes of a file what no name tells.
 *
 * @param member where a JSON object would hold its array
 */
export function sniffFormat(start: Buffer, member: string): Format {
  const text = start.toString().trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  // An object that ends on its first line is one of many, unless it holds them all.
  const firstLine = /^[^\n]*/.exec(text)?.[0].trimEnd() ?? '';
  const holdsAll = new RegExp(`^\\{\\s*"${member}"\\s*:`).test(text);
  return holdsAll || !firstLine.endsWith('}') ? 'json' : 'ndjson';
}
