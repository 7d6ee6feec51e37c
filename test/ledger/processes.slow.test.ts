import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';
import { createOutbox, createRecotapClient } from '../../src/index.js';
import { openLedger } from '../../src/ledger/index.js';
import { createRandom } from '../fuzz/random.js';
import { scratch, version } from './support.js';

const { path } = scratch();
/** How often a process is killed. KILLS=50 for a long night. */
const kills = Number(process.env.KILLS ?? 3);

let folder: string;
let program: string;
beforeAll(async () => {
  mkdirSync('.tmp', { recursive: true });
  // Within the package, whose dependencies it imports.
  folder = mkdtempSync(join('.tmp', 'processes-'));
  program = join(folder, 'child.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('child.ts', import.meta.url))],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile: program,
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function emulate(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const listening = await emulator.listen();
  cleanUps.push(listening.close);
  return { emulator, url: listening.url };
}

/** Starts a process, and hears what it prints. */
function start(file: string, url: string, { from = 0, to = 0, deals = 100, kind = 'deals' }) {
  const args = [program, file, url, `${from}`, `${to}`, `${deals}`, kind];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  cleanUps.push(() => child.kill('SIGKILL'));
  let last = from - 1;
  let report: Record<string, number> | undefined;
  const opened = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line === 'open') resolve();
      else if (line.startsWith('{')) report = JSON.parse(line);
      else last = Number(line);
    });
  });
  return {
    opened,
    exited,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    /** The number of the last version that is in the ledger. */
    get last() {
      return last;
    },
    get report() {
      return report;
    },
  };
}

it('what one process puts, the other one sends, and both learn what came of it', async () => {
  const { emulator, url } = await emulate();
  const file = path();
  const client = createRecotapClient({ apiKey: 'key', baseUrl: url });
  await using ledger = await openLedger(file);
  await using outbox = createOutbox(client, { ledger });
  await outbox.push(version(0, -1));
  const requestsBefore = emulator.requests.length;
  const other = start(file, url, { to: 200 });
  await other.exited;
  expect(other.report).toMatchObject({ total: 200, requests: 0, waiting: 0 });
  const { upserted = 0, superseded = 0 } = other.report ?? {};
  expect(upserted + superseded).toBe(200);
  expect(emulator.requests.length).toBeGreaterThan(requestsBefore);
  for (let id = 0; id < 100; id++) expect(emulator.deals.get(`d-${id}`)?.name).toBe(`v${100 + id}`);
});

it('the other process takes over when the sender is killed', async () => {
  const { emulator, url } = await emulate();
  const file = path();
  const first = start(file, url, { to: 1_000_000 });
  await first.opened;
  await using ledger = await openLedger(file);
  await using outbox = createOutbox(createRecotapClient({ apiKey: 'key', baseUrl: url, timeoutMs: 200 }), { ledger });
  await expect.poll(() => emulator.deals.size).toBe(100);
  await first.kill();
  await outbox.put(version('mine', 1));
  await outbox.flush();
  expect(emulator.deals.get('d-mine')?.name).toBe('v1');
  const older = () =>
    [...emulator.deals.values()].filter(
      ({ externalDealId, name }) => externalDealId !== 'd-mine' && Number(name.slice(1)) <= first.last - 100,
    );
  // What the killed process had in flight waits out its hold, of which only the ledger knows.
  await expect.poll(older).toEqual([]);
  await expect.poll(async () => (await outbox.flush()).waiting).toBe(0);
});

it('a process that is killed again and again loses nothing that was put', async () => {
  const { emulator, url } = await emulate({ faults: { rules: [{ fault: 'latency', ms: 20 }] } });
  const file = path();
  const random = createRandom(inject('seed'));
  let next = 0;
  for (let round = 0; round < kills; round++) {
    const child = start(file, url, { from: next, to: next + 1_000_000, deals: 200 });
    await child.opened;
    const enough = next + 100 + random.below(2_000);
    await expect.poll(() => child.last, { interval: 5 }).toBeGreaterThan(enough);
    await child.kill();
    next = child.last + 1;
  }
  const final = start(file, url, { from: next, to: next + 20, deals: 200 });
  await final.exited;
  expect(final.report).toBeDefined();
  await using ledger = await openLedger(file);
  await using outbox = createOutbox(createRecotapClient({ apiKey: 'key', baseUrl: url, timeoutMs: 200 }), { ledger });
  await expect.poll(() => outbox.stats.waiting + outbox.stats.inFlight).toBe(0);
  await expect.poll(async () => (await outbox.flush()).waiting).toBe(0);
  for (let id = 0; id < 200; id++) {
    // A version after the last one that was acknowledged to the process may be in the ledger too.
    const latest = final.last - ((final.last - id) % 200);
    expect(Number(emulator.deals.get(`d-${id}`)?.name.slice(1))).toBeGreaterThanOrEqual(latest);
  }
});

it('a process that is killed again and again sends no activity twice, and those that it is not sure of are refused', async () => {
  const { emulator, url } = await emulate({
    keepRequests: 100_000,
    keepBodies: 100_000,
    faults: { rules: [{ fault: 'latency', ms: 20 }] },
  });
  const file = path();
  const random = createRandom(inject('seed'));
  let next = 0;
  for (let round = 0; round < kills; round++) {
    const child = start(file, url, { from: next, to: next + 1_000_000, kind: 'activities' });
    await child.opened;
    const enough = next + 100 + random.below(1_000);
    await expect.poll(() => child.last, { interval: 5 }).toBeGreaterThan(enough);
    await child.kill();
    next = child.last + 1;
  }
  await using ledger = await openLedger(file);
  const client = createRecotapClient({ apiKey: 'key', baseUrl: url, timeoutMs: 200 });
  await using outbox = createOutbox(client, { kind: 'activities', ledger });
  await expect.poll(async () => (await outbox.flush()).waiting).toBe(0);
  const sent = emulator.requests.flatMap(({ body }) =>
    (body as { activities: { externalActivityId: string }[] }).activities.map((each) => each.externalActivityId),
  );
  expect(new Set(sent).size, 'none is sent twice').toBe(sent.length);
  const lane = await ledger.lane(`${client.settings.baseUrl}/default`);
  let refused = 0;
  for await (const { id, error } of lane.rows('activities')) {
    if (error !== undefined) refused++;
    else expect(emulator.salesActivities.has(id)).toBe(true);
  }
  // At most what was in flight at each kill.
  expect(refused).toBeLessThanOrEqual(kills * 8 * 50);
  expect((await lane.stats(Date.now(), 'activities')).known).toBeGreaterThanOrEqual(next);
});
