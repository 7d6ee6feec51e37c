import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, inject, it, type onTestFinished as whenTestFinished } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { laneName, openLedger } from '../../src/ledger/index.js';
import { freePort } from '../support/port.js';

const project = inject('project');
const [deals, versions, kills] = [200, 10, 3];

interface Message {
  deal: { externalDealId: string; name: string };
  modifiedAt: string;
}

interface Broker {
  server(folder: string, port: number): { command: string; args: string[]; env?: Record<string, string> };
  env(port: number): Record<string, string>;
  open(port: number): Promise<{
    feed(messages: readonly Message[]): Promise<void>;
    left(): Promise<number>;
    close(): Promise<unknown>;
  }>;
}

/** Each version of each deal twice, in any order. */
function shuffled(seed: number): Message[] {
  const all = Array.from({ length: deals * versions }, (_, index) => {
    const [number, version] = [index % deals, Math.floor(index / deals)];
    const modifiedAt = new Date(Date.UTC(2026, 5, 4, 9, version)).toISOString();
    return { deal: { externalDealId: `deal-${number}`, name: `version ${version}` }, modifiedAt };
  });
  const [order = []] = fc.sample(
    fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length, maxLength: 2 * all.length }),
    { seed, numRuns: 1 },
  );
  return order;
}

/** Looks again and again. The test's own limit ends it. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await pause(100);
    }
  }
}

async function startBroker({ server, open }: Broker, whenOver: typeof whenTestFinished) {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'recotap-broker-')), await freePort()];
  const { command, args, env } = server(folder, port);
  const child = spawn(command, args, { env: { ...process.env, ...env }, detached: true, stdio: 'ignore' });
  whenOver(async () => {
    process.kill(-(child.pid as number), 'SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const opened = await retried(() => open(port));
  whenOver(async () => void (await opened.close().catch(() => {})));
  return { ...opened, folder, port };
}

// They spend their time in waits for what a killed consumer has sent.
describe.concurrent.each(['nats', 'rabbitmq', 'redis'])('the example of %s', (name) => {
  it('loses nothing and overwrites nothing newer, although it is killed, and messages come twice and out of order', async ({
    expect,
    onTestFinished,
  }) => {
    const broker: Broker = await import(pathToFileURL(join(project, `servers/${name}.mjs`)).href);
    const { feed, left, folder, port } = await startBroker(broker, onTestFinished);
    const messages = shuffled(inject('seed'));
    await feed(messages);
    const emulator = createEmulator({ faults: { rules: [{ fault: 'latency', ms: { min: 5, max: 60 } }] } });
    const { url, close } = await emulator.listen(0);
    onTestFinished(() => close());
    const baseUrl = `${url}/api/v1`;
    const path = join(folder, 'recotap.db');
    const env = {
      ...process.env,
      ...broker.env(port),
      RECOTAP_API_KEY: 'a-key-of-the-brokers',
      RECOTAP_LEDGER: path,
      RECOTAP_URL: baseUrl,
    };
    const consume = () => {
      const child = spawn(process.execPath, [join(project, `examples/${name}.mjs`)], { env, stdio: 'inherit' });
      onTestFinished(() => void child.kill('SIGKILL'));
      return { child, ended: once(child, 'exit') };
    };

    for (let kill = 0; kill < kills; kill++) {
      const before = emulator.requests.length;
      const { child, ended } = consume();
      await until(() => emulator.requests.length > before || child.exitCode !== null);
      expect(child.exitCode).toBe(null);
      child.kill('SIGKILL');
      await ended;
    }
    const { child, ended } = consume();
    const newest = `version ${versions - 1}`;
    const isNewest = () => [...emulator.deals.values()].filter((deal) => deal.name === newest).length === deals;
    await until(async () => (isNewest() && (await left()) === 0) || child.exitCode !== null);
    child.kill('SIGKILL');
    await ended;

    expect(await left()).toBe(0);
    expect(isNewest()).toBe(true);
    const sent = emulator.requests.flatMap(({ body }) => (body as { deals: Message['deal'][] }).deals);
    for (const id of new Set(sent.map(({ externalDealId }) => externalDealId))) {
      const names = sent.filter(({ externalDealId }) => externalDealId === id).map((deal) => deal.name);
      expect(names, id).toEqual([...names].sort());
    }
    await using ledger = await openLedger(path);
    const lane = await ledger.lane(laneName(baseUrl));
    expect(await lane.stats(Date.now(), 'deals')).toMatchObject({ known: deals, refused: 0 });
  });
});
