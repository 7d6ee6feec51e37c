import { createServer, get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmulator, type EmulatorOptions, type Listening } from '../../src/emulator/index.js';
import { ask, deal, push, stoppedAt } from './support.js';

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.close()));
});

async function start(options: EmulatorOptions = {}, port?: number) {
  const emulator = createEmulator(options);
  const listening = await emulator.listen(port);
  open.push(listening);
  return { emulator, ...listening };
}

describe('An emulator on a port', () => {
  it('says its origin, on this machine only', async () => {
    const { url } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('gives the same responses as in this process', async () => {
    const options: EmulatorOptions = {
      apiKey: 'right',
      maxBodyBytes: 10_000,
      clock: stoppedAt('2026-06-04T09:12:33.421Z'),
      refuse: ({ amount }) => (amount === 13 ? 'unlucky' : undefined),
      accounts: [{ domain: 'acme.com' }],
    };
    const inProcess = createEmulator(options);
    const { emulator, url } = await start(options);
    const sent: [unknown[] | string, string | null, string][] = [
      [[deal('a', { ownerName: 'Zoë 日本' }), deal('b', { amount: 13 })], 'right', '/api/v1/deals?x=%20y'],
      [[deal('c', { ownerEmail: 'x@y' })], 'right', '/deals'],
      ['{"deals":[', 'right', '/deals'],
      ['', 'right', '/deals'],
      [[deal('c')], 'wrong', '/deals'],
      [[deal('c')], null, '/deals'],
      [[deal('c')], 'right', '/deal'],
      [[deal('c', { ownerName: 'x'.repeat(10_000) })], 'right', '/deals'],
    ];
    for (const [deals, key, path] of sent) {
      const expected = await push(inProcess, deals, { key, url: `https://eapi.recotap.com${path}` });
      expect(await push({ fetch }, deals, { key, url: url + path })).toEqual(expected);
    }
    const comparable = ({ requests }: typeof emulator) => requests.map(({ bytes, durationMs, ...request }) => request);
    expect(comparable(emulator)).toEqual(comparable(inProcess));
    expect([...emulator.deals]).toEqual([...inProcess.deals]);
    expect((await ask(fetch, `${url}/_emulator/deals`)).body).toEqual(
      (await ask(inProcess.fetch, 'http://localhost/_emulator/deals')).body,
    );
  });

  it('answers a body far above the limit instead of cutting the connection', async () => {
    const { url, emulator } = await start();
    const text = JSON.stringify({ deals: [deal('a', { ownerName: 'x'.repeat(8_000_000) })] });
    expect((await push({ fetch }, text, { url: `${url}/deals` })).status).toBe(413);
    const chunked = { method: 'POST', body: new Blob([text]).stream(), duplex: 'half', headers: { 'X-Api-Key': 'k' } };
    expect((await ask(fetch, `${url}/deals`, chunked)).status).toBe(413);
    expect((await push({ fetch }, [deal('b')], { url: `${url}/deals` })).status).toBe(200);
    expect([...emulator.deals.keys()]).toEqual(['b']);
  });

  it('survives a client that hangs up in the middle of its body', async () => {
    const { url } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST /deals HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: k\r\nContent-Length: 100\r\n\r\n{"deals":');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await push({ fetch }, [deal('a')], { url: `${url}/deals` })).status).toBe(200);
  });

  it('lists a large store', async () => {
    const { url, emulator } = await start();
    for (let first = 0; first < 2000; first += 100) {
      await push(
        emulator,
        Array.from({ length: 100 }, (_, index) => deal(`${first + index}`)),
      );
    }
    const { body } = await ask(fetch, `${url}/_emulator/deals`);
    expect([body.total, body.deals.length]).toEqual([2000, 2000]);
  });

  it('leaves the globals of its process alone', async () => {
    const before = [Request, Response, Headers, fetch];
    await start();
    expect([Request, Response, Headers, fetch]).toEqual(before);
  });

  it('can be on two ports at once, with one store', async () => {
    const { emulator, url } = await start();
    const second = await emulator.listen();
    open.push(second);
    await push({ fetch }, [deal('a')], { url: `${url}/deals` });
    await push({ fetch }, [deal('b')], { url: `${second.url}/deals` });
    expect([...emulator.deals.keys()]).toEqual(['a', 'b']);
  });
});

describe('A port that cannot be had', () => {
  it('is named in the error when it is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const failure = createEmulator().listen(port);
    await expect(failure).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use`);
    await expect(failure).rejects.toMatchObject({ cause: { code: 'EADDRINUSE' } });
    await new Promise((resolve) => other.close(resolve));
  });

  it('is named in the error when there is no such port', async () => {
    await expect(createEmulator().listen(70_000)).rejects.toThrow('70000');
  });
});

describe('close()', () => {
  it('frees the port, and the emulator keeps what it holds', async () => {
    const { emulator, url, close } = await start();
    await push({ fetch }, [deal('a')], { url: `${url}/deals` });
    await close();
    await expect(fetch(url)).rejects.toThrow();
    const again = await start({}, Number(new URL(url).port));
    expect(again.url).toBe(url);
    expect(emulator.deals.size).toBe(1);
  });

  it('ends connections that are kept alive or wait for a response, at once', async () => {
    const { url, close } = await start();
    await (await fetch(`${url}/_emulator/deals`)).text();
    const half = get(url);
    const ended = new Promise((resolve) => half.once('error', resolve).once('close', resolve));
    const waiting = connect(Number(new URL(url).port), '127.0.0.1');
    waiting.write('POST /deals HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: k\r\nContent-Length: 100\r\n\r\n{');
    const hungUp = new Promise((resolve) => waiting.once('error', resolve).once('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Left to Node, the request that is not complete would last for longer than a test may.
    await close();
    await Promise.all([ended, hungUp]);
  });

  it('is called at the end of the block that `await using` stands in', async () => {
    let origin: string;
    {
      await using listening = await createEmulator().listen();
      origin = listening.url;
      expect((await fetch(`${origin}/_emulator/deals`)).status).toBe(200);
    }
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('can be called again', async () => {
    const { close } = await start();
    await Promise.all([close(), close()]);
    await close();
  });
});
