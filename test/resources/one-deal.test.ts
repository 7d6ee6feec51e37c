import { describe, expect, it } from 'vitest';
import {
  createRecotapClient,
  pushDeal,
  type RecotapClientOptions,
  RecotapConfigurationError,
} from '../../src/index.js';
import { byRequest, deal, inTurn, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

type Server = (request: Request) => Response | Promise<Response>;

const clientOn = (server: Server, options: RecotapClientOptions = {}) =>
  createRecotapClient({ apiKey: 'key', fetch: byRequest(server), clock: createVirtualClock(), retries: 1, ...options });

describe('pushing one deal', () => {
  it('gives its outcome, with the very deal', async () => {
    const { fetch, requests } = inTurn(upsertsAll);
    const given = { ...deal(1), toJSON: () => deal(1) };
    const outcome = await pushDeal(clientOn(fetch), given);
    expect(outcome).toMatchObject({ status: 'upserted', externalDealId: '1', index: 0 });
    expect(outcome.deal).toBe(given);
    expect(requests).toHaveLength(1);
  });

  it.each<[string, Server, object]>([
    ['the deal is refused', () => refusal(400, { customMessage: 'Archived' }), { status: 'failed', error: 'Archived' }],
    ['the key is refused', () => refusal(401), { status: 'unsent', cause: { code: 'unauthorized' } }],
    [
      'nobody answers',
      () => Promise.reject(new TypeError('fetch failed')),
      { status: 'unsent', cause: { code: 'connection' } },
    ],
    ['the server is down', () => refusal(503), { status: 'unsent', cause: { code: 'http', status: 503 } }],
    [
      'the wait is too long',
      () => refusal(429, {}, { 'retry-after': '9999' }),
      { status: 'unsent', cause: { code: 'http', status: 429 } },
    ],
  ])('does not reject when %s', async (_, server, outcome) => {
    expect(await pushDeal(clientOn(server), deal(1))).toMatchObject({ externalDealId: '1', ...outcome });
  });

  it('does not reject for a deal that breaks the contract', async () => {
    const outcome = await pushDeal(clientOn(upsertsAll), { externalDealId: '1' } as never);
    expect(outcome).toMatchObject({ status: 'invalid', issues: [{ path: 'name' }] });
  });

  it.each<[string, (controller: AbortController) => Promise<unknown>]>([
    ['before', async (controller) => controller.abort()],
    ['while it waits', async (controller) => void setImmediate(() => controller.abort())],
  ])('does not reject when its signal aborts %s', async (_, abort) => {
    const controller = new AbortController();
    await abort(controller);
    const outcome = await pushDeal(
      clientOn(() => new Promise(() => {})),
      deal(1),
      { signal: controller.signal },
    );
    expect(outcome).toMatchObject({ status: 'unsent', externalDealId: '1', deal: deal(1), cause: { code: 'aborted' } });
  });

  it('does not reject when its deadline passes', async () => {
    const client = clientOn(() => new Promise(() => {}));
    expect(await pushDeal(client, deal(1), { deadlineMs: 2_000 })).toMatchObject({
      status: 'unsent',
      cause: { code: 'timeout' },
    });
  });

  it('rejects for an error of configuration', async () => {
    const broken = createRecotapClient({ apiKey: 'key', fetch: (async () => undefined) as never });
    await expect(pushDeal(broken, deal(1))).rejects.toThrow(RecotapConfigurationError);
    await expect(pushDeal(clientOn(upsertsAll), deal(1), { deadlineMs: -1 })).rejects.toThrow(/deadlineMs is -1/);
    const closed = clientOn(upsertsAll);
    await closed.close();
    await expect(pushDeal(closed, deal(1))).rejects.toThrow(/The client is closed/);
  });
});
