import { describe, expect, it } from 'vitest';
import { deal } from '../support.js';
import { codeOf, failureOf, start, waysIn } from './support.js';

describe.each(waysIn)('A connection, %s', (way) => {
  it('is refused: nobody answers, and nothing is stored', async () => {
    const { emulator, post } = await start(way, [{ fault: 'connection-refused', times: 1 }]);
    const error = await failureOf(post([deal('a')]));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe('fetch failed');
    // A port that is listened on cannot refuse: it ends the connection.
    expect(codeOf(error)).toBe(way === 'in process' ? 'ECONNREFUSED' : 'UND_ERR_SOCKET');
    expect(emulator.deals.size).toBe(0);
    expect((await post([deal('a')])).status).toBe(200);
  });

  it.each([
    ['before the request is processed: nothing is stored', undefined, 0],
    ['before the response, and the deals are stored', true, 1],
  ])('is reset %s', async (_, stored, held) => {
    const { emulator, post } = await start(way, [{ fault: 'reset', stored, times: 1 }]);
    const error = await failureOf(post([deal('a')]));
    expect([error.name, error.message, codeOf(error)]).toEqual(['TypeError', 'fetch failed', 'ECONNRESET']);
    expect(emulator.deals.size).toBe(held);
    expect(emulator.requests).toMatchObject([{ status: undefined, faults: ['reset'] }]);
    expect((await post([deal('a')])).status).toBe(200);
  });

  it.each([
    ['is not processed', undefined, 0],
    ['is processed', true, 1],
  ])('hangs until the caller goes away, and the request %s', async (_, stored, held) => {
    const { emulator, post } = await start(way, [{ fault: 'hang', stored, times: 1 }]);
    const controller = new AbortController();
    const response = failureOf(post([deal('a')], { signal: controller.signal }));
    await expect.poll(() => emulator.requests).toMatchObject([{ faults: ['hang'] }]);
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await response).toBe(reason);
    expect(emulator.deals.size).toBe(held);
    expect(emulator.requests[0]?.status).toBeUndefined();
    expect((await post([deal('b')])).status).toBe(200);
  });

  it.each([
    ['half of it', undefined, (length: number) => Math.floor(length / 2)],
    ['its head', 0, () => 0],
    ['three bytes of it', 3, () => 3],
    ['all of it but the last byte', 1_000_000, (length: number) => length - 1],
  ])('ends in the middle of the response, after %s, and the deals are stored', async (_, afterBytes, expected) => {
    const { emulator, post } = await start(way, [{ fault: 'cut-off', afterBytes, times: 1 }]);
    const response = await post([deal('a')]);
    expect(response.status).toBe(200);
    const { text, error } = await readUntilBroken(response);
    expect([error.name, error.message, codeOf(error)]).toEqual(['TypeError', 'terminated', 'UND_ERR_SOCKET']);
    expect(emulator.deals.size).toBe(1);
    const whole = await (await post([deal('a')])).text();
    expect(text.length).toBe(expected(whole.length));
    expect(withoutTime(whole).startsWith(withoutTime(text))).toBe(true);
  });

  it('breaks for one request, and the others get their responses', async () => {
    const rules = [{ fault: 'reset', when: { dealIds: 'bad' } } as const];
    const { emulator, post } = await start(way, rules);
    const responses = await Promise.allSettled(['a', 'bad', 'c', 'd'].map((id) => post([deal(id)])));
    expect(responses.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect([...emulator.deals.keys()].sort()).toEqual(['a', 'c', 'd']);
  });
});

it('What the API has no response for is no less broken: a reset strikes any path', async () => {
  const { emulator } = await start('in process', [{ fault: 'reset' }]);
  await expect(emulator.fetch('http://localhost/nowhere')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
});

it('A refused connection names its address, as the system does', async () => {
  const { emulator } = await start('in process', [{ fault: 'connection-refused' }]);
  const { cause } = await failureOf(emulator.fetch('http://127.0.0.1:4010/deals'));
  expect(cause).toMatchObject({ message: 'connect ECONNREFUSED 127.0.0.1:4010', address: '127.0.0.1', port: 4010 });
});

async function readUntilBroken({ body }: Response): Promise<{ text: string; error: Error }> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    try {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error('it did not break');
      text += value;
    } catch (error) {
      return { text, error: error as Error };
    }
  }
}

const withoutTime = (text: string) => text.replace(/"timestamp":"[^"]*"?/, '');
