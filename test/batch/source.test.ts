import { describe, expect, it } from 'vitest';
import { createRecotapClient, PushAbortedError, pushDeals, streamDeals } from '../../src/index.js';
import { byRequest, deal, deals, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const setUp = (server: (request: Request) => Response | Promise<Response> = () => refusal(401)) => {
  const clock = createVirtualClock();
  return { clock, client: createRecotapClient({ apiKey: 'key', fetch: byRequest(server), clock }) };
};

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

  it('has cleaned up after itself by the time that a push has ended early', async () => {
    const { client, clock } = setUp();
    let closed = false;
    const source = (async function* () {
      try {
        yield* deals(5_000);
      } finally {
        await new Promise<void>((resolve) => clock.after(2_000, resolve));
        closed = true;
      }
    })();
    await expect(pushDeals(client, source)).rejects.toThrow(PushAbortedError);
    expect(closed).toBe(true);
  });

  it('has cleaned up though the push ended while it was asked for a deal', async () => {
    const { client, clock } = setUp(upsertsAll);
    const controller = new AbortController();
    let closed = false;
    const source = (async function* () {
      try {
        yield deal(1);
        await new Promise<void>((resolve) => clock.after(400, resolve));
        yield deal(2);
      } finally {
        closed = true;
      }
    })();
    clock.after(100, () => controller.abort());
    await expect(pushDeals(client, source, { signal: controller.signal })).rejects.toThrow(PushAbortedError);
    expect(closed).toBe(true);
  });

  it('that throws while it is closed has that told beside the reason of the end', async () => {
    const { client } = setUp();
    const broken = new Error('cursor gone');
    const source = (function* () {
      try {
        yield* deals(5_000);
      } finally {
        // biome-ignore lint/correctness/noUnsafeFinally: as a clean-up may
        throw broken;
      }
    })();
    const error = await pushDeals(client, source).catch((thrown) => thrown);
    expect(error).toMatchObject({ reason: 'unauthorized', sourceError: broken });
    expect(error.message).toMatch(/not valid for .* Closing the source failed: cursor gone$/);
  });

  it('that throws while it is closed is told to whoever leaves a stream of outcomes', async () => {
    const { client } = setUp(upsertsAll);
    const source = (function* () {
      try {
        yield* deals(5_000);
      } finally {
        // biome-ignore lint/correctness/noUnsafeFinally: as a clean-up may
        throw new Error('cursor gone');
      }
    })();
    const leave = async () => {
      for await (const _ of streamDeals(client, source)) break;
    };
    await expect(leave()).rejects.toThrow('cursor gone');
  });

  it('that is none is refused with what is expected', async () => {
    const client = clientOn(upsertsAll);
    await expect(pushDeals(client, 7 as never)).rejects.toThrow(/expected an array, a generator or a stream/);
  });
});
