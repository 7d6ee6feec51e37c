import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CliError } from '../../terminal/cli-error.js';

/**
 * Unpacks a gzip stream as it comes, so that it takes no more memory however large the result is.
 *
 * @throws CliError when it is cut off or damaged
 */
export async function* gunzip(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const unzip = createGunzip();
  const feeding = pipeline(Readable.from(chunks), unzip);
  // Its error comes out of `unzip` too.
  feeding.catch(() => {});
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) yield chunk;
    await feeding;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') throw new CliError(`${name} is cut off: its gzip data has no end. Download it again.`);
    if (code?.startsWith('Z_') === true)
      throw new CliError(`${name} is damaged: its gzip data cannot be unpacked. Download it again.`);
    throw error;
  }
}
