import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Dice } from '../../../src/emulator/faults/random.js';
import { createEmulator } from '../../../src/emulator/index.js';

/** A version of a deal that was stored. Times are on the monotonic clock of this process, in ms. */
export interface Landed {
  id: string;
  version: number;
  at: number;
  /** When its request came. */
  sentAt: number;
  /** When its connection was made. */
  connectedAt: number;
}

export interface BadServer {
  baseUrl: string;
  /** In the order in which they were stored. */
  readonly landed: readonly Landed[];
  /** Each version that came, stored or not. */
  readonly seen: ReadonlySet<number>;
  readonly requests: number;
  /** The version that it holds of each deal. */
  held(id: string): number | undefined;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface BadServerOptions {
  dice: Dice;
  /** How long a client waits, in ms. */
  timeoutMs: number;
  alwaysRefused: ReadonlySet<string>;
}

const FAILS = 0.1;
const IS_LATE = 0.03;
const REFUSES = 0.05;
/** How much later than the client's time-out a request is stored at most, in ms. The hold is 1 s longer than the time-out. */
const LATEST_MS = 800;

export const versionOf = (name: string | undefined) => Number(name?.slice(1));

/**
 * Recotap on a bad day: of the requests, 10% get a 500, and 3% are stored after the client has given them up. Of the deals, 5% are refused, and
 * a few always.
 */
export async function startBadServer({ dice, timeoutMs, alwaysRefused }: BadServerOptions): Promise<BadServer> {
  const landed: Landed[] = [];
  const seen = new Set<number>();
  const connectedAt = new WeakMap<Socket, number>();
  let requests = 0;
  let current = { sentAt: 0, connectedAt: 0 };
  let turn: Promise<unknown> = Promise.resolve();

  const emulator = createEmulator({
    keepRequests: 0,
    faults: {
      seed: Math.floor(dice() * 1e6),
      rules: [{ fault: 'status', status: 500, when: { operation: 'pushDeals', probability: FAILS } }],
    },
    refuse({ externalDealId: id, name }) {
      if (alwaysRefused.has(id)) return 'Refused for ever';
      if (dice() < REFUSES) return 'Refused this time';
      landed.push({ id, version: versionOf(name), at: performance.now(), ...current });
      return undefined;
    },
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const now = performance.now();
    const from = { sentAt: now, connectedAt: connectedAt.get(request.socket) ?? now };
    const body = await text(request);
    requests++;
    for (const [, version] of body.matchAll(/"name":"v(\d+)"/g)) seen.add(Number(version));
    if (dice() < IS_LATE) await wait(timeoutMs + LATEST_MS * dice());
    // One at a time, so that each deal is known to be of this request.
    const answered = turn.then(() => {
      current = from;
      const { url = '/', method = 'GET' } = request;
      const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, `${value}`]);
      return emulator.fetch(`http://localhost${url}`, { method, headers, ...(body === '' ? {} : { body }) });
    });
    turn = answered.catch(() => {});
    const answer = await answered;
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => connectedAt.set(socket, performance.now()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    landed,
    seen,
    get requests() {
      return requests;
    },
    held(id) {
      const deal = emulator.deals.get(id);
      return deal === undefined ? undefined : versionOf(deal.name);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
