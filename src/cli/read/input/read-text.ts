import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { CliError, fileError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { createUtf8Check } from './utf8.js';

/**
 * Reads a small file, one that a person wrote, as a whole.
 *
 * @param largest in bytes; reading stops there
 * @param tooLarge the message for a larger file
 * @throws CliError when it cannot be read, is not UTF-8 or is too large
 */
export async function readText(file: string, largest: number, tooLarge: string, io: Io): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(resolve(io.cwd, file)) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largest) throw new CliError(tooLarge);
      chunks.push(chunk);
    }
  } catch (error) {
    throw fileError(error, file);
  }
  const bytes = Buffer.concat(chunks);
  const utf8 = createUtf8Check();
  const wrong = utf8.push(bytes) ?? utf8.end();
  if (wrong !== undefined) {
    const hex = wrong.byte.toString(16).padStart(2, '0');
    throw new CliError(`${file} is not UTF-8: line ${wrong.line} has the byte 0x${hex}. Save it as UTF-8.`);
  }
  return bytes.toString().replace(/^\ufeff/, '');
}
