import { openLedger } from '../../../src/ledger/index.js';
import { usePostgres } from '../../support/postgres.js';
import { type Home, homes } from '../homes.js';
import { stores } from '../support.js';
import { openWatched, type Watched } from './watched.js';

/** What every ledger is tested for, on PostgreSQL. */
const server = usePostgres();
const addresses = new Map<string, string>();

async function addressOf(path: string): Promise<string> {
  const address = addresses.get(path) ?? (await server.database());
  addresses.set(path, address);
  return address;
}

async function openHome(): Promise<Home> {
  const address = await server.database();
  let current: Watched = await openWatched(address);
  return {
    ledger: current,
    async crash() {
      await current.crash();
      current = await openWatched(address);
      return current;
    },
    end: () => current.close(),
  };
}

stores.splice(0, stores.length, [
  'on PostgreSQL',
  async (path, options) => {
    const address = await addressOf(path);
    await (await openLedger(address, options)).close();
    return openWatched(address, options);
  },
]);
homes.splice(0, homes.length, ['on PostgreSQL', openHome, 10]);
await import('../outbox.test.js');
await import('../history.test.js');
await import('../lanes.test.js');
await import('../model.test.js');
