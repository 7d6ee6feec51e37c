import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { openLedger } from '../../src/ledger/index.js';
import { folderWith } from '../cli/io.js';

/** The receiver of the guide, with its key in an env file. */
async function receiver(cwd: string, recotap: string) {
  const args = ['--env-file=.env', resolve('examples/receiver.mjs')];
  const { RECOTAP_API_KEY: _, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd, env: { ...env, PORT: '0', RECOTAP_URL: recotap } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async () => String((await lines.next()).value);
  const port = (await nextLine()).split(' ').at(-1);
  return {
    post: async (body: string) =>
      await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body }).then((response) => response.status),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      return { said: await nextLine(), code: (await ended)[0] };
    },
  };
}

const hook = (name: string, modifiedAt: string) =>
  JSON.stringify({ deal: { externalDealId: 'd-1', name }, modifiedAt });
const [newer, older] = [hook('Renewal, signed', '2026-06-04T10:00:00Z'), hook('Renewal', '2026-06-04T09:00:00Z')];

describe('the receiver of web-hooks in the guide', () => {
  it('keeps the newer of two web-hooks that come in the wrong order, and ends on SIGTERM when it is sent', async () => {
    const emulator = createEmulator({ apiKey: 'a-key' });
    const { url, close } = await emulator.listen();
    onTestFinished(close);
    const { post, stop } = await receiver(await folderWith({ '.env': 'RECOTAP_API_KEY=a-key\n' }), url);
    expect([await post(newer), await post(older)]).toEqual([204, 204]);
    expect(await stop()).toEqual({ said: 'upserted: 1, superseded: 1, left for the next start: 0', code: 0 });
    expect(emulator.deals.get('d-1')).toMatchObject({ name: 'Renewal, signed' });
  });

  it('answers 400 to what is no deal, and takes what comes after it', async () => {
    const emulator = createEmulator({ apiKey: 'a-key' });
    const { url, close } = await emulator.listen();
    onTestFinished(close);
    const { post, stop } = await receiver(await folderWith({ '.env': 'RECOTAP_API_KEY=a-key\n' }), url);
    const wrong = ['', '{', 'null', '17', '[]', '{"deal":{"externalDealId":"d"}}', hook('A', '')];
    for (const body of wrong) expect([body, await post(body)]).toEqual([body, 400]);
    expect(await post(newer)).toBe(204);
    expect(await stop()).toMatchObject({ code: 0 });
    expect(emulator.deals.size).toBe(1);
  });

  it('keeps what it could not send for the next start', async () => {
    const cwd = await folderWith({ '.env': 'RECOTAP_API_KEY=a-key\n' });
    const { post, stop } = await receiver(cwd, 'http://127.0.0.1:9/api/v1');
    expect(await post(newer)).toBe(204);
    expect(await stop()).toEqual({ said: 'upserted: 0, superseded: 0, left for the next start: 1', code: 0 });
    await using ledger = await openLedger(resolve(cwd, 'recotap.db'));
    const [lane = ''] = await ledger.lanes();
    expect(await (await ledger.lane(lane)).stats(Date.now())).toMatchObject({ known: 1 });
  });
});
