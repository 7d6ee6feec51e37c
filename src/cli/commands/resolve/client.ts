import { createRecotapClient, type RecotapClient } from '../../../index.js';
import { createRecorder } from '../../har/recorder.js';
import { describeDrift } from '../../terminal/drift.js';
import { interruptible } from '../../terminal/interrupt.js';
import type { Io } from '../../terminal/io.js';
import { say } from '../../terminal/print.js';
import { findApiKey } from './api-key.js';
import { type ClientOptions, settingsOf } from './settings.js';

/**
 * Makes a client by the options. `close` is always to be called at the end; `tellDrift` says how responses differed from the contract.
 *
 * @param reads the files that the work reads
 * @throws CliError, RecotapConfigurationError when the key or the server cannot be used
 */
export async function openClient(options: ClientOptions, io: Io, reads: readonly string[] = []) {
  const { apiKeyFile, har } = options;
  const access = await findApiKey(apiKeyFile, io);
  const recorder = await createRecorder(har, apiKeyFile === undefined ? reads : [...reads, apiKeyFile], io);
  const client = createRecotapClient({ ...settingsOf(options, io), ...access, onExchange: recorder.onExchange });
  return {
    client,
    close: recorder.finish,
    async tellDrift() {
      await say(io, describeDrift(client.drift()));
    },
  };
}

/**
 * Does work with a client that the first signal aborts.
 *
 * @returns the exit code of `work`, or that of the signal
 * @throws as {@link openClient}; and what `work` throws
 */
export async function withClient(
  options: ClientOptions,
  io: Io,
  work: (client: RecotapClient, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const { client, close, tellDrift } = await openClient(options, io);
  const code = await interruptible(io, (signal) => work(client, signal)).finally(close);
  await tellDrift();
  return code;
}
