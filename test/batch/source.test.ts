import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  createRecotapClient,
  type Deal,
  PushAbortedError,
  pushDeals,
  type Source,
  streamDeals,
} from '../../src/index.js';
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

  it('that fails to give what it still owed is not told to whoever leaves a stream of outcomes', async () => {
    const { client, clock } = setUp(upsertsAll);
    let failed = false;
    const source = (async function* () {
      yield* deals(100);
      await new Promise<void>((resolve) => clock.after(300, resolve));
      failed = true;
      throw new Error('connection lost');
    })();
    const outcomes: unknown[] = [];
    for await (const outcome of streamDeals(client, source)) {
      outcomes.push(outcome);
      break;
    }
    expect(outcomes).toMatchObject([{ status: 'upserted' }]);
    expect(failed).toBe(true);
  });

  it('that is none is refused with what is expected', async () => {
    const client = clientOn(upsertsAll);
    await expect(pushDeals(client, 7 as never)).rejects.toThrow(/expected an array, a generator or a stream/);
  });

  it('that gives a deal while it is being closed has that deal in the report, as unsent', async () => {
    const { client, clock } = setUp(upsertsAll);
    const controller = new AbortController();
    const source = (async function* () {
      yield deal('first');
      await new Promise<void>((resolve) => clock.after(300, resolve));
      yield deal('late');
    })();
    clock.after(100, () => controller.abort());
    const error = await pushDeals(client, source, { signal: controller.signal }).catch((thrown) => thrown);
    expect(error.report).toMatchObject({ total: 2, unsent: 2 });
    expect(error.report.problems.map(({ externalDealId }: { externalDealId: string }) => externalDealId)).toEqual([
      'first',
      'late',
    ]);
  });

  it('that fails while it is being closed has that told beside the reason of the end', async () => {
    const { client, clock } = setUp(upsertsAll);
    const controller = new AbortController();
    const source = (async function* () {
      yield deal(1);
      await new Promise<void>((resolve) => clock.after(300, resolve));
      throw new Error('connection lost');
    })();
    clock.after(100, () => controller.abort(new Error('enough')));
    const error = await pushDeals(client, source, { signal: controller.signal }).catch((thrown) => thrown);
    expect(error).toMatchObject({
      reason: 'aborted',
      cause: { message: 'enough' },
      sourceError: { message: 'connection lost' },
    });
  });

  it('that heeds the same signal has not failed when that aborts', async () => {
    const { client, clock } = setUp(upsertsAll);
    const controller = new AbortController();
    const { signal } = controller;
    const source = (async function* () {
      yield deal(1);
      await wait(60_000, undefined, { signal });
    })();
    clock.after(100, () => controller.abort(new Error('enough')));
    const error = await pushDeals(client, source, { signal }).catch((thrown) => thrown);
    expect(error).toMatchObject({ reason: 'aborted', sourceError: undefined });
    expect(error.message).toBe('The push ended early: enough');
  });

  it.each<[string, () => { source: Source<Deal>; isClosed(): boolean }]>([
    [
      'Node stream',
      () => {
        const source = new Readable({ objectMode: true, read() {} });
        source.push(deal(1));
        return { source, isClosed: () => source.destroyed };
      },
    ],
    [
      'web stream',
      () => {
        let closed = false;
        const source = new ReadableStream<Deal>({
          start: (controller) => controller.enqueue(deal(1)),
          cancel() {
            closed = true;
          },
        });
        return { source, isClosed: () => closed };
      },
    ],
  ])('is closed though it is a %s that waits for more', async (_, make) => {
    const { client, clock } = setUp(upsertsAll);
    const controller = new AbortController();
    const { source, isClosed } = make();
    clock.after(100, () => controller.abort(new Error('enough')));
    const error = await pushDeals(client, source, { signal: controller.signal }).catch((thrown) => thrown);
    expect(error).toMatchObject({ reason: 'aborted', sourceError: undefined, report: { total: 1, unsent: 1 } });
    expect(isClosed()).toBe(true);
  });

  it.each<[string, () => Source<Deal>]>([
    ['a web stream', () => ReadableStream.from(deals(250))],
    ['a Node stream', () => Readable.from(deals(250))],
    ['a web stream without an iterator, as in some browsers', withoutIterator],
    [
      'an array whose asynchronous iterator is undefined',
      () => Object.assign(deals(250), { [Symbol.asyncIterator]: undefined }),
    ],
    ["an iterator whose promises are not the platform's own", () => thenables(250)],
  ])('may be %s', async (_, make) => {
    const { client } = setUp(upsertsAll);
    expect(await pushDeals(client, make())).toMatchObject({ total: 250, upserted: 250 });
  });

  it('that never waits, of deals that are not sent, leaves a deadline its turn', async () => {
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(upsertsAll) });
    let isOver = false;
    const source = (async function* () {
      while (!isOver) yield {} as Deal;
    })();
    const stop = setTimeout(() => {
      isOver = true;
    }, 20_000);
    const error = await pushDeals(client, source, { deadlineMs: 50 }).catch((thrown) => thrown);
    clearTimeout(stop);
    expect(error).toMatchObject({ reason: 'deadline' });
    expect(error.report.invalid).toBe(error.report.total);
  });
});

function withoutIterator(): Source<Deal> {
  const stream = ReadableStream.from(deals(250));
  return { getReader: () => stream.getReader() } as unknown as Source<Deal>;
}

function thenables(count: number): Source<Deal> {
  const iterator = deals(count)[Symbol.iterator]();
  // biome-ignore lint/suspicious/noThenProperty: that is what is tested
  const next = () => ({ then: (resolve: (result: IteratorResult<Deal>) => void) => resolve(iterator.next()) });
  return { [Symbol.asyncIterator]: () => ({ next }) } as unknown as Source<Deal>;
}
