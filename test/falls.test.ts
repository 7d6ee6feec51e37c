import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { createRecotapClient, type DealOutcome, PushAbortedError, pushDeals } from '../src/index.js';
import { answer, byRequest, deal, deals, dealsIn, inTurn, refusal, upserted, upsertsAll } from './support/recotap.js';
import { transports } from './support/transports.js';
import { createVirtualClock } from './support/virtual-clock.js';

/** Each of these happened in a well-known client. */
type Fetch = (request: Request) => Promise<Response>;

const clientOn = (fetch: Fetch, options: { retries?: number; maxConcurrency?: number; timeoutMs?: number } = {}) =>
  createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock: createVirtualClock(), ...options });

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A server on a real socket, for the time of `use`. */
async function withServer<T>(
  handle: (request: IncomingMessage, response: ServerResponse, body: string) => void,
  use: (baseUrl: string) => Promise<T>,
): Promise<{ result: T; connections: number }> {
  let connections = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    handle(request, response, body);
  });
  server.on('connection', () => connections++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const result = await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return { result, connections };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const resultsFor = (body: string) =>
  JSON.stringify({ data: { results: (JSON.parse(body) as { deals: never[] }).deals.map(upserted) } });

describe('elasticsearch-js helpers.bulk', () => {
  it('lost items between a slow source and a single slot; here each has its outcome', async () => {
    const source = (async function* () {
      for (let index = 0; index < 1_050; index++) {
        if (index % 70 === 0) await turn();
        yield deal(index);
      }
    })();
    const fetch: Fetch = async (request) => {
      await turn();
      return upsertsAll(request);
    };
    const seen = new Set<number>();
    const onOutcome = ({ index }: DealOutcome) => void seen.add(index);
    const report = await pushDeals(clientOn(fetch, { maxConcurrency: 1 }), source, { onOutcome });
    expect(report).toMatchObject({ total: 1_050, upserted: 1_050 });
    expect(seen.size).toBe(1_050);
  });

  it('sent documents after the run was rejected; here nothing goes out any more', async () => {
    const { fetch, requests } = inTurn(upsertsAll, upsertsAll, () => refusal(401), upsertsAll);
    await expect(pushDeals(clientOn(fetch), deals(5_000))).rejects.toThrow(PushAbortedError);
    const sentByThen = requests.length;
    for (let count = 0; count < 20; count++) await turn();
    expect(requests).toHaveLength(sentByThen);
  });

  it('rejected the whole run for one 503; here the others have their outcomes', async () => {
    const fetch: Fetch = async (request) => {
      const [first] = await dealsIn(request.clone());
      return first?.externalDealId === '200' ? refusal(503) : upsertsAll(request);
    };
    const report = await pushDeals(clientOn(fetch), deals(1_000));
    expect(report).toMatchObject({ total: 1_000, upserted: 900, unsent: 100 });
  });

  it('ignored an abort during a back-off, as openai-node did (#2580); here it ends at once', async () => {
    const clock = createVirtualClock();
    const startedAt = clock.now();
    const controller = new AbortController();
    const fetch: Fetch = async () => refusal(429, {}, { 'retry-after': '120' });
    const push = pushDeals(
      createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock, maxConcurrency: 4 }),
      deals(500),
      {
        signal: controller.signal,
      },
    ).catch((error) => error);
    clock.after(50, () => controller.abort());
    expect((await push).report).toMatchObject({ total: 400, unsent: 400 });
    expect(clock.now() - startedAt).toBe(50);
  });
});

describe('algolia chunkedBatch', () => {
  it('threw the results of earlier chunks away when a later one failed; here the report has them', async () => {
    const { fetch } = inTurn(upsertsAll, upsertsAll, () => refusal(404));
    const error = await pushDeals(clientOn(fetch, { maxConcurrency: 1 }), deals(500)).catch((thrown) => thrown);
    expect(error.report).toMatchObject({ total: 300, upserted: 200, unsent: 100 });
  });

  it('let one bad record sink its batch (#1506); here it stands alone', async () => {
    const fetch: Fetch = async (request) => {
      const sent = await dealsIn(request.clone());
      return sent.some(({ externalDealId }) => externalDealId === '42') ? refusal(400) : upsertsAll(request);
    };
    const report = await pushDeals(clientOn(fetch), deals(100));
    expect(report).toMatchObject({ upserted: 99, failed: 1, problems: [{ index: 42 }] });
  });

  it('told its caller that data was not stored when the server was only slow; here it is sent again and counted once', async () => {
    const stored = new Map<string, number>();
    let requests = 0;
    const fetch: Fetch = async (request) => {
      for (const { externalDealId } of await dealsIn(request.clone())) {
        stored.set(externalDealId, (stored.get(externalDealId) ?? 0) + 1);
      }
      return requests++ === 0 ? new Promise(() => {}) : upsertsAll(request);
    };
    const report = await pushDeals(clientOn(fetch, { timeoutMs: 100 }), deals(10));
    expect(report).toMatchObject({ total: 10, upserted: 10, requests: 2, retries: 1 });
    expect([...stored.values()]).toEqual(Array(10).fill(2));
  });
});

describe('hubspot-api-nodejs and octokit throttling', () => {
  it("lost the first client's retries and limits when a second was made; here each has its own", async () => {
    const first = inTurn(() => refusal(503), upsertsAll);
    const firstClient = clientOn(first.fetch, { retries: 3 });
    const second = inTurn(() => refusal(503), upsertsAll);
    const secondClient = clientOn(second.fetch, { retries: 0 });
    expect(await pushDeals(firstClient, deals(1))).toMatchObject({ upserted: 1, retries: 1 });
    expect(await pushDeals(secondClient, deals(1))).toMatchObject({ unsent: 1, retries: 0 });
    expect([first.requests.length, second.requests.length]).toEqual([2, 1]);
  });
});

describe.each(transports)('stripe-node, by %s,', (_, transport) => {
  it('left failed bodies unread until the pool starved; here connections are used again', async () => {
    const { result, connections } = await withServer(
      (_, response, body) => {
        const sent = (JSON.parse(body) as { deals: { externalDealId: string }[] }).deals;
        const fails = Number(sent[0]?.externalDealId) % 200 === 0;
        response.writeHead(fails ? 400 : 200, { 'content-type': 'application/json' });
        response.end(fails ? JSON.stringify({ message: 'x'.repeat(100_000) }) : resultsFor(body));
      },
      (baseUrl) =>
        pushDeals(createRecotapClient({ apiKey: 'key', baseUrl, maxConcurrency: 4, ...transport }), deals(1_000)),
    );
    expect(result.total).toBe(1_000);
    expect(result.requests).toBeGreaterThan(50);
    expect(connections).toBeLessThanOrEqual(8);
  });
});

describe('analytics-node', () => {
  it('had hundreds of requests in flight; here there are no more than allowed, and the source waits', async () => {
    let inFlight = 0;
    let most = 0;
    let pulled = 0;
    let mostAhead = 0;
    let answered = 0;
    const source = (function* () {
      for (; pulled < 10_000; pulled++) yield deal(pulled);
    })();
    const fetch: Fetch = async (request) => {
      most = Math.max(most, ++inFlight);
      mostAhead = Math.max(mostAhead, pulled - answered);
      await turn();
      const sent = await dealsIn(request);
      inFlight--;
      answered += sent.length;
      return answer(sent.map(upserted));
    };
    await pushDeals(clientOn(fetch, { maxConcurrency: 5 }), source);
    expect(most).toBe(5);
    expect(mostAhead).toBeLessThanOrEqual(500);
  });
});

describe('several clients', () => {
  it('came back together after fixed waits; here chance spreads them', async () => {
    const waitsOf = async (chance: number) => {
      const clock = createVirtualClock(() => chance);
      const startedAt = clock.now();
      const { fetch } = inTurn(() => refusal(503), upsertsAll);
      await pushDeals(createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock }), deals(1));
      return clock.now() - startedAt;
    };
    expect(await Promise.all([0, 0.1, 0.5, 0.9].map(waitsOf))).toEqual([0, 50, 250, 450]);
  });

  it('read Retry-After as seconds only, or cut it short; here a date is waited for in full', async () => {
    const clock = createVirtualClock();
    const startedAt = clock.now();
    const { fetch } = inTurn(
      () => refusal(429, {}, { 'retry-after': new Date(clock.now() + 240_000).toUTCString() }),
      upsertsAll,
    );
    await pushDeals(createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock }), deals(1));
    expect(clock.now() - startedAt).toBe(240_000);
  });
});

describe('openapi-fetch', () => {
  it('leaves data and error both undefined for an empty 500 (#2530); here it is no success', async () => {
    const report = await pushDeals(
      clientOn(async () => new Response(null, { status: 500 }), { retries: 0 }),
      deals(3),
    );
    expect(report).toMatchObject({ unsent: 3, problems: [{ cause: { status: 500 } }, {}, {}] });
  });

  it.each(['<html>', '{"data": {"results": [{"externalDealId": "0", "sta', ''])(
    'throws past its middleware for a 200 with %j; here it is one more request that was lost',
    async (body) => {
      const fetch: Fetch = async (request) => {
        const [first] = await dealsIn(request.clone());
        return first?.externalDealId === '0' ? new Response(body) : upsertsAll(request);
      };
      const report = await pushDeals(clientOn(fetch), deals(500));
      expect(report).toMatchObject({ upserted: 400, unsent: 100, problems: { 0: { cause: { code: 'response' } } } });
    },
  );

  it('cannot send a consumed body again; here every repetition has it', async () => {
    const bodies: number[] = [];
    const fetch: Fetch = async (request) => {
      bodies.push((await dealsIn(request)).length);
      throw new TypeError('fetch failed');
    };
    await pushDeals(clientOn(fetch, { retries: 2 }), deals(7)).catch(() => {});
    expect(bodies).toEqual([7, 7, 7]);
  });
});

describe('honojs/node-server', () => {
  it('replaces globalThis.Response, and clients that patched one failed after the deals were stored (#321); here they have their outcomes', async () => {
    const { Response: standard } = globalThis;
    class Replaced extends standard {
      override json(): Promise<unknown> {
        return super.json();
      }
    }
    Object.freeze(Replaced.prototype);
    vi.stubGlobal('Response', Replaced);
    try {
      const { fetch } = inTurn(upsertsAll);
      expect(await pushDeals(clientOn(fetch), deals(150))).toMatchObject({ upserted: 150 });
      expect((await clientOn(fetch).requests.pushDeals({ deals: deals(1) })).data?.data.results).toHaveLength(1);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('elasticsearch-js with a slow source', () => {
  it('kept what was packed until the batch was full, and a crash lost it (#1206); here it goes after a second', async () => {
    const clock = createVirtualClock();
    const sent: number[] = [];
    const fetch: Fetch = async (request) => {
      sent.push((await dealsIn(request.clone())).length);
      return upsertsAll(request);
    };
    const source = (async function* () {
      yield* deals(3);
      await new Promise<void>((resolve) => clock.after(3_600_000, resolve));
      throw new Error('crash');
    })();
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock });
    await expect(pushDeals(client, source)).rejects.toMatchObject({ report: { upserted: 3 } });
    expect(sent).toEqual([3]);
  });
});

describe('p-throttle', () => {
  it('locked out when the wall clock stepped back (#42); here waits go by a clock that does not step', async () => {
    const { fetch } = inTurn(() => refusal(429, {}, { 'retry-after': '60' }), upsertsAll);
    const clock = createVirtualClock();
    const startedAt = clock.now();
    let steppedMs = 0;
    const stepping = { ...clock, wallTime: () => clock.now() - steppedMs };
    const client = createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), clock: stepping });
    const push = pushDeals(client, deals(1));
    clock.after(1_000, () => {
      steppedMs = 3_600_000;
    });
    expect(await push).toMatchObject({ upserted: 1, durationMs: 60_000 });
    expect(clock.now() - startedAt).toBe(60_000);
  });
});

describe('many clients', () => {
  it("retried a programmer's TypeError and called it a dead network; here it is told once, as what it is", async () => {
    let called = 0;
    const fetch = async () => {
      called++;
      return (undefined as unknown as Response).clone();
    };
    const client = createRecotapClient({ apiKey: 'key', fetch, clock: createVirtualClock() });
    const error = await pushDeals(client, deals(1)).catch((thrown) => thrown);
    expect(error).toMatchObject({ reason: 'callback', cause: { code: 'configuration' } });
    expect(error.message).toMatch(/The fetch of this client threw TypeError/);
    expect(called).toBe(1);
  });
});

describe('node-pg-query-stream', () => {
  it('left the cursor behind the source open when the reader ended (#66); here it is closed first', async () => {
    const steps: string[] = [];
    const cursor = async function* () {
      try {
        yield* deals(5_000);
      } finally {
        await turn();
        steps.push('cursor closed');
      }
    };
    const client = clientOn(async () => refusal(401));
    await pushDeals(client, cursor()).catch(() => steps.push('push ended'));
    expect(steps).toEqual(['cursor closed', 'push ended']);
  });
});

describe('ORMs', () => {
  it('gave entities that passed the check and were sent as {}; here what is checked is what is sent', async () => {
    class Entity {
      readonly #row = deal(1);
      get externalDealId() {
        return this.#row.externalDealId;
      }
      get name() {
        return this.#row.name;
      }
    }
    const { fetch, requests } = inTurn(upsertsAll);
    const report = await pushDeals(clientOn(fetch), [new Entity()]);
    expect(report).toMatchObject({ upserted: 0, invalid: 1 });
    expect(requests).toHaveLength(0);
  });
});
