import pg from 'pg';
import { createDice } from '../../../src/emulator/faults/random.js';
import { createOutbox, createRecotapClient } from '../../../src/index.js';
import { openLedger } from '../../../src/ledger/index.js';

/** A process that puts versions of deals in transactions of its own, of which some roll back. It goes on when PostgreSQL is gone for a while. */
export interface ProducerOptions {
  address: string;
  baseUrl: string;
  seed: number;
  versions: number;
  deals: number;
}

const MOST_IN_ONE = 10;
const ROLLS_BACK = 0.05;
/** Between two transactions, on average, in ms: so that senders have something to do all the time. */
const PAUSE_MS = 15;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const { address, baseUrl, seed, versions, deals } = JSON.parse(process.argv[2] as string) as ProducerOptions;
const dice = createDice(seed);
const client = createRecotapClient({ apiKey: 'key', baseUrl });
await using ledger = await openLedger(address);
await using outbox = createOutbox(client, { ledger, send: false });
let connection: pg.Client | undefined;
let rolledBack = 0;
let broken = 0;

async function connected(): Promise<pg.Client> {
  if (connection !== undefined) return connection;
  const made = new pg.Client({ connectionString: address });
  made.on('error', () => {
    connection = undefined;
  });
  await made.connect();
  connection = made;
  return made;
}

async function transact(ids: readonly string[]): Promise<void> {
  const tx = await connected();
  await tx.query('begin');
  const { rows } = await tx.query("select nextval('chaos.version')::integer as version");
  const { version } = rows[0];
  await tx.query('insert into chaos.committed (id, version) select unnest($1::text[]), $2', [ids, version]);
  await outbox.put(
    ids.map((externalDealId) => ({ externalDealId, name: `v${version}` })),
    { tx, version },
  );
  const undoes = dice() < ROLLS_BACK;
  await tx.query(undoes ? 'rollback' : 'commit');
  if (undoes) rolledBack++;
}

for (let made = 0; made < versions; ) {
  const ids = new Set<string>();
  const count = Math.min(1 + Math.floor(dice() * MOST_IN_ONE), versions - made);
  while (ids.size < count) ids.add(`d-${Math.floor(dice() * deals)}`);
  made += count;
  try {
    await transact([...ids]);
  } catch {
    broken++;
    await connection?.end().catch(() => {});
    connection = undefined;
  }
  await wait(2 * PAUSE_MS * dice());
}
await connection?.end();
process.stdout.write(`${JSON.stringify({ rolledBack, broken })}\n`);
