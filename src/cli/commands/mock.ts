import { operations } from '../../../generated/operations.js';
import { servers } from '../../../generated/servers.js';
import { type Mock, startMock } from '../mock/mock.js';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print, say } from '../terminal/print.js';

export interface MockCommandOptions {
  port?: number | undefined;
  host?: string | undefined;
  dynamic?: boolean | undefined;
  seed?: string | undefined;
}

/**
 * `recotap mock`: serves the contract's examples with Prism until it is interrupted.
 *
 * @returns the exit code
 * @throws CliError when Prism is not installed, the port cannot be used, or Prism ends by itself
 */
export async function mock({ port = 4010, ...options }: MockCommandOptions, io: Io): Promise<number> {
  const started = await startMock({
    ...options,
    port,
    cwd: io.cwd,
    onViolation: (line) => void say(io, [line]),
  });
  let release = () => {};
  const interrupted = new Promise<'interrupted'>((resolve) => {
    release = io.onInterrupt(() => resolve('interrupted'));
  });
  try {
    if (!started.isLocal)
      await say(io, [
        `warning: Other machines can reach the mock at ${options.host}. It keeps nothing, and accepts any key.`,
      ]);
    await print(io, greeting(started, options));
    const end = await Promise.race([interrupted, started.ended]);
    if (end !== 'interrupted') throw new CliError(`Prism ended by itself, with exit code ${end}.`);
  } finally {
    await started.close();
    release();
  }
  return exitCode.ok;
}

function greeting({ url }: Mock, { dynamic = false }: MockCommandOptions): string {
  const baseUrl = url + new URL(servers.production).pathname;
  const { method, path } = operations.listAccounts;
  const answers = dynamic ? 'with made-up values' : 'with the examples of the contract';
  return `The mock listens at ${baseUrl}
It answers all ${Object.keys(operations).length} operations ${answers}, accepts any API key, and keeps nothing. Press Ctrl-C to stop it.

Call it from another terminal:
  curl -X ${method} ${baseUrl}${path} -H 'X-Api-Key: any'
Call up another answer:
  curl -X ${method} ${baseUrl}${path} -H 'X-Api-Key: any' -H 'Prefer: code=429'
`;
}
