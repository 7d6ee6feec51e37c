import { afterAll, beforeAll } from 'vitest';
import { execute, type RunningPostgres, startPostgres } from './postgres-server.js';

export { execute } from './postgres-server.js';

/** A PostgreSQL server for the tests of one file. */
export interface PostgresServer {
  /** Makes a database, and gives its address. */
  database(): Promise<string>;
  /** Ends each of its processes at once, as a crash would, and starts it again. */
  crash(): Promise<void>;
}

/**
 * A server in a temporary folder, or the one that `RECOTAP_TEST_POSTGRES` names, from the first test of a file to its last one. Call it outside
 * of the tests.
 */
export function usePostgres(): PostgresServer {
  const given = process.env.RECOTAP_TEST_POSTGRES ?? '';
  let server: RunningPostgres;
  const made: string[] = [];
  beforeAll(async () => {
    server =
      given === '' ? await startPostgres() : { address: given, restart: () => cutAll(given), stop: async () => {} };
  });
  afterAll(async () => {
    if (given !== '') for (const name of made) await execute(given, `drop database ${name} with (force)`);
    await server.stop();
  });
  return {
    async database() {
      const name = `recotap_${process.pid}_${Date.now().toString(36)}_${made.length}`;
      made.push(name);
      await execute(server.address, `create database ${name}`);
      const url = new URL(server.address);
      url.pathname = `/${name}`;
      return url.href;
    },
    crash: () => server.restart(),
  };
}

/** Of a server that is not ours, only the connections can be ended. */
async function cutAll(address: string): Promise<void> {
  await execute(
    address,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'recotap%'",
  );
}
