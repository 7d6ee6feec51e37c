import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { CliError, fileError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { type NotUtf8, Utf8Check } from './utf8.js';

/** A file, or the standard input, to be read once from start to end. */
export interface Input {
  /** As the user knows it. */
  readonly name: string;
  /** In bytes; undefined when that is not known beforehand. */
  readonly size: number | undefined;
  /** How much was read so far. */
  readonly bytesRead: number;
  /** UTF-8 without a byte order mark. @throws CliError for anything else, and when reading fails */
  readonly chunks: AsyncIterable<Buffer>;
  /** Whether `stop` was called. */
  readonly stopped: boolean;
  /** Makes the input end here. */
  stop(): void;
}

export const standardInput = '-';

/**
 * Opens what the user named. A regular file is looked through first, so that a file in another encoding is refused whole.
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

/** @param size what it is expected to come to */
export function streamInput(name: string, size: number | undefined, stream: Readable): Input {
  return new StreamInput(name, size, stream);
}

class StreamInput implements Input {
  readonly name: string;
  readonly size: number | undefined;
  bytesRead = 0;
  stopped = false;
  readonly #stream: Readable;

  constructor(name: string, size: number | undefined, stream: Readable) {
    this.name = name;
    this.size = size;
    this.#stream = stream;
    // A failure is thrown where the chunks are read; before that nobody listens.
    stream.on('error', () => {});
  }

  get chunks(): AsyncIterable<Buffer> {
    return withoutByteOrderMark(this.#checked());
  }

  stop(): void {
    this.stopped = true;
    this.#stream.destroy();
  }

  async *#checked(): AsyncGenerator<Buffer> {
    const check = new Utf8Check();
    try {
      for await (const chunk of this.#stream as AsyncIterable<Buffer>) {
        if (this.stopped) return;
        if (this.bytesRead === 0) refuseOtherFormats(chunk, this.name);
        this.bytesRead += chunk.length;
        const wrong = check.push(chunk);
        if (wrong !== undefined) throw notUtf8(wrong, this.name);
        yield chunk;
      }
    } catch (error) {
      if (this.stopped) return;
      throw fileError(error, this.name);
    }
    const { name, size, bytesRead } = this;
    // Else the deals behind its new end would be missing without a word.
    if (size !== undefined && bytesRead < size) {
      throw new CliError(
        `${name} became shorter while it was read: it had ${size} bytes and ended after ${bytesRead}.`,
      );
    }
    const wrong = check.push(Buffer.alloc(0), true);
    if (wrong !== undefined) throw notUtf8(wrong, name);
  }
}

function notUtf8({ offset, line, byte }: NotUtf8, name: string): CliError {
  const hex = byte.toString(16).padStart(2, '0');
  return new CliError(
    `${name} is not UTF-8: line ${line} has the byte 0x${hex} at offset ${offset}. Save it as UTF-8 (in Excel: "CSV UTF-8"), or convert it: iconv -f WINDOWS-1252 -t UTF-8.`,
  );
}

/** By its first bytes, what a file is instead of text, and what to do about it. */
const otherFormats: [start: string, what: string][] = [
  ['fffe', 'is UTF-16. Save it as UTF-8 (in Excel: "CSV UTF-8"), or convert it: iconv -f UTF-16 -t UTF-8.'],
  ['feff', 'is UTF-16. Save it as UTF-8 (in Excel: "CSV UTF-8"), or convert it: iconv -f UTF-16 -t UTF-8.'],
  ['504b0304', 'is a spreadsheet or an archive. Save its sheet as "CSV UTF-8".'],
  ['d0cf11e0', 'is an old spreadsheet. Save its sheet as "CSV UTF-8".'],
  ['1f8b', 'is packed by gzip. Unpack it on the way: zcat, and - as the file.'],
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
