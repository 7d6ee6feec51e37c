import { getEventListeners } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createRecotapClient,
  listAccounts,
  pushDeal,
  pushDeals,
  type RecotapClient,
  type RecotapClientOptions,
} from '../../src/index.js';
import { emulatorOnAPort, gatedEmulator, serve } from '../e2e/servers.js';
import { deal, deals } from '../support/recotap.js';

const count = 200;

/** Warnings that this process gives from now on. They come a moment after what they are about. */
function warnings() {
  const given: string[] = [];
  const keep = ({ name, message }: Error) => void given.push(`${name}: ${message}`);
  process.on('warning', keep);
  onTestFinished(() => void process.off('warning', keep));
  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return given;
  };
}

type Call = (client: RecotapClient, id: number, signal: AbortSignal) => Promise<unknown>;

const calls: [what: string, call: Call][] = [
  ['calls', (client, id, signal) => client.POST('/deals', { body: { deals: [deal(id)] }, signal })],
  ['pushes of one deal', (client, id, signal) => pushDeal(client, deal(id), { signal })],
  ['pushes', (client, id, signal) => pushDeals(client, [deal(id)], { signal })],
];

const fetches: [what: string, options: RecotapClientOptions][] = [
  ['with no fetch of your own', {}],
  ['with the global fetch given', { fetch: globalThis.fetch }],
];

describe.each(calls)('two hundred %s at once that share a signal', (_, call) => {
  it.each(fetches)('give no warning, and leave nothing on it (%s)', async (_, options) => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl, ...options });
    const { signal } = new AbortController();
    const given = warnings();
    await Promise.all(Array.from({ length: count }, (_, id) => call(client, id, signal)));
    expect(emulator.deals.size).toBe(count);
    expect(await given()).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('all end when it aborts, and leave nothing on it', async () => {
    const { baseUrl, holds } = await gatedEmulator();
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl });
    const controller = new AbortController();
    const given = warnings();
    const running = Array.from({ length: count }, (_, id) => call(client, id, controller.signal));
    const ended = Promise.allSettled(running);
    await holds(4);
    controller.abort(new Error('enough'));
    const reasons = (await ended).map((result) =>
      result.status === 'rejected' ? String(result.reason) : JSON.stringify(result.value),
    );
    expect(reasons.filter((reason) => !reason.includes('enough'))).toEqual([]);
    expect(reasons).toHaveLength(count);
    expect(await given()).toEqual([]);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});

describe('a signal of your own', () => {
  it('has nothing left on it by a push of many requests', async () => {
    const { baseUrl } = await emulatorOnAPort();
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl });
    const { signal } = new AbortController();
    const given = warnings();
    expect(await pushDeals(client, deals(5_000), { signal })).toMatchObject({ upserted: 5_000 });
    expect(await given()).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('has nothing left on it by a list, even one that you leave', async () => {
    const accounts = Array.from({ length: 500 }, (_, index) => ({ domain: `company-${index}.com` }));
    const { baseUrl } = await emulatorOnAPort({ accounts });
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl });
    const { signal } = new AbortController();
    for await (const account of listAccounts(client, { signal })) {
      expect(account).toBeDefined();
      break;
    }
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('has nothing left on it by calls that fail or time out', async () => {
    const { url } = await serve((request, response) => {
      if (request.headers['x-hang'] === undefined) response.writeHead(503).end('{}');
    });
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl: url, retries: 0 });
    const { signal } = new AbortController();
    const body = { deals: deals(1) };
    await client.POST('/deals', { body, signal });
    const hasty = createRecotapClient({ apiKey: 'a-secret-key', baseUrl: url, retries: 0, timeoutMs: 300 });
    const hangs = hasty.POST('/deals', { body, signal, headers: { 'x-hang': 'yes' } });
    await expect(hangs).rejects.toMatchObject({ code: 'timeout' });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
