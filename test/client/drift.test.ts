import { afterEach, describe, expect, it } from 'vitest';
import { readScenarios } from '../../scripts/contract/scenarios.js';
import { createEmulator } from '../../src/emulator/index.js';
import { channels, createRecotapClient, inspectResponse, listSegments, pushDeals, subscribe } from '../../src/index.js';
import { byRequest, deal, deals, inTurn } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

const envelope = { statusCode: 200, timestamp: '2026-06-04T09:12:33.421Z', path: '/api/v1/segments' };
const segment = { segmentId: '1', name: 'Secret targets', status: 'active' };
const page = (...data: unknown[]) => ({ ...envelope, data: { data, nextCursor: null, hasNextPage: false } });
const json = (body: unknown, init?: ResponseInit) => Response.json(body, init);

function clientOf(...answers: (() => Response)[]) {
  const clock = createVirtualClock();
  return { clock, client: createRecotapClient({ apiKey: 'key', fetch: byRequest(inTurn(...answers).fetch), clock }) };
}

/** How one answer of `GET /segments` deviates. */
const deviations = (body: unknown, status = 200) =>
  inspectResponse('GET /segments', { status, contentType: 'application/json', json: body })?.deviations;

describe('the drift of a client', () => {
  it('is empty after answers that keep to the contract', async () => {
    const client = createRecotapClient({ apiKey: 'key', fetch: createEmulator().fetch });
    await pushDeals(client, deals(3));
    await client.requests.listSegments();
    await client.requests.listJourneyStages();
    await client.requests.updateAccount('none', { customFields: {} });
    expect(client.drift()).toEqual([]);
  });

  it('names what is new, missing or wrong, with counts and times, and without values', async () => {
    const { client, clock } = clientOf(
      () => json(page({ ...segment, owner: 'jane@acme.com' }, { segmentId: 7, status: 'archived' })),
      () => json(page({ ...segment, owner: 'raj@acme.com' })),
    );
    await client.requests.listSegments();
    await new Promise<void>((resolve) => clock.after(1000, resolve));
    await client.requests.listSegments();
    const at = { operation: 'listSegments', status: 200 };
    const first = { firstSeen: '2026-06-04T00:00:00.000Z', lastSeen: '2026-06-04T00:00:00.000Z', count: 1 };
    const row = 'data.data[]';
    expect(client.drift()).toEqual([
      {
        ...{ ...at, ...first, kind: 'unknown field', path: `${row}.owner`, statement: 'Segment', found: 'string' },
        ...{ count: 2, lastSeen: '2026-06-04T00:00:01.000Z' },
      },
      {
        ...at,
        ...first,
        kind: 'wrong type',
        path: `${row}.segmentId`,
        statement: 'Segment.segmentId',
        found: 'integer',
      },
      { ...at, ...first, kind: 'unknown value', path: `${row}.status`, statement: 'Segment.status', found: 'archived' },
      { ...at, ...first, kind: 'missing field', path: `${row}.name`, statement: 'Segment.name', found: '' },
    ]);
    expect(JSON.stringify(client.drift())).not.toMatch(/acme|Secret/);
  });

  it('tells of each difference once on recotap:drift', async () => {
    const heard: unknown[] = [];
    cleanUps.push(subscribe(channels.drift, ({ kind, path }) => heard.push([kind, path])));
    const { client } = clientOf(() => json({ ...page(segment), traceId: 'x' }));
    await client.requests.listSegments();
    await client.requests.listSegments();
    expect(heard).toEqual([['unknown field', 'traceId']]);
  });

  it('counts an answer that is repeated or cannot be used, too', async () => {
    const { client } = clientOf(
      () => json({ message: 'gone' }, { status: 418 }),
      () => new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      () => json(page(segment)),
    );
    await client.requests.listSegments();
    await client.requests.listSegments();
    expect(client.drift().map(({ kind, found, status }) => [kind, found, status])).toEqual([
      ['unknown status', '418', 418],
      ['content type', 'text/html', 200],
      ['not JSON', '', 200],
    ]);
  });

  it('looks at ten answers of a kind in a second, and at those of other kinds all the same', async () => {
    const answers = Array.from({ length: 30 }, (_, index) => () => json({ ...page(), [`field${index}`]: 1 }));
    const { client, clock } = clientOf(...answers, () => json({ odd: 1 }, { status: 418 }));
    for (let index = 0; index < 20; index++) await client.requests.listSegments();
    expect(client.drift()).toHaveLength(10);
    await new Promise<void>((resolve) => clock.after(1000, resolve));
    await client.requests.listSegments();
    expect(client.drift().map(({ path }) => path)).toContain('field20');
    for (let index = 21; index < 31; index++) await client.requests.listSegments();
    expect(client.drift().at(-1)).toMatchObject({ kind: 'unknown status' });
  });

  it('never grows without bounds', async () => {
    const fields = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`field${index}`, index]));
    const { client } = clientOf(() => json({ ...page(segment), ...fields }));
    await client.requests.listSegments();
    expect(client.drift()).toHaveLength(200);
  });

  it.each<[string, string]>([
    ['null', 'null'],
    ['a number', '7'],
    ['a field called __proto__', '{"__proto__":{"a":1},"constructor":1,"toString":2}'],
    ['lists in lists, very deep', `{"data":${'['.repeat(900)}${']'.repeat(900)}}`],
    ['100,000 rows', JSON.stringify(page(...Array.from({ length: 100_000 }, () => ({ odd: null }))))],
  ])('does no harm to the result of an answer like %s', async (_, text) => {
    const { client } = clientOf(() => new Response(text, { headers: { 'content-type': 'application/json' } }));
    const { data } = await client.requests.listSegments();
    expect(JSON.stringify(data)).toBe(JSON.stringify(JSON.parse(text)));
    expect(client.drift().length).toBeGreaterThan(0);
  });

  it('leaves the outcomes of a push alone', async () => {
    const { client } = clientOf(() =>
      json({ results: [{ externalDealId: '1', status: 'upserted', score: 3 }] }, { status: 201 }),
    );
    expect(await pushDeals(client, [deal(1)])).toMatchObject({ upserted: 1, failed: 0 });
    expect(client.drift()).toContainEqual(expect.objectContaining({ kind: 'unknown status', found: '201' }));
  });

  it('has nothing to say of calls that the contract does not have', async () => {
    const { client } = clientOf(() => json({ odd: 1 }));
    await client.GET('/odd' as never);
    expect(client.drift()).toEqual([]);
  });

  it('does not end with a listing that stops early', async () => {
    const { client } = clientOf(() => json({ ...page(segment), traceId: 'x' }));
    for await (const _ of listSegments(client)) break;
    expect(client.drift()).toHaveLength(1);
  });
});

describe('inspectResponse', () => {
  it.each(readScenarios())('finds no deviation in the example $example of $operationId', (scenario) => {
    const { method, path, status, response } = scenario;
    const answer = { status, contentType: 'application/json; charset=utf-8', json: response };
    const found = inspectResponse(`${method} ${path}`, answer);
    expect(found?.deviations).toEqual([]);
    expect(found?.statements).toContain(`${scenario.operationId} ${status}`);
  });

  it('takes an empty list for one that keeps to the contract', () => {
    expect(deviations(page())).toEqual([]);
  });

  it('names the statements that an answer keeps to', () => {
    const found = inspectResponse('GET /segments', {
      status: 200,
      contentType: 'application/json',
      json: page(segment),
    });
    expect(found?.statements).toEqual(
      expect.arrayContaining(['listSegments 200', 'SegmentsPage.data', 'Segment.status']),
    );
  });

  it('compares a result with the shape that has its word, and names a new word where no shape has it', () => {
    const push = (result: object) =>
      inspectResponse('POST /deals', {
        status: 200,
        contentType: 'application/json',
        json: { ...envelope, data: { results: [result], summary: { total: 1, upserted: 1, failed: 0 } } },
      })?.deviations.map(({ kind, path, found }) => [kind, path, found]);
    const at = (field: string) => `data.results[].${field}`;
    expect(push({ externalDealId: '1', status: 'failed', reason: 'odd' })).toEqual([
      ['unknown field', at('reason'), 'string'],
      ['missing field', at('error'), ''],
    ]);
    expect(push({ externalDealId: '1', status: 'queued' })).toEqual([['unknown value', at('status'), 'queued']]);
    expect(push({ externalDealId: '1', status: 5 })).toEqual([['wrong type', at('status'), 'integer']]);
    expect(push({ externalDealId: '1', status: 'jane@acme.com' })).toEqual([['unknown value', at('status'), '*']]);
  });

  it('shows no key that may be data', () => {
    expect(deviations({ ...page(), 'jane@acme.com': 1, '663abc1f9d2e4b0012a7c301': 2 })).toMatchObject([
      { kind: 'unknown field', path: '*', found: 'integer' },
    ]);
  });

  it('knows no call that the contract does not have', () => {
    expect(inspectResponse('GET /odd', { status: 200, contentType: 'application/json', json: {} })).toBeUndefined();
    expect(inspectResponse('constructor', { status: 200, contentType: 'application/json', json: {} })).toBeUndefined();
  });
});
