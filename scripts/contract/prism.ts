import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { contractUrl } from '../generate/contract.js';

const cli = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');

export interface MockOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** Is given each line in which Prism names a fault of a request. */
  onViolation?: (line: string) => void;
}

export interface Mock {
  url: string;
  /** Settles when Prism has ended, for whatever reason, with its exit code. */
  ended: Promise<number | null>;
  close(): Promise<void>;
}

/**
 * Starts Prism on the contract. Rejects with Prism's own words when it does not come up, as on a port in use.
 *
 * Prism does not serve the base path of the contract's servers: `POST /deals` is at `<url>/deals`.
 */
export async function startMock({ port = 0, host = '127.0.0.1', onViolation }: MockOptions = {}): Promise<Mock> {
  const prism = spawn(
    process.execPath,
    // Several processes, Prism's default in production, would outlive the one that we end.
    [cli, 'mock', fileURLToPath(contractUrl), `--port=${port}`, `--host=${host}`, '--errors', '--no-multiprocess'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let complaint = '';
  prism.stderr.on('data', (data) => {
    complaint += data;
  });
  const ended = new Promise<number | null>((resolve) => prism.on('close', resolve));
  const close = async () => {
    prism.kill();
    await ended;
  };
  const url = await new Promise<string>((resolve, reject) => {
    prism.on('error', reject);
    prism.on('close', () => reject(new Error(complaint.trim().split('\n').at(-1))));
    createInterface(prism.stdout).on('line', (line) => {
      const address = /Prism is listening on (\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
      else if (line.includes('Violation: ')) onViolation?.(line.slice(line.indexOf('Violation: ')));
    });
  });
  return { url, ended, close };
}
