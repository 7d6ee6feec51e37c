import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { ask, deal, production, push, stoppedAt } from './support.js';

const clock = stoppedAt('2026-06-09T09:12:30.001Z');
const envelope = { timestamp: '2026-06-09T09:12:30.001Z', path: '/api/v1/deals' };

describe('A request without the right key', () => {
  it('is told that the header is missing', async () => {
    const emulator = createEmulator({ clock });
    const refusal = {
      status: 401,
      body: {
        ...envelope,
        statusCode: 401,
        message: 'Unauthorized',
        customMessage: 'X-Api-Key header is required',
        data: null,
      },
    };
    expect(await push(emulator, [deal('a')], { key: null })).toEqual(refusal);
    expect(await push(emulator, [deal('a')], { key: '' })).toEqual(refusal);
    expect(emulator.deals.size).toBe(0);
  });

  it('is told that the key is not valid', async () => {
    const emulator = createEmulator({ apiKey: 'right', clock });
    const { status, body } = await push(emulator, [deal('a')], { key: 'wrong' });
    expect(status).toBe(401);
    expect(body).toEqual({
      ...envelope,
      statusCode: 401,
      message: 'Unauthorized',
      customMessage: 'Invalid API key',
      data: null,
    });
    expect(emulator.deals.size).toBe(0);
  });

  it('is refused before its body is looked at', async () => {
    const { status } = await push(createEmulator(), 'no JSON', { key: null });
    expect(status).toBe(401);
  });
});

describe('A key', () => {
  it('is good when it is the one that was set', async () => {
    expect((await push(createEmulator({ apiKey: 'right' }), [deal('a')], { key: 'right' })).status).toBe(200);
  });

  it('is good when none was set and it is not empty', async () => {
    expect((await push(createEmulator(), [deal('a')], { key: 'any' })).status).toBe(200);
  });
});

describe('A call that does not exist', () => {
  it.each([
    ['GET', '/api/v1/journey-stage?limit=5'],
    ['GET', '/api/v1/deals'],
    ['DELETE', '/deals'],
    ['POST', '/api/v2/deals'],
    ['PUT', '/'],
  ])('gets a 404 that names it: %s %s', async (method, path) => {
    const { status, body } = await ask(createEmulator().fetch, `https://eapi.recotap.com${path}`, { method });
    expect(status).toBe(404);
    expect(body).toEqual({ statusCode: 404, timestamp: expect.any(String), path, message: `Cannot ${method} ${path}` });
  });
});

describe('A body above the limit', () => {
  const tooLarge = { ...envelope, statusCode: 413, message: 'request entity too large' };
  const body = JSON.stringify({ deals: [deal('a')] });
  const send = (maxBodyBytes: number, init: object) => {
    const emulator = createEmulator({ maxBodyBytes, clock });
    const headers = { 'X-Api-Key': 'a-key', ...('headers' in init && (init.headers as object)) };
    return ask(emulator.fetch, production, { method: 'POST', body, ...init, headers });
  };

  it('gets a 413, to the byte', async () => {
    expect(await send(body.length - 1, {})).toEqual({ status: 413, body: tooLarge });
    expect((await send(body.length, {})).status).toBe(200);
  });

  it('is refused by the length it says it has', async () => {
    const headers = { 'Content-Length': String(body.length) };
    expect((await send(body.length - 1, { headers })).status).toBe(413);
    expect((await send(body.length, { headers })).status).toBe(200);
  });

  it('is refused though it says that it is shorter', async () => {
    expect((await send(body.length - 1, { headers: { 'Content-Length': '5' } })).status).toBe(413);
  });

  it('is read no further than the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1000;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    expect((await send(10_000, { body: endless, duplex: 'half' })).status).toBe(413);
    expect(sent).toBeLessThan(20_000);
  });

  it('is one of more than 1 MiB, if nothing else was set', async () => {
    const bodyOf = (bytes: number) => {
      const text = JSON.stringify({ deals: [deal('a', { ownerName: '' })] });
      return text.replace('"ownerName":""', `"ownerName":"${'x'.repeat(bytes - text.length)}"`);
    };
    expect((await push(createEmulator(), bodyOf(1_048_576))).status).toBe(200);
    expect((await push(createEmulator(), bodyOf(1_048_577))).status).toBe(413);
  });
});

describe('An error inside the emulator', () => {
  it('is a 500 that says what broke', async () => {
    const emulator = createEmulator({
      refuse: () => {
        throw new Error('the rule is broken');
      },
    });
    const { status, body } = await push(emulator, [deal('a')]);
    expect(status).toBe(500);
    expect(body).toMatchObject({ message: 'Internal server error', customMessage: 'the rule is broken', data: null });
  });
});
