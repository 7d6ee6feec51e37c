import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { streamInput } from './open.js';

/**
 * Reads a small file whole, one that a person wrote.
 *
 * @param largest in bytes; no more is read, whatever the file turns out to be
 * @param tooLarge what to say of a larger one
 * @throws CliError when it cannot be read, is not UTF-8 or too large
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
