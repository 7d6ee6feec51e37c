import type { Row } from '../../../../src/cli/read/input/row.js';

/** A text as a file gives it: in chunks of so many bytes, cut anywhere. */
export async function* chunksOf(text: string | Buffer, size = 65_536): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function allOf(groups: AsyncIterable<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const group of groups) rows.push(...group);
  return rows;
}
