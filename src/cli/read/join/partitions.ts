import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../../terminal/cli-error.js';
import type { Hash } from './hash.js';

/** Records in parts of about the same size, each of which fits in memory. Records of the same hash are in one part, in order. */
export interface Partitions {
  /** Copies the bytes. */
  add(hash: Hash, bytes: Buffer): void;
  /** The bytes of each part that has any. */
  read(): Generator<Buffer>;
  /** Deletes the temporary file. */
  close(): void;
}

const count = 256;
/** In bytes. So 4 MB are in memory at most, and what is more in a temporary file. */
const blockSize = 16 * 1024;

interface Part {
  block: Buffer | undefined;
  used: number;
  /** What is in the file: positions and lengths in turn. */
  written: number[];
}

export function createPartitions(): Partitions {
  let parts = emptyParts();
  let file: TemporaryFile | undefined;

  function write(part: Part, bytes: Buffer): void {
    file ??= createFile();
    part.written.push(file.append(bytes), bytes.length);
  }

  function flush(part: Part): void {
    if (part.block !== undefined && part.used > 0) write(part, part.block.subarray(0, part.used));
    part.used = 0;
  }

  return {
    add([high], bytes) {
      const part = parts[high % count] as Part;
      if (part.used + bytes.length > blockSize) flush(part);
      if (bytes.length > blockSize) {
        write(part, bytes);
        return;
      }
      part.block ??= Buffer.allocUnsafe(blockSize);
      part.used += bytes.copy(part.block, part.used);
    },
    *read() {
      for (const { block, used, written } of parts) {
        const chunks: Buffer[] = [];
        for (let at = 0; at < written.length; at += 2)
          chunks.push((file as TemporaryFile).read(written[at] as number, written[at + 1] as number));
        if (block !== undefined && used > 0) chunks.push(block.subarray(0, used));
        if (chunks.length > 0) yield Buffer.concat(chunks);
      }
    },
    close() {
      file?.close();
      file = undefined;
      parts = emptyParts();
    },
  };
}

function emptyParts(): Part[] {
  return Array.from({ length: count }, () => ({ block: undefined, used: 0, written: [] }));
}

interface TemporaryFile {
  /** Returns the position of the bytes. */
  append(bytes: Buffer): number;
  read(position: number, length: number): Buffer;
  close(): void;
}

/** A file without a name, so that nothing is left of it even when the process is killed. */
function createFile(): TemporaryFile {
  const path = join(tmpdir(), `recotap-rows-${randomUUID()}`);
  const descriptor = attempt(() => openSync(path, 'wx+', 0o600));
  attempt(() => rmSync(path));
  let size = 0;
  return {
    append(bytes) {
      const position = size;
      for (let done = 0; done < bytes.length; )
        done += attempt(() => writeSync(descriptor, bytes, done, bytes.length - done, position + done));
      size += bytes.length;
      return position;
    },
    read(position, length) {
      const bytes = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) done += readSync(descriptor, bytes, done, length - done, position + done);
      return bytes;
    },
    close: () => closeSync(descriptor),
  };
}

/** @throws CliError when the folder for temporary files is full or missing */
function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliError(
      `The rows that share an id need room in the folder for temporary files, ${tmpdir()} (${reason}). Name another folder in the environment variable TMPDIR (TEMP on Windows).`,
      { cause: error },
    );
  }
}
