import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { laneName, openLedger } from '../../../src/ledger/index.js';
import { freePort } from '../../support/port.js';
import { usePostgres } from '../../support/postgres.js';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, type Kept, recotap } from '../io.js';

const postgres = usePostgres();

/** A worker on a ledger at an address where nobody listens so far. */
async function early() {
  const { emulator, at, baseUrl } = await emulatorServer();
  const [database, port] = [new URL(await postgres.database()), await freePort()];
  const address = new URL(database);
  address.port = `${port}`;
  let stop = () => {};
  let said = () => '';
  const ended = recotap(['work', '--ledger', address.href, ...at], {
    cwd: await folderWith({}),
    env: { RECOTAP_API_KEY: 'key' },
    onStart(interrupt: (signal: 'SIGTERM') => void, stderr: Kept) {
      stop = () => interrupt('SIGTERM');
      said = () => stderr.text;
    },
  });
  await expect.poll(() => said()).toMatch(/cannot be reached .+ Trying again for 60 s\.\n/);
  return { emulator, baseUrl, database, port, ended, stop: () => stop(), said: () => said() };
}

it('a worker that starts before its database waits for it, and sends what is there', async () => {
  const { emulator, baseUrl, database, port, ended, stop, said } = await early();
  const ledger = await openLedger(database.href);
  const lane = await ledger.lane(laneName(baseUrl));
  await lane.put('deals', [{ id: 'd-1', payload: '{"externalDealId":"d-1","name":"One"}' }], Date.now());
  await ledger.close();
  const server = createServer((socket) => {
    const there = connect(Number(database.port), database.hostname);
    socket.pipe(there).pipe(socket);
    for (const end of [socket, there]) end.on('error', () => [socket, there].forEach((each) => void each.destroy()));
  }).listen(port, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  await expect.poll(() => emulator.deals.size).toBe(1);
  stop();
  expect((await ended).code).toBe(0);
  expect(said().match(/cannot be reached/g)).toHaveLength(1);
});

it('a worker that waits for its database ends at once when it is told to', async () => {
  const { ended, stop } = await early();
  stop();
  expect((await ended).code).toBe(0);
});

it('a worker whose database does not exist does not wait', async () => {
  const address = new URL(await postgres.database());
  address.pathname = '/no_such_database';
  const { at } = await emulatorServer();
  const { code, stderr } = await recotap(['work', '--ledger', address.href, ...at], {
    cwd: await folderWith({}),
    env: { RECOTAP_API_KEY: 'key' },
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: .+ cannot be opened \(.+\)\. Create the database, or correct the address\.$/m);
});
