import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ServerOptions, ServerStats } from './server/main.js';

/** What a side tells of its work. */
export interface Told {
  /** How many items it saw stored. */
  stored: number;
  /** Of the work alone. */
  seconds: number;
  /** Of the whole process. */
  cpuSeconds: number;
  /** Of the whole process. */
  peakMb: number;
  /** Of our own client only. */
  maxConcurrency?: number;
}

export interface Run extends Told {
  server: ServerStats;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Runs a file of `sides/` in a process of its own and gives what it printed. */
export async function runSide<T>(name: string, ...args: unknown[]): Promise<T> {
  const words = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)));
  return JSON.parse(await runNode([at(`sides/${name}.mjs`), ...words]));
}

/** Runs a program of Node to its end and gives what it printed. */
export async function runNode(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 2 ** 26 });
  return stdout;
}

/**
 * Runs a program of Node to its end, whatever its exit code, and gives what it printed, the CPU time it took and its peak memory.
 *
 * @param input the file that is its standard input
 */
export async function runMeasured(
  args: readonly string[],
  input = '/dev/null',
): Promise<{ stdout: string; cpuSeconds: number; peakMb: number }> {
  const file = await open(input);
  try {
    const program = spawn(process.execPath, ['--import', at('sides/used.mjs'), ...args], {
      stdio: [file.fd, 'pipe', 'pipe'],
    });
    const [stdout, stderr] = await Promise.all([text(program.stdout as Readable), text(program.stderr as Readable)]);
    const used: { cpuSeconds: number; peakMb: number } = JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '');
    return { stdout, ...used };
  } finally {
    await file.close();
  }
}

/**
 * Has a side push so many deals to a server of its own.
 *
 * @throws Error when not each of them is seen stored, by the side or by the server
 */
export async function runPush(side: string, count: number, server: ServerOptions, ...args: unknown[]): Promise<Run> {
  const { result, stats } = await withServer(server, (url) => runSide<Told>(side, { url, count }, ...args));
  expectCount(`${side}: deals seen stored`, result.stored, count);
  expectCount(`${side}: deals let in by the server`, stats.items, count);
  expectCount(`${side}: requests let in`, stats.requests - stats.refused, Math.ceil(count / 100));
  return { ...result, server: stats };
}

/** Starts a server, in a process of its own too, for as long as it is in use. */
export async function withServer<T>(
  options: ServerOptions,
  use: (url: string) => Promise<T>,
): Promise<{ result: T; stats: ServerStats }> {
  const args = ['--import', 'tsx', at('server/main.ts'), JSON.stringify(options)];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await firstLine(server);
    const result = await use(url);
    const stats = (await (await fetch(`${url}/stats`)).json()) as ServerStats;
    return { result, stats };
  } finally {
    server.kill();
  }
}

export function expectCount(what: string, actual: number, expected: number): void {
  if (actual !== expected) throw new Error(`${what}: ${actual}, expected ${expected}`);
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The server has no output to read.');
  const [line] = await once(stdout, 'data');
  return String(line).trim();
}
