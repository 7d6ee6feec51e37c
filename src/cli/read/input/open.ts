import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { CliError, fileError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { createUtf8Check, type NotUtf8 } from './utf8.js';

/** A file or the standard input, to be read once. */
export interface Input {
  /** As messages call it. */
  readonly name: string;
  /** In bytes; undefined when it is not known. */
  readonly size: number | undefined;
  readonly bytesRead: number;
  /** UTF-8 without a byte order mark. @throws CliError for anything else, and when reading fails */
  readonly chunks: AsyncIterable<Buffer>;
  /** Whether `stop` was called. */
  readonly stopped: boolean;
  /** Ends the input here. */
  stop(): void;
}

export const standardInput = '-';

/**
 * Opens a file. The encoding of a regular file is checked to its end first, so that one in another encoding is refused as a whole.
 *
 * @throws CliError when there is no such file, or it cannot be read
 */
export async function openInput(file: string, io: Io): Promise<Input> {
  if (file === standardInput) return streamInput('the standard input', undefined, io.stdin);
  const path = resolve(io.cwd, file);
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new CliError(`${file} is a folder. Name a file in it.`);
    const size = found.isFile() ? found.size : undefined;
    if (size !== undefined) for await (const _ of streamInput(file, size, createReadStream(path)).chunks);
    return streamInput(file, size, createReadStream(path));
  } catch (error) {
    throw fileError(error, file);
  }
}

/**
 * Reads a small file, one that a person wrote, as a whole.
 *
 * @param largest in bytes; reading stops there
 * @param tooLarge the message for a larger file
 * @throws CliError when it cannot be read, is not UTF-8 or is too large
 */
export async function readText(file: string, largest: number, tooLarge: string, io: Io): Promise<string> {
  const input = streamInput(file, undefined, createReadStream(resolve(io.cwd, file)));
  const chunks: Buffer[] = [];
  for await (const chunk of input.chunks) {
    if (input.bytesRead > largest) throw new CliError(tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** @param size in bytes, if it is known */
function streamInput(name: string, size: number | undefined, stream: Readable): Input {
  let bytesRead = 0;
  let stopped = false;
  // Nobody listens before the chunks are read, which then throws the error.
  stream.on('error', () => {});

  async function* checked(): AsyncGenerator<Buffer> {
    const utf8 = createUtf8Check();
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        if (stopped) return;
        if (bytesRead === 0) refuseOtherFormats(chunk, name);
        bytesRead += chunk.length;
        refuseNotUtf8(utf8.push(chunk), name);
        yield chunk;
      }
    } catch (error) {
      if (stopped) return;
      throw fileError(error, name);
    }
    // Otherwise the items after its new end would be lost silently.
    if (size !== undefined && bytesRead < size) {
      throw new CliError(
        `${name} became shorter while it was read: it had ${size} bytes and ended after ${bytesRead}.`,
      );
    }
    refuseNotUtf8(utf8.end(), name);
  }

  return {
    name,
    size,
    chunks: withoutByteOrderMark(checked()),
    get bytesRead() {
      return bytesRead;
    },
    get stopped() {
      return stopped;
    },
    stop() {
      stopped = true;
      stream.destroy();
    },
  };
}

function refuseNotUtf8(found: NotUtf8 | undefined, name: string): void {
  if (found === undefined) return;
  const hex = found.byte.toString(16).padStart(2, '0');
  throw new CliError(
    `${name} is not UTF-8: line ${found.line} has the byte 0x${hex} at offset ${found.offset}. Save it as UTF-8 (in Excel: "CSV UTF-8"), or convert it: iconv -f WINDOWS-1252 -t UTF-8.`,
  );
}

/** The first bytes of files that are not text, and what to do with these files. */
const otherFormats: [start: string, what: string][] = [
  ['fffe', 'is UTF-16. Save it as UTF-8 (in Excel: "CSV UTF-8"), or convert it: iconv -f UTF-16 -t UTF-8.'],
  ['feff', 'is UTF-16. Save it as UTF-8 (in Excel: "CSV UTF-8"), or convert it: iconv -f UTF-16 -t UTF-8.'],
  ['504b0304', 'is a spreadsheet or an archive. Save its sheet as "CSV UTF-8".'],
  ['d0cf11e0', 'is an old spreadsheet. Save its sheet as "CSV UTF-8".'],
  ['1f8b', 'is packed by gzip. Unpack it with zcat, and name - as the file.'],
];

function refuseOtherFormats(chunk: Buffer, name: string): void {
  const start = chunk.subarray(0, 4).toString('hex');
  const other = otherFormats.find(([first]) => start.startsWith(first));
  if (other !== undefined) throw new CliError(`${name} ${other[1]}`);
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

async function* withoutByteOrderMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < byteOrderMark.length) continue;
    const hasMark = start.subarray(0, byteOrderMark.length).equals(byteOrderMark);
    yield hasMark ? start.subarray(byteOrderMark.length) : start;
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield start;
}
