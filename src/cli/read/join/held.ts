import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Texts that wait for the last row of their group. Beyond a few MB they go to a temporary file. */
export interface Held {
  put(group: number, text: string): void;
  /** Removes and returns the texts of a group, in order. */
  take(group: number): string[];
  /** The groups that have texts. */
  groups(): number[];
  /** Deletes the temporary file. */
  close(): void;
}

/** In characters. */
const mostInMemory = 8 * 1024 * 1024;

export function createHeld(most = mostInMemory): Held {
  const inMemory = new Map<number, string[]>();
  let length = 0;
  let file: Stack | undefined;

  function spill(): void {
    file ??= createStack();
    for (const [group, texts] of inMemory) for (const text of texts) file.push(group, text);
    inMemory.clear();
    length = 0;
  }

  return {
    put(group, text) {
      const texts = inMemory.get(group);
      if (texts === undefined) inMemory.set(group, [text]);
      else texts.push(text);
      length += text.length;
      if (length > most) spill();
    },
    take(group) {
      const texts = inMemory.get(group) ?? [];
      inMemory.delete(group);
      for (const text of texts) length -= text.length;
      return [...(file?.pop(group) ?? []), ...texts];
    },
    groups: () => [...new Set([...(file?.groups() ?? []), ...inMemory.keys()])],
    close() {
      file?.close();
      file = undefined;
    },
  };
}

/** Texts in a file. Each is written after the place of the one before it in its group. */
interface Stack {
  push(group: number, text: string): void;
  /** Removes and returns the texts of a group, in order. */
  pop(group: number): string[];
  groups(): Iterable<number>;
  close(): void;
}

/** The place of the text before, and the length of the text in bytes. */
const headSize = 12;
const blockSize = 256 * 1024;

function createStack(): Stack {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-rows-'));
  const descriptor = openSync(join(folder, 'rows'), 'wx+', 0o600);
  /** One more than the place of the last text, as 0 is none. */
  const last = new Map<number, number>();
  let blocks: Buffer[] = [];
  let waiting = 0;
  let written = 0;

  function flush(): void {
    const bytes = Buffer.concat(blocks);
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    written += bytes.length;
    blocks = [];
    waiting = 0;
  }

  function readAt(position: number, size: number): Buffer {
    const bytes = Buffer.alloc(size);
    for (let done = 0; done < size; ) done += readSync(descriptor, bytes, done, size - done, position + done);
    return bytes;
  }

  return {
    push(group, text) {
      const bytes = Buffer.from(text);
      const head = Buffer.alloc(headSize);
      head.writeDoubleLE(last.get(group) ?? 0);
      head.writeUInt32LE(bytes.length, 8);
      last.set(group, written + waiting + 1);
      blocks.push(head, bytes);
      waiting += headSize + bytes.length;
      if (waiting > blockSize) flush();
    },
    pop(group) {
      flush();
      const texts: string[] = [];
      for (let place = last.get(group) ?? 0; place !== 0; ) {
        const head = readAt(place - 1, headSize);
        texts.push(readAt(place - 1 + headSize, head.readUInt32LE(8)).toString());
        place = head.readDoubleLE();
      }
      last.delete(group);
      return texts.reverse();
    },
    groups: () => last.keys(),
    close() {
      closeSync(descriptor);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
