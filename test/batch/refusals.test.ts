import { describe, expect, it } from 'vitest';
import { createRecotapClient, pushDeals } from '../../src/index.js';
import { byRequest, deals, dealsIn, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

/** Pushes deals of which those in `bad` make Recotap refuse a request, with the errors that `errorsAt` gives for their places. */
async function pushRefused(count: number, bad: number[], errorsAt: (indexes: number[]) => unknown) {
  const fetch = async (request: Request) => {
    const sent = await dealsIn(request.clone());
    const indexes = sent.flatMap(({ externalDealId }, index) => (bad.includes(Number(externalDealId)) ? [index] : []));
    if (indexes.length === 0) return upsertsAll(request);
    return refusal(400, { message: 'Bad Request', data: errorsAt(indexes) });
  };
  const client = createRecotapClient({
    apiKey: 'key',
    fetch: byRequest(fetch),
    clock: createVirtualClock(),
    retries: 0,
  });
  const report = await pushDeals(client, deals(count));
  const reasons = report.problems.map((problem) => [
    problem.index,
    'error' in problem ? problem.error : problem.status,
  ]);
  return { report, reasons };
}

const constraints = { isEmail: 'ownerEmail must be an email' };
const under = (property: string, children: unknown[]) => [{ property, children }];

describe('the reason of a deal for which a request was refused', () => {
  it('has every rule that the deal breaks', async () => {
    const { reasons } = await pushRefused(9, [4], ([index]) =>
      under('deals', [
        {
          property: String(index),
          children: [
            { property: 'name', constraints: { isString: 'name must be a string', maxLength: 'name is too long' } },
            { property: 'ownerEmail', constraints },
          ],
        },
      ]),
    );
    expect(reasons).toEqual([[4, 'name must be a string; name is too long; ownerEmail must be an email']]);
  });

  it('is that of the request when its place is named without a rule', async () => {
    const { reasons, report } = await pushRefused(9, [4], ([index]) => under('deals', [{ property: String(index) }]));
    expect(reasons).toEqual([[4, 'Bad Request']]);
    expect(report.requests).toBe(2);
  });

  it('has the rules that are named without a place once the deal stands alone', async () => {
    const { reasons } = await pushRefused(9, [4], () => [
      { property: 'ownerEmail', constraints },
      ...under('associatedAccounts', [{ property: 'domain', constraints: { isFqdn: 'domain is none' } }]),
    ]);
    expect(reasons).toEqual([[4, 'ownerEmail must be an email; domain is none']]);
  });
});

describe('a refused request', () => {
  it('is not sent again when each of its deals is named', async () => {
    const { report } = await pushRefused(3, [0, 1, 2], (indexes) =>
      under(
        'deals',
        indexes.map((index) => ({ property: String(index), constraints })),
      ),
    );
    expect(report).toMatchObject({ total: 3, failed: 3, requests: 1 });
  });

  it.each<[string, (index: number) => unknown]>([
    ['in brackets of its own', (index) => under('deals', [{ property: `[${index}].ownerEmail`, constraints }])],
    ['under a root without a name', (index) => [{ children: [{ property: `deals[${index}]`, constraints }] }]],
    ['among errors of no use', (index) => [null, 7, 'text', [], { property: `deals.${index}`, constraints }]],
  ])('is taken apart at once when the deal is named %s', async (_, errors) => {
    const { report, reasons } = await pushRefused(20, [17], ([index]) => errors(index ?? -1));
    expect(reasons).toEqual([[17, constraints.isEmail]]);
    expect(report.requests).toBe(2);
  });

  it.each<[string, unknown]>([
    ['name the list alone', [{ property: 'deals', constraints: { arrayMaxSize: 'too many' } }]],
    ['name what is no place', [{ property: 'deals.3rd.name', constraints: { isString: 'too many' } }]],
  ])('is halved when the errors %s', async (_, errors) => {
    const { reasons } = await pushRefused(20, [17], () => errors);
    expect(reasons).toEqual([[17, 'too many']]);
  });

  it.each<[string, unknown]>([
    ['are a text', [{ property: 'ownerEmail', constraints: 'must be an email' }]],
    ['are null', [{ property: 'ownerEmail', constraints: null, children: null }]],
  ])('tells its own message when the rules %s', async (_, errors) => {
    const { reasons } = await pushRefused(2, [1], () => errors);
    expect(reasons).toEqual([[1, 'Bad Request']]);
  });
});
