import { closeSync, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { OnExchange } from '../../index.js';
import { CliError, fileError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { say } from '../terminal/print.js';
import { mustNotOverwrite } from '../terminal/same-file.js';
import { version } from '../terminal/version.js';
import { toEntry } from './entry.js';
import { createRedactor } from './redact.js';

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
  let failure: string | undefined;

  function append(makeText: () => string): void {
    try {
      const text = makeText();
      writeSync(file, `${text}\n]}}\n`, position);
      position += Buffer.byteLength(text);
    } catch (error) {
      const explained = fileError(error, name ?? '');
      failure ??= explained instanceof CliError ? explained.message : String(error);
    }
  }

  append(() => `{"log":{"version":"1.2","creator":${creator},"entries":[`);
  return {
    onExchange(exchange) {
      append(() => `${isFirst ? '' : ','}\n${JSON.stringify(toEntry(exchange, redactor))}`);
      isFirst = false;
    },
    async finish() {
      closeSync(file);
      if (failure !== undefined) await say(io, `warning: ${name} is not complete: ${failure}\n`);
    },
  };
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
