import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { CliError, fileError } from '../../terminal/cli-error.js';
import { type Io, standardInput } from '../../terminal/io.js';
import { gunzip } from './gzip.js';
import { peek } from './peek.js';
import { isGzip, longestSignature, refuseOtherKinds } from './signatures.js';

/** A file or the standard input, to be read once. */
export interface Input {
  /** As messages call it. */
  readonly name: string;
  /** In bytes, as it lies; undefined when it is not known. */
  readonly size: number | undefined;
  /** Of `size`. */
  readonly bytesRead: number;
  /** Unpacked. @throws CliError for a kind of file that cannot be read, and when reading fails; StoppedInput after `stop` */
  readonly bytes: AsyncIterable<Buffer>;
  /** Ends the input here. What has come in until then can still be read. */
  stop(): void;
}

/** Comes after the last bytes of an input that was stopped, so that no reader takes what may be cut off for a whole row. */
export class StoppedInput extends Error {}

/** @throws CliError when there is no such file, or it cannot be read */
export async function openInput(file: string, io: Io): Promise<Input> {
  if (file === standardInput) return streamInput('the standard input', undefined, io.stdin);
  const path = resolve(io.cwd, file);
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new CliError(`${file} is a folder. Name a file in it.`);
    return streamInput(file, found.isFile() ? found.size : undefined, createReadStream(path));
  } catch (error) {
    throw fileError(error, file);
  }
}

/** @param size in bytes, if it is known */
function streamInput(name: string, size: number | undefined, stream: Readable): Input {
  let bytesRead = 0;
  let stopped = false;
  /** What had come in, and was not read yet, when the input was stopped. */
  const waiting: Buffer[] = [];
  // Nobody listens before the bytes are read, which then throws the error.
  stream.on('error', () => {});

  async function* read(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytesRead += chunk.length;
        if (size !== undefined && bytesRead > size) break;
        yield chunk;
      }
    } catch (error) {
      if (!stopped) throw fileError(error, name);
    }
    if (stopped) {
      yield* waiting;
      if (!stream.readableEnded) throw new StoppedInput();
      return;
    }
    if (size === undefined || bytesRead === size) return;
    // Otherwise items would be lost, or taken half written, and nobody would know.
    throw new CliError(
      bytesRead < size
        ? `${name} became shorter while it was read: it had ${size} bytes and ended after ${bytesRead}.`
        : `${name} became longer while it was read: it had ${size} bytes, and now has ${bytesRead} or more. Wait until it is written, and start again.`,
    );
  }

  return {
    name,
    size,
    bytes: unpacked(read(), name),
    get bytesRead() {
      return bytesRead;
    },
    stop() {
      if (stopped) return;
      stopped = true;
      for (let chunk = stream.read(); chunk !== null; chunk = stream.read()) waiting.push(chunk);
      stream.destroy();
    },
  };
}

async function* unpacked(bytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const outer = await peek(bytes, longestSignature);
  const isPacked = isGzip(outer.start);
  const { start, chunks } = isPacked ? await peek(gunzip(outer.chunks, name), longestSignature) : outer;
  if (isPacked && isGzip(start)) throw new CliError(`${name} is packed by gzip twice. Unpack it once with zcat.`);
  refuseOtherKinds(start, name);
  yield* chunks;
}
