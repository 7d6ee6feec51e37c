import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';

/** An emulator of this process on a port, until the test is over. */
export async function emulatorOnAPort(options?: EmulatorOptions, whenOver = onTestFinished) {
  const emulator = createEmulator(options);
  const { url, close } = await emulator.listen();
  whenOver(close);
  return { emulator, url, baseUrl: `${url}/api/v1` };
}

/** A server of a test's own, until the test is over. */
export async function serve(listener: RequestListener, whenOver = onTestFinished) {
  return listening(createServer(listener), whenOver);
}

/** A server that talks to a bare connection. */
export async function serveConnections(listener: Parameters<typeof createNetServer>[1]) {
  return listening(createNetServer(listener), onTestFinished);
}

/** A server on a free port of this machine, until the test is over. */
export async function listening(server: Server, whenOver: typeof onTestFinished) {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  whenOver(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    /** Connections so far. */
    get connections() {
      return sockets.size;
    },
  };
}

/** An emulator that answers a request only when it is let: each one waits, once it is here whole, until the test opens the gate. */
export async function gatedEmulator() {
  const emulator = createEmulator();
  const waiting = new Set<() => void>();
  const watchers = new Set<() => void>();
  let isOpen = false;
  const { url } = await serve(async (incoming, answer) => {
    const body = new Uint8Array(await bodyOf(incoming));
    if (!isOpen) {
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        for (const watcher of watchers) watcher();
      });
    }
    const headers = incoming.headers as Record<string, string>;
    const response = await emulator.fetch(`${url}${incoming.url}`, { method: 'POST', headers, body });
    answer.writeHead(response.status, { 'content-type': 'application/json' }).end(await response.text());
  });
  return {
    emulator,
    url,
    baseUrl: `${url}/api/v1`,
    /** Resolves when so many requests wait. */
    holds: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (waiting.size < count) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
    /** Answers all that wait, and all that come. */
    open() {
      isOpen = true;
      for (const release of waiting) release();
      waiting.clear();
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}
