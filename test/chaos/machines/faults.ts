import { createDice } from '../../../src/emulator/faults/random.js';
import { type Lane, laneName, openLedger } from '../../../src/ledger/index.js';
import { execute, startPostgres } from '../../support/postgres-server.js';
import { type FaultFigures, judge } from './judge.js';
import { type Mischief, makeMischief } from './mischief.js';
import { killAll, type Started, startProducer, stopWorkers, until, wait } from './processes.js';
import { startBadServer } from './server.js';

export interface FaultRun {
  seed: number;
  /** Versions that are put, those of rolled-back transactions included. */
  versions: number;
  deals: number;
  freezeMs: number;
  killEveryMs: number;
}

const PRODUCERS = 3;
/** In s, so that a run is short. */
const TIMEOUT_S = 1;
/** How long it may take until all is sent, once nothing bad happens to the workers any more, in ms. */
const LONGEST_MS = 120_000;
const alwaysRefused = new Set(['d-3', 'd-14', 'd-15', 'd-92']);

/** Puts versions of deals while workers are killed and frozen, PostgreSQL crashes, and the server has a bad day. Then looks what Recotap has. */
export async function faultRun({ seed, versions, deals, freezeMs, killEveryMs }: FaultRun): Promise<FaultFigures> {
  const startedAt = performance.now();
  const dice = createDice(seed);
  const postgres = await startPostgres();
  let producers: Started[] = [];
  let mischief: Mischief | undefined;
  try {
    await using recotap = await startBadServer({ dice, timeoutMs: TIMEOUT_S * 1_000, alwaysRefused });
    const { address } = postgres;
    const { baseUrl } = recotap;
    await setUp(address);
    producers = Array.from({ length: PRODUCERS }, (_, n) =>
      startProducer({ address, baseUrl, seed: seed + n, versions: Math.round(versions / PRODUCERS), deals }),
    );
    let isOver = false;
    mischief = makeMischief({
      dice,
      workers: { address, baseUrl, timeoutS: TIMEOUT_S },
      count: 2 + Math.floor(dice() * 3),
      freezeMs,
      killEveryMs,
      crash: () => postgres.restart(),
      isOver: () => isOver,
    });
    const { workers } = mischief;
    const counts = await Promise.all(producers.map(countsOf));
    isOver = true;
    await mischief.done;
    await using ledger = await openLedger(address);
    const lane = await ledger.lane(laneName(baseUrl));
    const isDrained = await until(() => settled(lane), LONGEST_MS);
    // What a frozen or late request may still do.
    await wait(3_000 * TIMEOUT_S);
    await until(() => settled(lane), LONGEST_MS);
    const said = workers.map(({ stderr }) => stderr);
    await stopWorkers(workers);
    const { rows: committed } = await execute(address, 'select id, version from chaos.committed');
    const refused = new Map<string, string>();
    for await (const { id, payload } of lane.rows('deals', { state: 'refused' })) refused.set(id, payload);
    return judge({
      ...{ seed, recotap, committed, refused, alwaysRefused, isDrained, said },
      ...{ workers: workers.length, kills: mischief.kills, frozen: mischief.frozen },
      rolledBack: counts.reduce((sum, count) => sum + count.rolledBack, 0),
      broken: counts.reduce((sum, count) => sum + count.broken, 0),
      seconds: (performance.now() - startedAt) / 1_000,
    });
  } finally {
    await killAll([...producers, ...(mischief?.workers ?? [])]);
    await postgres.stop();
  }
}

async function setUp(address: string): Promise<void> {
  await (await openLedger(address)).close();
  await execute(
    address,
    'create schema chaos; create sequence chaos.version; create table chaos.committed (id text, version integer)',
  );
}

async function countsOf(producer: Started): Promise<{ rolledBack: number; broken: number }> {
  const end = await producer.ended;
  if (end !== 0) throw new Error(`A producer ended with ${end}:\n${producer.stderr}`);
  return JSON.parse(producer.stdout);
}

/** Whether nothing waits, and nothing is refused but what always is. The rest is tried again, as `recotap ledger retry` does. */
async function settled(lane: Lane): Promise<boolean> {
  const { waiting, inFlight } = await lane.stats(Date.now());
  if (waiting + inFlight > 0) return false;
  const again: string[] = [];
  for await (const { id } of lane.rows('deals', { state: 'refused' })) if (!alwaysRefused.has(id)) again.push(id);
  if (again.length > 0) await lane.retry('deals', Date.now(), again);
  return again.length === 0;
}
