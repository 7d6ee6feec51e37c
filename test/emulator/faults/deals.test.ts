import { describe, expect, it } from 'vitest';
import { validateBadRequestResponse } from '../../../generated/validate.js';
import type { FaultRule } from '../../../src/emulator/index.js';
import { deal } from '../support.js';
import { start, waysIn } from './support.js';

describe.each(waysIn)('A 400 of the validator, %s,', (way) => {
  const three = [deal('a'), deal('bad'), deal('worse')];
  const refused = async (rule: object, deals: unknown[] = three) => {
    const { emulator, post } = await start(way, [{ fault: 'bad-request', ...rule } as FaultRule]);
    const response = await post(deals);
    const held = emulator.deals.size;
    return { status: response.status, body: await response.json(), held };
  };
  const constraints = { isEmail: 'ownerEmail must be an email' };
  const when = { dealIds: ['bad', 'worse', 'elsewhere'] };

  it('names the chosen deals by their index, and nothing is stored', async () => {
    const { status, body, held } = await refused({ when });
    expect([status, held]).toEqual([400, 0]);
    const children = [{ property: 'ownerEmail', constraints }];
    expect(body).toMatchObject({
      data: [
        {
          property: 'deals',
          children: [
            { property: '1', children },
            { property: '2', children },
          ],
        },
      ],
    });
    expect(validateBadRequestResponse(body)).toBe(true);
  });

  it('names the field only, in the flat form', async () => {
    const { status, body, held } = await refused({ when, errors: 'flat' });
    expect([status, held]).toEqual([400, 0]);
    expect(body).toMatchObject({
      data: [
        { property: 'ownerEmail', constraints },
        { property: 'ownerEmail', constraints },
      ],
    });
    expect(validateBadRequestResponse(body)).toBe(true);
  });

  it('says nothing of why', async () => {
    const { status, body, held } = await refused({ when, errors: 'none' });
    expect([status, held]).toEqual([400, 0]);
    expect(body).toEqual({
      statusCode: 400,
      timestamp: expect.any(String),
      path: '/api/v1/deals',
      message: 'Bad Request',
    });
    expect(validateBadRequestResponse(body)).toBe(true);
  });

  it('blames every deal when none is chosen', async () => {
    expect((await refused({ errors: 'flat' })).body).toMatchObject({ data: [{}, {}, {}] });
  });

  it('blames nobody in a request without deals', async () => {
    expect((await refused({}, [])).body).not.toHaveProperty('data');
  });

  it('spares a request without the chosen deals', async () => {
    expect(await refused({ when }, [deal('a'), deal('b')])).toMatchObject({ status: 200, held: 2 });
  });
});

describe.each(waysIn)('Deals that fail, %s,', (way) => {
  it('come back with the reason, are not stored, and the others are', async () => {
    const { emulator, post } = await start(way, [
      { fault: 'failed-deals', error: 'Pipeline old is archived', when: { dealIds: ['b', 'c'] } },
      { fault: 'failed-deals', when: { dealIds: ['c', 'd'] } },
    ]);
    const response = await post(['a', 'b', 'c', 'd'].map((id) => deal(id)));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      data: {
        results: [
          { externalDealId: 'a', status: 'upserted' },
          { externalDealId: 'b', status: 'failed', error: 'Pipeline old is archived' },
          { externalDealId: 'c', status: 'failed', error: 'Pipeline old is archived' },
          { externalDealId: 'd', status: 'failed', error: 'The deal could not be processed' },
        ],
        summary: { total: 4, upserted: 1, failed: 3 },
      },
    });
    expect([...emulator.deals.keys()]).toEqual(['a']);
  });

  it('are all of the request when none is chosen', async () => {
    const { emulator, post } = await start(way, [{ fault: 'failed-deals', times: 1 }]);
    expect(await (await post([deal('a'), deal('b')])).json()).toMatchObject({ data: { summary: { failed: 2 } } });
    expect(emulator.deals.size).toBe(0);
    expect(await (await post([deal('a'), deal('b')])).json()).toMatchObject({ data: { summary: { failed: 0 } } });
  });
});
