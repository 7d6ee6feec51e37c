import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { createOutbox, createRecotapClient } from '../../src/index.js';
import { openLedger } from '../../src/ledger/index.js';
import { freePort } from '../support/port.js';
import { execute, type RunningPostgres, startPostgres } from '../support/postgres-server.js';

/** It refuses to run as root. */
const NOBODY = 65_534;
const deal = (n: number) => ({ externalDealId: `d-${n}`, name: `Deal ${n}` });

/** A PgBouncer before a server. */
async function startPgBouncer(postgres: RunningPostgres, mode: 'transaction' | 'session') {
  const { port, username } = new URL(postgres.address);
  const listenPort = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'recotap-pgbouncer-'));
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
postgres = host=127.0.0.1 port=${port} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
ignore_startup_parameters = options,extra_float_digits
`,
  );
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const bouncer = spawn('/usr/sbin/pgbouncer', [file], {
    stdio: 'ignore',
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  const address = `postgres://${username}@127.0.0.1:${listenPort}/postgres`;
  while (
    !(await execute(address, 'select 1').then(
      () => true,
      () => false,
    ))
  ) {
    if (bouncer.exitCode !== null) throw new Error(`PgBouncer ended with ${bouncer.exitCode}: ${file}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    address,
    async stop() {
      const exited = once(bouncer, 'exit');
      bouncer.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe('a ledger behind PgBouncer', () => {
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('takes puts in transaction mode, and tells a sender that it needs another address', async () => {
    const bouncer = await startPgBouncer(postgres, 'transaction');
    try {
      const emulator = createEmulator();
      const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch });
      await using ledger = await openLedger(bouncer.address);
      {
        await using putter = createOutbox(client, { ledger, lane: 'a', send: false });
        await putter.put([1, 2, 3].map(deal));
      }
      const halted = await new Promise<{ reason: string; cause: Error }>((resolve) => {
        const sender = createOutbox(client, {
          ledger,
          lane: 'a',
          onHalt(end) {
            resolve(end);
            void sender.close({ timeoutMs: 0 });
          },
        });
      });
      expect(halted.cause.message).toContain('is behind a pooler, such as PgBouncer in transaction mode');
      expect(emulator.requests).toHaveLength(0);

      await using direct = await openLedger(postgres.address);
      await using outbox = createOutbox(client, { ledger: direct, lane: 'a' });
      await expect.poll(() => emulator.deals.size, { timeout: 90_000 }).toBe(3);
      await outbox.flush();
    } finally {
      await bouncer.stop();
    }
  });

  it('is sent in session mode', async () => {
    const bouncer = await startPgBouncer(postgres, 'session');
    try {
      const emulator = createEmulator();
      const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch });
      await using ledger = await openLedger(bouncer.address);
      await using outbox = createOutbox(client, { ledger, lane: 'b' });
      await outbox.put([1, 2, 3].map(deal));
      expect(await outbox.flush()).toMatchObject({ total: 3, upserted: 3 });
    } finally {
      await bouncer.stop();
    }
  });
});
