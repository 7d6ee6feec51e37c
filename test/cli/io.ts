import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/program.js';
import type { Interrupt, Io } from '../../src/cli/terminal/io.js';

/** A stream that keeps what is written to it. */
export class Kept extends Writable {
  text = '';
  isTTY?: boolean;

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A folder with these files in it, which is gone after the test. */
export async function folderWith(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'recotap-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

export interface RunOptions {
  cwd: string;
  env?: Record<string, string>;
  /** On the standard input. */
  input?: string | Buffer | Readable;
  /** Given what interrupts the command, and what it prints. */
  onStart?: (interrupt: (signal?: Interrupt) => void, stderr: Kept) => void;
  /** What the user types, on a terminal. Default: there is no terminal. */
  typed?: string;
}

/** What a command finds around it, as far as the test does not say otherwise. */
export function ioWith(io: Partial<Io>): Io {
  return {
    stdin: Readable.from([]),
    stdout: new Kept(),
    stderr: new Kept(),
    env: {},
    cwd: '.',
    clock: { now: () => performance.now(), wallTime: () => Date.now() },
    onInterrupt: () => () => {},
    onCutOff: () => () => {},
    ...io,
  };
}

/** Runs the command in this process. */
export async function recotap(
  args: string[],
  { cwd, env = { RECOTAP_API_KEY: 'key' }, input = '', onStart, typed }: RunOptions,
) {
  const stdout = new Kept();
  const stderr = new Kept();
  const listeners = new Set<(signal: Interrupt) => void>();
  onStart?.((signal = 'SIGINT') => {
    for (const listener of listeners) listener(signal);
  }, stderr);
  const given = typed ?? input;
  const stdin = given instanceof Readable ? given : Readable.from(given === '' ? [] : [Buffer.from(given)]);
  if (typed !== undefined) stderr.isTTY = true;
  const io = ioWith({
    stdin: typed === undefined ? stdin : Object.assign(stdin, { isTTY: true }),
    stdout,
    stderr,
    env,
    cwd,
    onInterrupt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const code = await run(args, io);
  return { code, stdout: stdout.text, stderr: stderr.text, listening: listeners.size };
}
