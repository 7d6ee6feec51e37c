import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';

/** Called before the emulator gets a request. What it returns is waited for. */
export type OnRequest = (path: string, number: number) => unknown;

/** An emulator on a port that tells of each request before it answers, until the test is over. */
export async function watchedEmulator(onRequest: OnRequest, options?: EmulatorOptions) {
  const emulator = createEmulator(options);
  const counts = new Map<string, number>();
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = new URL(incoming.url ?? '', 'http://127.0.0.1');
    const call = `${incoming.method} ${url.pathname.replace('/api/v1', '')}`;
    const number = (counts.get(call) ?? 0) + 1;
    counts.set(call, number);
    await onRequest(call, number);
    const { method = 'GET' } = incoming;
    const headers = incoming.headers as Record<string, string>;
    const body = method === 'GET' ? {} : { body: new Uint8Array(Buffer.concat(chunks)) };
    const answer = await emulator.fetch(url.href, { method, headers, ...body });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  return { emulator, baseUrl, at: ['--base-url', baseUrl], counts };
}
