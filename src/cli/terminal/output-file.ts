import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { isatty } from 'node:tty';
import { fileError } from './cli-error.js';
import type { Io } from './io.js';
import { replaceFile } from './replace-file.js';

/** A file that takes the place of an older one when it is whole. */
export interface OutputFile {
  /** Whether it is a regular file, and no device or pipe. */
  readonly isFile: boolean;
  readonly isTerminal: boolean;
  /** Resolves when the next text may come, since the disk may be slow. @throws CliError when writing fails */
  write(text: string): Promise<void>;
  /**
   * Puts the file into its place, once all of it is on the disk.
   *
   * @returns its name: another one than was asked for if the file there has changed meanwhile
   * @throws CliError when not all of it could be written
   */
  save(): Promise<string>;
  /** Leaves everything as it was before, unless the file was saved. */
  discard(): Promise<void>;
}

/**
 * Begins a file, so that a name that cannot be written to is reported at once.
 *
 * @throws CliError when the file cannot be written there
 */
export async function createOutputFile(name: string, io: Io): Promise<OutputFile> {
  const { handle, commit, discard, abandon } = await replaceFile(resolve(io.cwd, name), name);
  const isFile = (await handle.stat()).isFile();
  const isTerminal = isatty(handle.fd);
  const output = outputTo(handle.createWriteStream({ flush: isFile }), name);
  const release = io.onCutOff(abandon);
  return {
    isFile,
    isTerminal,
    write: output.write,
    async save() {
      await output.close();
      return commit().finally(release);
    },
    async discard() {
      await output.drop();
      await discard();
      release();
    },
  };
}

function outputTo(stream: Writable, name: string) {
  let failure: unknown;
  stream.on('error', (error) => {
    failure ??= fileError(error, name);
  });
  let drained: Promise<unknown> | undefined;
  return {
    async write(text: string): Promise<void> {
      if (failure !== undefined) throw failure;
      if (stream.write(text)) return;
      drained ??= once(stream, 'drain').finally(() => {
        drained = undefined;
      });
      await drained.catch((error) => {
        throw fileError(error, name);
      });
    },
    async close(): Promise<void> {
      stream.end();
      await finished(stream).catch((error) => {
        throw failure ?? fileError(error, name);
      });
    },
    async drop(): Promise<void> {
      if (stream.closed) return;
      const closed = once(stream, 'close');
      stream.destroy();
      await closed.catch(() => {});
    },
  };
}
