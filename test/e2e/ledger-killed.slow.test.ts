import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import type { Deal } from '../../src/index.js';
import { openLedger } from '../../src/ledger/index.js';
import { createRandom } from '../fuzz/random.js';
import { built, inFolder } from './command.js';
import { serve } from './servers.js';

const many = 8_800;
const keyOf = ({ externalDealId, name }: Deal) => `${externalDealId} ${name}`;
const kills = Number(process.env.KILLS ?? 4);

/** An emulator whose answers take their time, half of it before the request is processed and half of it after. */
async function slowEmulator(random: ReturnType<typeof createRandom>) {
  const sent = new Map<string, number>();
  const emulator = createEmulator({
    refuse(deal) {
      const key = keyOf(deal);
      sent.set(key, (sent.get(key) ?? 0) + 1);
      return undefined;
    },
  });
  let requests = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests++;
    const ms = 20 + random.below(300);
    await delay(ms / 2);
    const { method = 'GET', headers, url = '/' } = request;
    const init = { method, headers: headers as Record<string, string>, body, redirect: 'manual' as const };
    const answered = await emulator.fetch(`http://127.0.0.1${url}`, { ...init, signal: new AbortController().signal });
    await delay(ms / 2);
    response.writeHead(answered.status, { 'content-type': 'application/json' }).end(await answered.text());
  };
  const { url } = await serve((request, response) => void answer(request, response).catch(() => response.destroy()));
  return {
    deals: emulator.deals,
    baseUrl: `${url}/api/v1`,
    get requests() {
      return requests;
    },
    /** The versions of deals that were processed more than once. */
    get repeated() {
      return [...sent].filter(([, count]) => count > 1).map(([key]) => key);
    },
  };
}

const csv = (version: number) =>
  `externalDealId,name\n${Array.from({ length: many }, (_, n) => `d-${n},Deal ${n} v${version}\n`).join('')}`;

/** The versions of deals that a ledger has marked as in flight. It has to open. */
async function inFlightIn(file: string): Promise<string[]> {
  await using ledger = await openLedger(file);
  const [name] = await ledger.lanes();
  const found: string[] = [];
  if (name === undefined) return found;
  for await (const { inFlight, payload } of (await ledger.lane(name)).rows('deals', { state: 'waiting' })) {
    const deal = JSON.parse(payload) as Deal;
    if (inFlight !== undefined) found.push(keyOf(deal));
  }
  return found;
}

it(`a push through a ledger that is killed ${kills} times loses no deal, and repeats only what was in flight`, async () => {
  await inFolder(async (cwd) => {
    const random = createRandom(inject('seed'));
    const server = await slowEmulator(random);
    const file = join(cwd, 'l.db');
    const args = [built, 'push', 'deals.csv', '--ledger', 'l.db', '--base-url', server.baseUrl, '--json'];
    const start = () => {
      const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH, RECOTAP_API_KEY: 'key' } });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (text) => {
        stdout += text;
      });
      child.stderr.on('data', (text) => {
        stderr += text;
      });
      const closed = once(child, 'close').then(([code]) => ({ code, stdout, stderr }));
      return { child, closed };
    };
    const inFlight = new Set<string>();
    let version = 0;
    for (let round = 0; round < kills; round++) {
      // Each version is pushed by two runs, so that the second one finds what the first one had in flight.
      if (round % 2 === 0) await writeFile(join(cwd, 'deals.csv'), csv(++version));
      // Never so many that a run waits for the end of what the one before had in flight.
      const enough = server.requests + 1 + random.below(30);
      const { child, closed } = start();
      while (server.requests < enough && child.exitCode === null) await delay(1 + random.below(20));
      child.kill('SIGKILL');
      await closed;
      for (const key of await inFlightIn(file)) inFlight.add(key);
    }
    const { code, stdout, stderr } = await start().closed;
    const { upserted, unchanged } = JSON.parse(stdout);
    const { repeated, requests } = server;
    process.stdout.write(
      `${JSON.stringify({ kills, inFlight: inFlight.size, repeated: repeated.length, requests })}\n`,
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/note: [\d,]+ deals? (was|were) on the way .+ up to \d+\.\d s; all others go at once/);
    expect(upserted + unchanged).toBe(many);
    for (let n = 0; n < many; n++) expect(server.deals.get(`d-${n}`)?.name).toBe(`Deal ${n} v${version}`);
    expect(repeated.filter((key) => !inFlight.has(key))).toEqual([]);
    expect(await inFlightIn(file)).toEqual([]);
  });
}, 900_000);
