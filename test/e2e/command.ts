import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expectNoKey, key } from './canary.js';

export const built = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
/** A program of these tests that uses the built library. */
export const program = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
export const example = (name: string) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

/** What a command printed, and how it ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  /** Without the lines that tell what it is doing. */
  stderr: string;
}

export interface CommandOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** What it reads from its standard input. Default: it stays open. */
  input?: string | Buffer;
  /** For its standard input, output and error, when they are to be other than pipes to this test. */
  stdio?: StdioOptions;
  /** Another program than the command. */
  program?: string;
}

/** Of a line that tells what a command is doing. */
const timeStamped = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ {2}.*\n/gm;

/** Every command ends by itself well before. */
const longestRun = 150_000;

/**
 * The built `recotap` command in a process of its own, with nothing of this process's environment but the path, and with the canary as its
 * API key.
 *
 * `ended` rejects when it shows the key, in what it prints or in its problems file, when it shows a stack trace, and when it hangs.
 */
export function start(
  args: string[],
  { cwd = tmpdir(), env, input, stdio, program = built }: CommandOptions = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env.PATH, RECOTAP_API_KEY: key, ...env },
    ...(stdio === undefined ? {} : { stdio }),
  });
  const [stdout, stderr] = [child.stdout, child.stderr].map(collect) as [() => string, () => string];
  child.stdin?.on('error', () => {});
  if (input !== undefined) child.stdin?.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    const watchdog = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`recotap ${args.join(' ')} did not end by itself. It said:\n${stdout()}\n${stderr()}`));
    }, longestRun);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(watchdog);
      resolve({ code, stdout: stdout(), stderr: stderr() });
    });
  }).then(async (end) => {
    expectNoKey('the standard output', end.stdout);
    expectNoKey('the standard error', end.stderr);
    expectNoKey('the problems file', await problemsOf(args, cwd));
    const trace = /^\s+at .+[:(]\d+|bug in recotap-api/m.exec(end.stderr + end.stdout);
    if (trace !== null) throw new Error(`recotap ${args.join(' ')} shows a stack trace:\n${end.stderr}`);
    return { ...end, stderr: end.stderr.replace(timeStamped, '') };
  });
  // Whoever looks at it later still sees it.
  ended.catch(() => {});
  return { child, ended };
}

export function recotap(args: string[], options: CommandOptions = {}): Promise<Ended> {
  return start(args, { ...options, input: options.input ?? '' }).ended;
}

/** A folder that is gone after `use`. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'recotap-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function collect(stream: Readable | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

async function problemsOf(args: string[], cwd: string): Promise<string> {
  const file = args[args.indexOf('--problems') + 1];
  if (!args.includes('--problems') || file === undefined) return '';
  const path = resolve(cwd, file);
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? readFile(path, 'utf8') : '';
}
