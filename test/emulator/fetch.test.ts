import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { ask, deal, production, push } from './support.js';

const body = JSON.stringify({ deals: [deal('a')] });
const init = { method: 'POST', headers: { 'X-Api-Key': 'a-key' }, body };
const neverEnding = () => ({ ...init, body: new ReadableStream(), duplex: 'half' });

describe('The fetch of an emulator', () => {
  it('works where nothing says whose it is', async () => {
    const { fetch } = createEmulator();
    expect((await ask(fetch, production, init)).status).toBe(200);
  });

  it('can stand in for the global fetch', () => {
    const standIn: typeof globalThis.fetch = createEmulator().fetch;
    expect(standIn).toBeTypeOf('function');
  });

  it('takes a string, a URL or a Request, and what fetch takes with each', async () => {
    const { fetch, deals } = createEmulator();
    const bodyOf = (id: string) => JSON.stringify({ deals: [deal(id)] });
    await fetch(production, { ...init, body: bodyOf('string') });
    await fetch(new URL(production), { ...init, body: bodyOf('url') });
    await fetch(new Request(production, { ...init, body: bodyOf('request') }));
    await fetch(new Request(production, { ...init, body: bodyOf('replaced') }), { body: bodyOf('init') });
    expect([...deals.keys()]).toEqual(['string', 'url', 'request', 'init']);
  });

  it('rejects, and never throws, what fetch rejects', async () => {
    const { fetch } = createEmulator();
    const used = new Request(production, init);
    await used.text();
    await expect(fetch('/deals')).rejects.toThrow(TypeError);
    await expect(fetch(used)).rejects.toThrow(TypeError);
  });

  it('uses the body of a Request up', async () => {
    const request = new Request(production, init);
    await createEmulator().fetch(request);
    expect(request.bodyUsed).toBe(true);
  });
});

describe('An aborted request', () => {
  const reason = new Error('changed my mind');

  it('rejects with the reason and is not even noted when it was aborted before', async () => {
    const emulator = createEmulator();
    const signal = AbortSignal.abort(reason);
    await expect(emulator.fetch(production, { ...init, signal })).rejects.toBe(reason);
    await expect(emulator.fetch(new Request(production, { ...init, signal }))).rejects.toBe(reason);
    expect(emulator.requests).toEqual([]);
    expect(emulator.deals.size).toBe(0);
  });

  it('rejects with the reason while the response is awaited', async () => {
    const controller = new AbortController();
    const response = createEmulator().fetch(production, { ...neverEnding(), signal: controller.signal });
    controller.abort(reason);
    await expect(response).rejects.toBe(reason);
  });

  it('rejects with a TimeoutError when the time is up', async () => {
    const response = createEmulator().fetch(production, { ...neverEnding(), signal: AbortSignal.timeout(5) });
    await expect(response).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('may have been carried out all the same, as on the network', async () => {
    const controller = new AbortController();
    const emulator = createEmulator({
      refuse: () => {
        controller.abort(reason);
        return undefined;
      },
    });
    await expect(emulator.fetch(production, { ...init, signal: controller.signal })).rejects.toBe(reason);
    expect(emulator.deals.has('a')).toBe(true);
  });

  it('leaves the emulator in order', async () => {
    const emulator = createEmulator();
    await expect(emulator.fetch(production, { ...init, signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    expect((await push(emulator, [deal('a')])).status).toBe(200);
  });
});
