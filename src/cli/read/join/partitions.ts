import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** What came before the block: where it is in the file, or the bytes. */
  written: (Buffer | { position: number; length: number })[];
}

export function createPartitions(): Partitions {
  let parts = emptyParts();
  let file: TemporaryFile | undefined;

  function write(part: Part, bytes: Buffer): void {
    try {
      file ??= createFile();
      part.written.push({ position: file.append(bytes), length: bytes.length });
    } catch {
      // The temporary folder is full or missing. Memory is better than losing rows.
      part.written.push(Buffer.from(bytes));
    }
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
        const chunks = written.map((chunk) =>
          Buffer.isBuffer(chunk) ? chunk : (file as TemporaryFile).read(chunk.position, chunk.length),
        );
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
  const descriptor = openSync(path, 'wx+', 0o600);
  rmSync(path);
  let size = 0;
  return {
    append(bytes) {
      const position = size;
      for (let done = 0; done < bytes.length; )
        done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
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
