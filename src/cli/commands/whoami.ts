import { listSegments } from '../../index.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print } from '../terminal/print.js';
import { withClient } from './resolve/client.js';
import type { ClientOptions } from './resolve/settings.js';

export interface WhoamiOptions extends ClientOptions {
  json?: boolean | undefined;
}

/**
 * `recotap whoami`. It asks for one segment, because the API has no call that only checks the key.
 *
 * @returns the exit code
 * @throws CliError, RecotapError when the key is not valid, or that cannot be found out
 */
export async function whoami(options: WhoamiOptions, io: Io): Promise<number> {
  return withClient(options, io, async (client, signal) => {
    const { environment, baseUrl, apiKeySource } = client.settings;
    await listSegments(client, { pageSize: 1, signal }).next();
    const place = environment === undefined ? baseUrl : `${environment} (${baseUrl})`;
    const result = options.json
      ? JSON.stringify({ ok: true, environment: environment ?? null, baseUrl, apiKeySource })
      : `The API key from ${apiKeySource} is valid for ${place}.`;
    await print(io, [result]);
    return exitCode.ok;
  });
}
