import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

/** Text that waits to be printed. Beyond a few MB it goes to a temporary file, so that it does not fill memory. */
export interface Spool {
  add(text: string): void;
  /** Everything that was added, in order. */
  read(): Generator<string>;
  /** Deletes the temporary file. */
  close(): void;
}

/** In characters. */
const mostInMemory = 4 * 1024 * 1024;
const chunkSize = 64 * 1024;

export function createSpool(): Spool {
  let texts: (string | Buffer)[] = [];
  let length = 0;
  let file: TemporaryFile | undefined;
  let mayWrite = true;

  function moveToFile(): void {
    const bytes = Buffer.concat(texts.map((text) => Buffer.from(text as string)));
    let written = 0;
    try {
      file ??= createFile();
      while (written < bytes.length) written += writeSync(file.descriptor, bytes, written);
      texts = [];
    } catch {
      // The temporary folder is full or missing. Memory is better than losing the text.
      mayWrite = false;
      texts = [bytes.subarray(written)];
    }
    length = 0;
  }

  return {
    add(text) {
      texts.push(text);
      length += text.length;
      if (length > mostInMemory && mayWrite) moveToFile();
    },
    *read() {
      const decoder = new StringDecoder();
      if (file !== undefined) for (const chunk of chunksOf(file)) yield decoder.write(chunk);
      for (const text of texts) yield typeof text === 'string' ? text : decoder.write(text);
    },
    close() {
      if (file === undefined) return;
      closeSync(file.descriptor);
      remove(file);
      file = undefined;
    },
  };
}

interface TemporaryFile {
  folder: string;
  descriptor: number;
}

function createFile(): TemporaryFile {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-report-'));
  const file = { folder, descriptor: openSync(join(folder, 'problems'), 'wx+') };
  // Nameless from now on, so that a process that is killed leaves nothing. Windows keeps the name until the file is closed.
  if (process.platform !== 'win32') remove(file);
  return file;
}

function remove({ folder }: TemporaryFile): void {
  rmSync(folder, { recursive: true, force: true });
}

function* chunksOf({ descriptor }: TemporaryFile): Generator<Buffer> {
  for (let position = 0; ; ) {
    const chunk = Buffer.alloc(chunkSize);
    const length = readSync(descriptor, chunk, 0, chunkSize, position);
    if (length === 0) return;
    position += length;
    yield chunk.subarray(0, length);
  }
}

/** The lines of texts that follow each other. Unlike readline, this takes U+2028 and U+2029 for text, which JSON does not escape. */
export function* linesOf(texts: Iterable<string>): Generator<string> {
  let rest = '';
  for (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
