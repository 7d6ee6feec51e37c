import { describe, expect, it } from 'vitest';
import type { FaultRule, Results } from '../../../src/emulator/index.js';
import { deal } from '../support.js';
import { start, waysIn } from './support.js';

const ids = ['a', 'b', 'c', 'd', 'e'];

describe.each(waysIn)('The results, %s,', (way) => {
  const resultsOf = async (rules: FaultRule[]) => {
    const { emulator, post } = await start(way, rules);
    const response = await post(ids.map((id) => deal(id)));
    expect(response.status).toBe(200);
    // Whatever is said of them, they are all stored.
    expect([...emulator.deals.keys()]).toEqual(ids);
    const { data } = (await response.json()) as {
      data: { results: { externalDealId: string; status: string }[]; summary: object };
    };
    return { ids: data.results.map(({ externalDealId }) => externalDealId), ...data };
  };
  const changed = (change: Results['change'], more: object = {}) => resultsOf([{ fault: 'results', change, ...more }]);
  const when = { dealIds: ['b', 'd'] };

  it('of the chosen deals are missing', async () => {
    expect((await changed('missing', { when })).ids).toEqual(['a', 'c', 'e']);
  });

  it('of the chosen deals are there twice', async () => {
    expect((await changed('doubled', { when })).ids).toEqual(['a', 'b', 'b', 'c', 'd', 'd', 'e']);
  });

  it('of the chosen deals have ids that nobody sent', async () => {
    const unknown = expect.stringMatching(/^nobody-sent-/);
    expect((await changed('unknown-id', { when })).ids).toEqual(['a', unknown, 'c', unknown, 'e']);
  });

  it('of the chosen deals stand beside some for ids that nobody sent', async () => {
    const unknown = expect.stringMatching(/^nobody-sent-/);
    expect((await changed('extra', { when })).ids).toEqual(['a', 'b', unknown, 'c', 'd', unknown, 'e']);
  });

  it('of the chosen deals have a status that nobody knows', async () => {
    const { results } = await changed('unknown-status', { when });
    expect(results.map(({ status }) => status)).toEqual(['upserted', 'queued', 'upserted', 'queued', 'upserted']);
  });

  it('are in another order', async () => {
    const shuffled = (await changed('shuffled')).ids;
    expect(shuffled).not.toEqual(ids);
    expect([...shuffled].sort()).toEqual(ids);
  });

  it.each([
    ['one result', undefined, 4],
    ['three results', 3, 2],
    ['all results', 100, 0],
  ])('are wrong for %s, drawn by the seed, when no deal is chosen', async (_, count, left) => {
    expect((await changed('missing', { count })).ids).toHaveLength(left);
  });

  it('are wrong in several ways at once, in the order of the rules', async () => {
    const { ids, summary } = await resultsOf([
      { fault: 'results', change: 'missing', when: { dealIds: 'a' } },
      { fault: 'results', change: 'doubled', when: { dealIds: ['a', 'b'] } },
      { fault: 'summary' },
    ]);
    expect(ids).toEqual(['b', 'b', 'c', 'd', 'e']);
    expect(summary).toEqual({ total: 6, upserted: 6, failed: 0 });
  });

  it('may be right where the summary is not', async () => {
    const { ids: right, summary } = await resultsOf([{ fault: 'summary' }]);
    expect(right).toEqual(ids);
    expect(summary).toEqual({ total: 6, upserted: 6, failed: 0 });
  });
});

describe.each(waysIn)('The body of a 200, %s,', (way) => {
  const bodyOf = async (change: 'empty' | 'truncated' | 'html' | 'wrong-type') => {
    const { emulator, post } = await start(way, [{ fault: 'body', change }]);
    const response = await post([deal('a')]);
    expect([response.status, emulator.deals.size]).toEqual([200, 1]);
    return { type: response.headers.get('content-type'), text: await response.text() };
  };

  it('is empty', async () => {
    expect(await bodyOf('empty')).toEqual({ type: 'application/json', text: '' });
  });

  it('is JSON that breaks off, though nothing else does', async () => {
    const { type, text } = await bodyOf('truncated');
    expect(type).toBe('application/json');
    expect(text).toMatch(/^\{"statusCode":200,/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('is a page of HTML', async () => {
    const { type, text } = await bodyOf('html');
    expect(type).toBe('text/html');
    expect(text).toContain('<h1>200 OK</h1>');
  });

  it('is JSON that says it is something else', async () => {
    const { type, text } = await bodyOf('wrong-type');
    expect(type).toBe('text/plain');
    expect(JSON.parse(text)).toMatchObject({ statusCode: 200 });
  });
});

describe('A response that is no 200', () => {
  it('has no results to be wrong, and is left as it is', async () => {
    const { post } = await start('in process', [{ fault: 'results', change: 'missing' }, { fault: 'summary' }]);
    const response = await post([deal('a', { ownerEmail: 'x' })]);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: 'Bad Request', data: [{ property: 'deals' }] });
  });

  it('has a body, which may be wrong', async () => {
    const { post } = await start('in process', [{ fault: 'body', change: 'empty' }]);
    const response = await post([]);
    expect([response.status, await response.text()]).toEqual([400, '']);
  });
});
