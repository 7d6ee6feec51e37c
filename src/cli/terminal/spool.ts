import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In characters. */
const mostInMemory = 4 * 1024 * 1024;
const chunkSize = 64 * 1024;

/** Text that is kept until it may be printed, in memory that does not grow with it: most of it lies in a temporary file. */
export class Spool {
  #texts: (string | Buffer)[] = [];
  #length = 0;
  #file: { folder: string; descriptor: number } | undefined;
  #mayWrite = true;

  add(text: string): void {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length > mostInMemory && this.#mayWrite) this.#moveOut();
  }

  /** All that was added, in order. */
  *read(): Generator<string | Buffer> {
    if (this.#file !== undefined) {
      const { descriptor } = this.#file;
      for (let position = 0; ; ) {
        const chunk = Buffer.alloc(chunkSize);
        const length = readSync(descriptor, chunk, 0, chunkSize, position);
        if (length === 0) break;
        position += length;
        yield chunk.subarray(0, length);
      }
    }
    for (const text of this.#texts) yield text;
  }

  close(): void {
    if (this.#file === undefined) return;
    closeSync(this.#file.descriptor);
    rmSync(this.#file.folder, { recursive: true, force: true });
    this.#file = undefined;
  }

  #moveOut(): void {
    const bytes = Buffer.concat(this.#texts.map((text) => Buffer.from(text as string)));
    let written = 0;
    try {
      this.#file ??= create();
      while (written < bytes.length) written += writeSync(this.#file.descriptor, bytes, written);
      this.#texts = [];
    } catch {
      // A temporary folder that is full, or not there: better in memory than lost.
      this.#mayWrite = false;
      this.#texts = [bytes.subarray(written)];
    }
    this.#length = 0;
  }
}

function create() {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-report-'));
  return { folder, descriptor: openSync(join(folder, 'problems'), 'wx+') };
}
