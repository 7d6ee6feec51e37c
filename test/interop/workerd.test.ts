import { describe, expect, it } from 'vitest';
import { type Came, startWorker, type WorkerOptions } from './support/workerd.js';

/** From October 2024 on, what waits for a promise goes on in its own request, whichever request settles it; before, in the other one. */
const compatibilityDates = ['2026-07-01', '2024-01-01'];

describe.each(compatibilityDates)('in workerd, with the compatibility date %s', (compatibilityDate) => {
  const start = (script: WorkerOptions['script'] = {}) =>
    startWorker({ client: 'per request', compatibilityDate, script });

  it('requests with a client each push at the same time', async () => {
    const { push, when, release } = await start({ A: ['hold'], B: ['throttle'] });
    const [a, b] = [push('A'), push('B')];
    await when('request A');
    await when('answered B');
    const c = push('C');
    await when('answered C');
    release('A');
    expect(await Promise.all([a, b, c])).toEqual([{ upserted: 1 }, { upserted: 1 }, { upserted: 1 }]);
  });

  it('a request with a client of its own may leave its push without harm to the next one', async () => {
    const { push, pushAndAnswer, when } = await start({ A: ['hold'] });
    await pushAndAnswer('A', 'at once');
    await when('left A');
    expect(await push('B')).toEqual({ upserted: 1 });
  });

  it('a push goes on after the answer under waitUntil', async () => {
    const { pushAndAnswer, when, release } = await start({ A: ['throttle', 'hold'] });
    expect(await pushAndAnswer('A', 'and go on')).toEqual({ answered: 'and go on' });
    await when('request A');
    await when('answered A');
    await when('begun A');
    release('A');
    await when('ended A');
  });

  it('a Durable Object may have one client for all its requests', async () => {
    const { pushByObject, when, release } = await start({ A: ['hold'], B: ['throttle'] });
    const a = pushByObject('A');
    await when('request A');
    const b = pushByObject('B');
    await when('begun B');
    release('A');
    expect(await Promise.all([a, b])).toEqual([{ upserted: 1 }, { upserted: 1 }]);
    expect(await pushByObject('C')).toEqual({ upserted: 1 });
  });
});

/**
 * Timers and connections of a request end with it, and a request that waits for another one's is cancelled as "hung". So a client that is
 * shared must serve a request all the same, or say what to do, and never leave it or a later one without an answer.
 */
describe.each([
  ['made with the module', compatibilityDates[0]],
  ['made by the first request', compatibilityDates[0]],
  ['made by the first request', compatibilityDates[1]],
] as const)('requests that share a client, %s, with the compatibility date %s,', (client, compatibilityDate = '') => {
  const start = (script: WorkerOptions['script'] = {}) => startWorker({ client, compatibilityDate, script });

  function expectServedOrTold(came: Came) {
    if ('error' in came) expect(came.error).toMatch(/client (?:per|for each|for every) request/i);
    else expect(came).toEqual({ upserted: 1 });
  }

  it('are served or told to make one each, one after the other', async () => {
    const { push } = await start();
    expect(await push('A')).toEqual({ upserted: 1 });
    expectServedOrTold(await push('B'));
    expectServedOrTold(await push('C'));
  });

  it('are served or told to make one each, when one waits for its turn', async () => {
    const { push, when, release } = await start({ A: ['hold'] });
    const a = push('A');
    await when('request A');
    const b = push('B');
    await when('begun B');
    release('A');
    expect(await a).toEqual({ upserted: 1 });
    expectServedOrTold(await b);
    expectServedOrTold(await push('C'));
  });

  it('are served or told to make one each, when one meets a limit', async () => {
    const { push, when } = await start({ A: ['throttle'] });
    const a = push('A');
    await when('answered A');
    const b = push('B');
    expect(await a).toEqual({ upserted: 1 });
    expectServedOrTold(await b);
    expectServedOrTold(await push('C'));
  });

  it('are served or told to make one each, when one ended with its push in flight', async () => {
    const { push, pushAndAnswer, when } = await start({ A: ['hold'] });
    await pushAndAnswer('A', 'at once');
    await when('left A');
    expectServedOrTold(await push('B'));
    expectServedOrTold(await push('C'));
  });

  it('are served or told to make one each, when one ended while its push waited for a limit', async () => {
    const { push, pushAndAnswer } = await start({ A: ['throttle'] });
    await pushAndAnswer('A', 'after an attempt');
    expectServedOrTold(await push('B'));
    expectServedOrTold(await push('C'));
  });

  it('are served or told to make one each, when one ended while its push waited for its turn', async () => {
    const { push, pushAndAnswer, when, release } = await start({ A: ['hold'] });
    const a = push('A');
    await when('request A');
    await pushAndAnswer('B', 'at once');
    release('A');
    expect(await a).toEqual({ upserted: 1 });
    expectServedOrTold(await push('C'));
    expectServedOrTold(await push('D'));
  });
});
