import { describe, expect, it } from 'vitest';
import { createRecotapClient, PushAbortedError, pushDeals } from '../../src/index.js';
import { byRequest, deal, deals, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const clientOn = (fetch: (request: Request) => Promise<Response>) =>
  createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock: createVirtualClock(), retries: 1 });

describe('the source', () => {
  /** Counts how often it is told that no more is wanted. */
  const sourceOf = (count: number) => {
    const told = { returns: 0 };
    const iterator = deals(count)[Symbol.iterator]();
    const source = {
      [Symbol.iterator]: () => ({
        next: () => iterator.next(),
        return: () => {
          told.returns++;
          return { done: true as const, value: undefined };
        },
      }),
    };
    return { told, source };
  };

  it('is told that no more is wanted when a push ends early', async () => {
    const { told, source } = sourceOf(5_000);
    const client = clientOn(async () => refusal(401));
    await expect(pushDeals(client, source)).rejects.toThrow(PushAbortedError);
    expect(told.returns).toBe(1);
  });

  it('is told nothing when it gave all it has, as in any loop', async () => {
    const { told, source } = sourceOf(500);
    await pushDeals(clientOn(upsertsAll), source);
    expect(told.returns).toBe(0);
  });

  it.each<[string, object]>([
    ['cannot be told', {}],
    [
      'throws when it is told',
      {
        return: () => {
          throw new Error('cannot close');
        },
      },
    ],
    ['never answers when it is told', { return: () => new Promise(() => {}) }],
  ])('that %s holds up no push that ends early', async (_, more) => {
    let index = 0;
    const next = async () => ({ done: false as const, value: deal(index++) });
    const source = { [Symbol.asyncIterator]: () => ({ next, ...more }) };
    const client = clientOn(async () => refusal(401));
    const error = await pushDeals(client, source).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'aborted', cause: { code: 'unauthorized' } });
    expect(error.report.unsent).toBe(error.report.total);
  });

  it('that is none is refused with what is expected', async () => {
    const client = clientOn(upsertsAll);
    await expect(pushDeals(client, 7 as never)).rejects.toThrow(/expected an array, a generator or a stream/);
  });
});
