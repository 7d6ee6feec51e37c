import { describe, expect, it } from 'vitest';
import { ask, deal } from '../support.js';
import { start, waysIn } from './support.js';

describe.each(waysIn)('/_emulator/faults, %s,', (way) => {
  const open = async () => {
    const { emulator, post, origin, send } = await start(way, []);
    const url = `${origin}/_emulator/faults`;
    const put = (body: string) => send(url, { method: 'PUT', body });
    return { emulator, post, url, send, put };
  };

  it('takes a schedule, shows it, and forgets it, without a key and without a trace', async () => {
    const { emulator, post, url, send, put } = await open();
    const schedule = { seed: 7, rules: [{ fault: 'status', status: 503, retryAfter: 'soon' }] };
    expect(await ask(send, url)).toEqual({ status: 200, body: { rules: [] } });
    expect((await put(JSON.stringify(schedule))).status).toBe(204);
    expect(await ask(send, url)).toEqual({ status: 200, body: schedule });
    expect(emulator.faults.schedule).toEqual(schedule);
    expect((await post([deal('a')])).status).toBe(503);
    expect((await send(url, { method: 'DELETE' })).status).toBe(204);
    expect(await ask(send, url)).toEqual({ status: 200, body: { rules: [] } });
    expect((await post([deal('a')])).status).toBe(200);
    expect(emulator.requests).toHaveLength(2);
  });

  it('is within reach whatever goes wrong with the API', async () => {
    const { url, send, put } = await open();
    await put('{"rules":[{"fault":"hang"},{"fault":"reset"}]}');
    expect((await send(url, { method: 'DELETE' })).status).toBe(204);
  });

  it('says what is wrong with a schedule, and keeps the one before', async () => {
    const { emulator, put } = await open();
    await put('{"rules":[{"fault":"reset"}]}');
    const response = await put('{"rules":[{"fault":"reset","when":{"requests":0}}]}');
    expect(response.status).toBe(400);
    const issue = { path: 'rules.0.when.requests', message: 'must be a whole number from 1 up, and is 0' };
    expect(await response.json()).toEqual({
      message: `The fault schedule is not in order:\n  ${issue.path} ${issue.message}`,
      issues: [issue],
    });
    expect(emulator.faults.schedule).toEqual({ rules: [{ fault: 'reset' }] });
  });

  it.each(['', 'rules: []', '{"rules":['])('refuses what is no JSON: %j', async (body) => {
    const { put } = await open();
    const response = await put(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: expect.stringMatching(/^The body is not valid JSON: /) });
  });

  it('keeps its schedule over POST /_emulator/reset, which starts it anew', async () => {
    const { emulator, post, url, send, put } = await open();
    await put('{"rules":[{"fault":"status","status":500,"times":1}]}');
    expect([(await post([])).status, (await post([])).status]).toEqual([500, 400]);
    await send(url.replace('faults', 'reset'), { method: 'POST' });
    expect(emulator.requests).toHaveLength(0);
    expect([(await post([])).status, (await post([])).status]).toEqual([500, 400]);
  });

  it('tells by each request which faults struck it', async () => {
    const { post, url, send, put } = await open();
    await put('{"rules":[{"fault":"summary","when":{"requests":2}},{"fault":"body","change":"html","times":1}]}');
    await post([deal('a')]);
    await post([deal('a')]);
    await post([deal('a')]);
    const { body } = await ask(send, url.replace('faults', 'requests'));
    expect(body.requests.map(({ faults }: { faults: unknown }) => faults)).toEqual([['body'], ['summary'], undefined]);
  });
});
