import { createServer, type Socket } from 'node:net';
import type { onTestFinished } from 'vitest';
import type { Deal } from '../../../src/index.js';
import { listening } from '../../e2e/servers.js';
import { upserted } from '../../support/recotap.js';

/** A part of an answer: what is written, or what happens to the connection. */
export type Step = string | Uint8Array | ((socket: Socket) => unknown);

/** The answer to a request, given what a right one would say. */
export type Answer = (good: string, deals: readonly Deal[]) => Step[];

const happens = (socket: Socket, event: 'close' | 'drain') =>
  new Promise<void>((resolve) => void socket.once(event, resolve));
const ended = (socket: Socket) => happens(socket, 'close');

export const close: Step = (socket) => socket.end();
export const reset: Step = (socket) => socket.resetAndDestroy();
/** Nothing more comes, and the connection stays, until the client lets go of it. */
export const hang: Step = ended;

/** Writes as fast as it is read, until the client lets go. */
export const endless =
  (chunk: string | Uint8Array): Step =>
  async (socket) => {
    const closed = ended(socket);
    while (!socket.destroyed) if (!socket.write(chunk)) await Promise.race([happens(socket, 'drain'), closed]);
  };

/** Writes a little now and then, until the client lets go. */
export const trickle =
  (chunk: string): Step =>
  async (socket) => {
    const timer = setInterval(() => socket.write(chunk), 20);
    await ended(socket);
    clearInterval(timer);
  };

export const head = (status: string, ...headers: string[]): string =>
  [`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n');

/** A whole answer with the right length. */
export function answer(body: string | Uint8Array, status = '200 OK', ...headers: string[]): Buffer {
  const bytes = Buffer.from(body);
  const all = ['content-type: application/json', `content-length: ${bytes.length}`, ...headers];
  return Buffer.concat([Buffer.from(head(status, ...all)), bytes]);
}

export const json = (value: unknown, status = '200 OK', ...headers: string[]): Buffer =>
  answer(JSON.stringify(value), status, ...headers);

/** What a right answer says. */
export const resultsFor = (deals: readonly Deal[]): string =>
  JSON.stringify({ data: { results: deals.map(upserted) } });

/**
 * A server that talks to bare connections. Each answer of `script` is for one request; all later requests get a right one.
 */
export async function hostileServer(script: readonly Answer[], whenOver: typeof onTestFinished) {
  /** What is still being written. */
  const busy = new Set<Promise<void>>();
  const left = [...script];

  async function play(socket: Socket, deals: readonly Deal[]): Promise<void> {
    const good = resultsFor(deals);
    const steps = left.shift()?.(good, deals) ?? [answer(good)];
    for (const step of steps) {
      if (typeof step === 'function') await step(socket);
      else if (!socket.destroyed) socket.write(step);
    }
  }

  const server = createServer((socket) => {
    let received = '';
    // A client that does not like an answer may reset the connection.
    socket.on('error', () => {});
    socket.setEncoding('utf8').on('data', (chunk) => {
      received += chunk;
      const deals = dealsIn(received);
      if (deals === undefined) return;
      received = '';
      const playing: Promise<void> = play(socket, deals).finally(() => busy.delete(playing));
      busy.add(playing);
    });
  });
  const { url } = await listening(server, whenOver);
  return {
    url,
    /** From now on all answers are right. Resolves when the client has let go of each connection that is still being written to. */
    async recover() {
      left.length = 0;
      await Promise.all(busy);
    },
  };
}

/** The deals of a request, once it is here whole. */
function dealsIn(received: string): Deal[] | undefined {
  const start = received.indexOf('\r\n\r\n') + 4;
  const length = Number(/^content-length: (\d+)/im.exec(received)?.[1] ?? Number.NaN);
  if (start < 4 || received.length < start + length) return undefined;
  return (JSON.parse(received.slice(start)) as { deals: Deal[] }).deals;
}
