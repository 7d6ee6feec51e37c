import { createRecotapClient, type RecotapClient } from '../../../index.js';
import { createRecorder } from '../../har/recorder.js';
import { describeDrift } from '../../terminal/drift.js';
import { interruptible } from '../../terminal/interrupt.js';
import type { Io } from '../../terminal/io.js';
import { say } from '../../terminal/print.js';
import { findApiKey } from './api-key.js';
import { type ClientOptions, settingsOf } from './settings.js';

/**
 * Does work with a client that the first signal aborts. A note tells of answers that differ from the contract.
 *
 * @param reads the files that the work reads
 * @returns the exit code of `work`, or that of the signal
 * @throws CliError, RecotapConfigurationError when the key or the server cannot be used; and what `work` throws
 */
export async function withClient(
  options: ClientOptions,
  io: Io,
  work: (client: RecotapClient, signal: AbortSignal) => Promise<number>,
  reads: readonly string[] = [],
): Promise<number> {
  const { apiKeyFile, har } = options;
  const access = await findApiKey(apiKeyFile, io);
  const recorder = await createRecorder(har, apiKeyFile === undefined ? reads : [...reads, apiKeyFile], io);
  const client = createRecotapClient({ ...settingsOf(options, io), ...access, onExchange: recorder.onExchange });
  const code = await interruptible(io, (signal) => work(client, signal)).finally(recorder.finish);
  await say(io, describeDrift(client.drift()));
  return code;
}
