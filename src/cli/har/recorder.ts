import { closeSync, fchmodSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { OnExchange } from '../../index.js';
import { CliError, fileError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { say } from '../terminal/print.js';
import { mustNotOverwrite } from '../terminal/same-file.js';
import { version } from '../terminal/version.js';
import { toEntry } from './entry.js';
import { createRedactor } from './redact.js';

/** Closes the list of entries, and the file. */
const END = '\n]}}\n';

/** What records the traffic of a client, if the user wants it. */
export interface Recorder {
  onExchange: OnExchange | undefined;
  /** Closes the file. Says whether some of the traffic is missing. */
  finish(): Promise<void>;
}

/**
 * Creates or empties a HAR file, which only its owner can read. It is complete after each exchange, also when the process is killed.
 *
 * @param name the file, if there is to be one
 * @param others the files that the run reads or writes, and must not overwrite
 * @throws CliError when the file cannot be created
 */
export async function createRecorder(name: string | undefined, others: readonly string[], io: Io): Promise<Recorder> {
  if (name === undefined) return { onExchange: undefined, finish: async () => {} };
  await mustNotOverwrite('--har', name, others, io);
  const file = open(resolve(io.cwd, name), name);
  const redactor = createRedactor();
  const creator = JSON.stringify({ name: 'recotap-api', version: version() });
  let position = 0;
  let isFirst = true;
  let isFull = false;
  let failure: string | undefined;

  const fail = (error: unknown) => {
    const explained = fileError(error, name ?? '');
    failure ??= explained instanceof CliError ? explained.message : String(error);
  };

  /** Takes the place of the end. If there is no room for all of it, the end comes back and nothing more is written. */
  function append(text: string): void {
    const bytes = Buffer.from(text + END);
    try {
      if (writeSync(file, bytes, 0, bytes.length, position) < bytes.length)
        throw new CliError('There is no space left.');
      position += bytes.length - END.length;
    } catch (error) {
      fail(error);
      isFull = true;
      endAt(file, position);
    }
  }

  append(`{"log":{"version":"1.2","creator":${creator},"entries":[`);
  return {
    onExchange(exchange) {
      if (isFull) return;
      try {
        append(`${isFirst ? '' : ','}\n${JSON.stringify(toEntry(exchange, redactor))}`);
        isFirst = false;
      } catch (error) {
        fail(error);
      }
    },
    async finish() {
      closeSync(file);
      if (failure !== undefined) await say(io, [`warning: ${name} is not complete: ${failure}`]);
    },
  };
}

/** Best effort: what cannot be written cannot be mended. */
function endAt(file: number, position: number): void {
  try {
    ftruncateSync(file, position);
    writeSync(file, END, position);
  } catch {}
}

function open(path: string, name: string): number {
  try {
    const file = openSync(path, 'w', 0o600);
    // The mode above is for a new file only. A device keeps its own.
    if (fstatSync(file).isFile()) fchmodSync(file, 0o600);
    return file;
  } catch (error) {
    const isFolderMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw isFolderMissing ? new CliError(`There is no folder for ${name}.`, { cause: error }) : fileError(error, name);
  }
}
