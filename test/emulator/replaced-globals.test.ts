import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEmulator, type FaultRule } from '../../src/emulator/index.js';
import { deal, production, push } from './support.js';

const original = { Request: globalThis.Request, Response: globalThis.Response };
let server: Server;

beforeAll(async () => {
  // With its default options, this replaces the global Request and Response.
  server = createServer(getRequestListener(new Hono().get('/', (c) => c.text('an app')).fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('an app');
});

afterAll(async () => {
  for (const [name, value] of Object.entries(original)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  await new Promise((resolve) => server.close(resolve));
});

const init = {
  method: 'POST',
  headers: { 'X-Api-Key': 'a-key', 'Content-Type': 'application/json' },
  body: JSON.stringify({ deals: [deal('a')] }),
};
const upserted = { data: { summary: { upserted: 1 } } };

describe('In a process whose Request and Response were replaced, the fetch of an emulator', () => {
  it('is tested under such conditions', () => {
    expect(globalThis.Request).not.toBe(original.Request);
    expect(globalThis.Response).not.toBe(original.Response);
  });

  it.each([
    ['a string', () => production],
    ['a URL', () => new URL(production)],
    ['a Request', () => new Request(production)],
    ['a Request from before', () => new original.Request(production)],
  ])('takes %s', async (_, input) => {
    const response = await createEmulator().fetch(input(), init);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(upserted);
  });

  it('gives responses that can be cloned and read in every way', async () => {
    const response = await createEmulator().fetch(production, init);
    const copies = [response.clone(), response.clone(), response];
    const [text, bytes, stream] = copies;
    expect(response.headers.get('content-type')).toContain('json');
    expect(JSON.parse((await text?.text()) ?? '')).toMatchObject(upserted);
    expect(new TextDecoder().decode(await bytes?.arrayBuffer())).toContain('upserted');
    expect(await new original.Response(stream?.body ?? null).json()).toMatchObject(upserted);
  });

  it('rejects when a request is aborted', async () => {
    const { fetch } = createEmulator({ faults: { rules: [{ fault: 'hang' }] } });
    const timedOut = { name: 'TimeoutError' };
    const aborting = () => ({ ...init, signal: AbortSignal.timeout(5) });
    await expect(fetch(production, aborting())).rejects.toMatchObject(timedOut);
    await expect(fetch(new Request(production, aborting()))).rejects.toMatchObject(timedOut);
  });

  it.each<[FaultRule, number, string]>([
    [{ fault: 'status', status: 503 }, 503, 'Service Unavailable'],
    [{ fault: 'bad-request' }, 400, 'isEmail'],
    [{ fault: 'trickle', msPerByte: 0 }, 200, '"upserted":1'],
    [{ fault: 'results', change: 'missing' }, 200, '"results":[]'],
    [{ fault: 'body', change: 'html' }, 200, '<html>'],
  ])('plays faults: %o', async (rule, status, text) => {
    const response = await createEmulator({ faults: { rules: [rule] } }).fetch(production, init);
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(text)]);
  });

  it('shows what the emulator holds', async () => {
    const emulator = createEmulator();
    await push(emulator, [deal('a')]);
    const response = await emulator.fetch('http://localhost/_emulator/deals');
    expect(await response.json()).toMatchObject({ total: 1 });
  });

  it.each<FaultRule[][]>([[[]], [[{ fault: 'trickle', msPerByte: 0 }]]])(
    'has a counterpart on a port: %o',
    async (rules) => {
      const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
      onTestFinished(() => complaints.mockRestore());
      const { url, close } = await createEmulator({ faults: { rules } }).listen();
      const response = await fetch(`${url}/api/v1/deals`, init);
      expect(await response.json()).toMatchObject(upserted);
      await close();
      expect(complaints.mock.calls).toEqual([]);
    },
  );
});
