import { listSegments } from '../../index.js';
import { exitCode } from '../terminal/exit-code.js';
import { interruptible } from '../terminal/interrupt.js';
import { type Io, print } from '../terminal/io.js';
import { type ClientOptions, createClient } from './resolve/client.js';

export interface WhoamiOptions extends ClientOptions {
  json?: boolean | undefined;
}

/**
 * `recotap whoami`: asks for one segment, as the API has no call that only looks at the key.
 *
 * @returns the exit code
 * @throws CliError, RecotapError when the key is not good, or nobody can tell
 */
export async function whoami(options: WhoamiOptions, io: Io): Promise<number> {
  const client = await createClient(options, io);
  const { environment, baseUrl, apiKeySource } = client.settings;
  return interruptible(io, async (signal) => {
    await listSegments(client, { pageSize: 1, signal }).next();
    const place = environment === undefined ? baseUrl : `${environment} (${baseUrl})`;
    const told =
      options.json === true
        ? JSON.stringify({ ok: true, environment: environment ?? null, baseUrl, apiKeySource })
        : `The key from ${apiKeySource} is good for ${place}.`;
    await print(io, `${told}\n`);
    return exitCode.ok;
  });
}
