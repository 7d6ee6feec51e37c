import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CliError } from '../terminal/cli-error.js';

export interface PrismOptions {
  /** The project that may have Prism installed. */
  cwd: string;
  /** The path of the contract to answer by. */
  contract: string;
  dynamic: boolean;
  /** The same seed gives the same dynamic answers. */
  seed: string | undefined;
  /** Is given each line in which Prism names what is wrong with a request. */
  onViolation: (line: string) => void;
}

export interface Prism {
  readonly url: string;
  /** Settles when Prism has ended, for whatever reason, with its exit code. */
  readonly ended: Promise<number | null>;
  close(): Promise<void>;
}

/**
 * Starts Prism on any free port of this machine.
 *
 * @throws CliError when Prism is not installed, or with Prism's own words when it does not start
 */
export async function startPrism({ cwd, contract, dynamic, seed, onViolation }: PrismOptions): Promise<Prism> {
  const program = findPrism(cwd);
  const options = [
    '--host=127.0.0.1',
    '--port=0',
    '--errors',
    // Several processes, Prism's default in production, would outlive the one that we end.
    '--no-multiprocess',
    ...(dynamic ? ['--dynamic'] : []),
    ...(seed === undefined ? [] : [`--seed=${seed}`]),
  ];
  const child = spawn(process.execPath, [program, 'mock', contract, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const close = async () => {
    child.kill();
    await ended;
  };
  return { url: await addressOf(child, onViolation), ended, close };
}

/** The program of Prism, as installed in the user's project or beside this package. */
function findPrism(cwd: string): string {
  for (const from of [resolve(cwd, 'package.json'), import.meta.url]) {
    try {
      return createRequire(from).resolve('@stoplight/prism-cli/dist/index.js');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new CliError(
    'The mock needs Prism, which is not installed. Run: npm install --save-dev @stoplight/prism-cli@5',
  );
}

/** Resolves when Prism says where it listens. */
function addressOf(
  prism: ChildProcessByStdio<null, Readable, Readable>,
  onViolation: (line: string) => void,
): Promise<string> {
  let complaint = '';
  prism.stderr.on('data', (data) => {
    complaint += data;
  });
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new CliError(`Prism did not start: ${reason}`));
    prism.once('error', ({ message }) => fail(message));
    prism.once('close', (code) => fail(complaint.trim().split('\n').at(-1) || `exit code ${code}`));
    createInterface(prism.stdout).on('line', (line) => {
      const address = /Prism is listening on (\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
      else if (line.includes('Violation: ')) onViolation(line.slice(line.indexOf('Violation: ')));
    });
  });
}
