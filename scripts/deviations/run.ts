import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/program.js';
import { drift } from '../contract/drift.js';
import type { Deviation } from './list.js';
import { startServer } from './server.js';

/** What two tools found on one server. */
export interface Found {
  /** The exit code of `recotap verify`. */
  code: number;
  verify: { verdict: string; kind: string; path: string; found: string }[];
  /** The messages of the problems. */
  redocly: string[];
}

/** Runs `recotap verify` on a server, and Redocly's drift on the traffic that it recorded. */
export async function findIn(deviation?: Deviation): Promise<Found> {
  const server = await startServer(deviation);
  const cwd = await mkdtemp(join(tmpdir(), 'recotap-deviations-'));
  try {
    const { code, stdout } = await command(
      ['verify', '--write', '--json', '--har', 'a.har', '--base-url', server.baseUrl],
      cwd,
    );
    const { stdout: report, stderr } = await drift(join(cwd, 'a.har'), '--format=json');
    if (!report.startsWith('{')) throw new Error(`redocly drift gave no report: ${report}${stderr}`);
    return { code, verify: ofVerify(stdout), redocly: ofRedocly(report) };
  } finally {
    server.close();
    await rm(cwd, { recursive: true, force: true });
  }
}

function ofVerify(text: string): Found['verify'] {
  const report = JSON.parse(text);
  return [...report.new, ...report.missing, ...report.contradicts];
}

function ofRedocly(text: string): string[] {
  const { problems } = JSON.parse(text) as { problems: { message: string }[] };
  return problems.map(({ message }) => message);
}

/** The command in this process. */
async function command(args: string[], cwd: string): Promise<{ code: number; stdout: string }> {
  const [stdout, stderr] = [keep(), keep()];
  const code = await run(args, {
    stdin: Readable.from([]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: { RECOTAP_API_KEY: 'a-key-of-the-deviations' },
    cwd,
    clock: { now: () => performance.now(), wallTime: () => Date.now() },
    onInterrupt: () => () => {},
    onCutOff: () => () => {},
  });
  if (stdout.text() === '') throw new Error(stderr.text());
  return { code, stdout: stdout.text() };
}

function keep() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}
