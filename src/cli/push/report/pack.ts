import { deflateRawSync } from 'node:zlib';
import { columnsOf, type ProblemRow } from './rows.js';

/** The first rows, as many as fit, for the page to unpack: JSON, compressed, in base64. @param room in bytes */
export function packWithin(
  rows: readonly ProblemRow[],
  reasons: readonly string[],
  room: number,
): { packed: string; shown: number } {
  let shown = rows.length;
  for (;;) {
    const packed = pack(rows.slice(0, shown), reasons);
    if (packed.length <= room || shown === 0) return { packed, shown };
    shown = Math.floor(shown * Math.min(0.9, (0.95 * room) / packed.length));
  }
}

function pack(rows: readonly ProblemRow[], reasons: readonly string[]): string {
  if (rows.length === 0) return '';
  return deflateRawSync(JSON.stringify(columnsOf(rows, reasons)), { level: 9 }).toString('base64');
}
