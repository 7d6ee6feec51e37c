import { Readable } from 'node:stream';
import type { ReadOptions } from '../../../../src/cli/read/input/options.js';
import { openRows } from '../../../../src/cli/read/input/rows.js';
import { folderWith, ioWith } from '../../io.js';
import { allOf } from './chunks.js';

/** What is in a file, all of it read. */
export async function readFileOf(content: string | Buffer, options: ReadOptions = {}, file = 'deals.txt') {
  const io = ioWith({ cwd: await folderWith({ [file]: content }) });
  const opened = await openRows(file, options, 'deals', io);
  return { columns: opened.columns, rows: await allOf(opened.rows), notes: opened.notes(), opened };
}

/** The same from the standard input, in chunks of so many bytes. */
export async function readStdinOf(content: string | Buffer, options: ReadOptions = {}, size = 1000) {
  const bytes = Buffer.from(content);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const opened = await openRows('-', options, 'deals', ioWith({ stdin: Readable.from(chunks) }));
  return { columns: opened.columns, rows: await allOf(opened.rows), notes: opened.notes(), opened };
}
