import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { createRecotapClient, PushAbortedError, pushDeals, RecotapError, registerStages } from '../../src/index.js';
import { byRequest, deal, deals, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

type Fetch = (request: Request) => Promise<Response>;

/** Pushes 1,000 deals to a server, and drains the push once it has four requests. */
async function drained(answerAt: (request: Request, number: number) => Promise<Response>, cutAfterMs?: number) {
  const clock = createVirtualClock();
  const [drain, cut] = [new AbortController(), new AbortController()];
  const reason = new RecotapError('aborted', 'the process is about to end');
  let requests = 0;
  const fetch: Fetch = async (request) => {
    const number = ++requests;
    if (number === 4) {
      drain.abort(reason);
      if (cutAfterMs !== undefined) clock.after(cutAfterMs, () => cut.abort(reason));
    }
    return answerAt(request, number);
  };
  const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock });
  const startedAt = clock.now();
  const error = await pushDeals(client, deals(1_000), { drain: drain.signal, signal: cut.signal }).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PushAbortedError)) throw new Error('the push was not ended', { cause: error });
  return { error, requests, tookMs: clock.now() - startedAt, pending: clock.pending, reason, clock };
}

describe('a push that is drained', () => {
  it('sends nothing more, and counts the answers to what is on the wire', async () => {
    const { error, requests, pending, reason } = await drained(async (request) => {
      await new Promise((resolve) => setImmediate(resolve));
      return upsertsAll(request);
    });
    expect(error).toMatchObject({ reason: 'aborted', cause: reason });
    expect(requests).toBe(4);
    expect(error.report).toMatchObject({ upserted: 400 });
    expect(error.report.total).toBe(400 + error.report.unsent);
    expect(pending).toBe(0);
  });

  it.each([
    ['a back-off', refusal(503)],
    ['a Retry-After', refusal(429, {}, { 'retry-after': '240' })],
  ])('waits for the end of %s no longer', async (_, answer) => {
    const { error, requests, tookMs, pending } = await drained(async () => answer.clone());
    expect(requests).toBe(4);
    expect(error.report).toMatchObject({ upserted: 0, unsent: error.report.total });
    expect(tookMs).toBeLessThan(1);
    expect(pending).toBe(0);
  });

  it('does not cut off the other requests when one of those on the wire is lost', async () => {
    const { error } = await drained(async (request, number) => {
      if (number === 1) throw new TypeError('fetch failed');
      await new Promise((resolve) => setImmediate(resolve));
      return upsertsAll(request);
    });
    expect(error.report).toMatchObject({ upserted: 300 });
  });

  it('does not cut off anything for the batch that waits for its turn', async () => {
    const clock = createVirtualClock();
    const drain = new AbortController();
    let requests = 0;
    const fetch: Fetch = async (request) => {
      requests++;
      await new Promise<void>((resolve) => clock.after(100, resolve));
      return upsertsAll(request);
    };
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock });
    clock.after(50, () => drain.abort(new RecotapError('aborted', 'over')));
    const error = await pushDeals(client, deals(1_000), { drain: drain.signal }).catch((thrown: unknown) => thrown);
    if (!(error instanceof PushAbortedError)) throw new Error('the push was not ended', { cause: error });
    expect(requests).toBe(4);
    expect(error.report).toMatchObject({ upserted: 400 });
  });

  it('is cut off by its signal', async () => {
    const { error, tookMs, pending } = await drained(() => new Promise(() => {}), 5_000);
    expect(error.report).toMatchObject({ upserted: 0, unsent: error.report.total });
    expect(tookMs).toBe(5_000);
    expect(pending).toBe(0);
  });

  it('sends nothing at all when it was drained before it began', async () => {
    let requests = 0;
    const fetch: Fetch = async (request) => {
      requests++;
      return upsertsAll(request);
    };
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch) });
    const push = pushDeals(client, deals(3), { drain: AbortSignal.abort(new Error('over')) });
    await expect(push).rejects.toMatchObject({ reason: 'aborted', report: { total: 0 } });
    expect(requests).toBe(0);
  });
});

describe('a registration of stages that is drained', () => {
  it('finishes the request on the wire, tells of what it created, and sends no more', async () => {
    const emulator = createEmulator();
    const drain = new AbortController();
    let posts = 0;
    const client = createRecotapClient({
      apiKey: 'key',
      async fetch(url, init) {
        if (init.method === 'POST' && ++posts === 2) drain.abort(new Error('over'));
        return emulator.fetch(url, init);
      },
    });
    const many = Array.from({ length: 60 }, (_, index) => deal(index, { pipelineId: `p-${index}`, stageId: 'won' }));
    const created: string[] = [];
    const onCreated = (pipelines: { pipelineId: string }[]) => {
      created.push(...pipelines.map(({ pipelineId }) => pipelineId));
    };
    await expect(registerStages(client, many, { drain: drain.signal, onCreated })).rejects.toThrow('over');
    expect(posts).toBe(2);
    expect(created).toHaveLength(40);
  });
});
