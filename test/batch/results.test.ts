import { describe, expect, it } from 'vitest';
import { createRecotapClient, type Deal, pushDeals } from '../../src/index.js';
import { byRequest, deal, deals, dealsIn, upserted } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

/** Pushes `input`, answered as `results` says. */
function pushAnsweredBy(results: (sent: Deal[]) => unknown, input = deals(1)) {
  const fetch = async (request: Request) => Response.json({ data: { results: results(await dealsIn(request)) } });
  const client = createRecotapClient({
    apiKey: 'key',
    fetch: byRequest(fetch),
    clock: createVirtualClock(),
    retries: 0,
  });
  return pushDeals(client, input);
}

describe('a result', () => {
  it('may have a number for an id', async () => {
    const report = await pushAnsweredBy(
      (sent) => sent.map((_, index) => ({ externalDealId: index, status: 'upserted' })),
      deals(3),
    );
    expect(report).toMatchObject({ upserted: 3, unsent: 0 });
  });

  it.each<[string, unknown, string]>([
    ['not given', undefined, "The response has no result for '0'. Sending it again is safe."],
    ['no list', { 0: upserted }, "The response has no result for '0'. Sending it again is safe."],
    ['an empty list', [], "The response has no result for '0'. Sending it again is safe."],
    [
      'of no use',
      [null, 'upserted', 7, {}, { externalDealId: null, status: 'upserted' }],
      "The response has no result for '0', and 5 for what was not sent. Sending it again is safe.",
    ],
  ])('that is missing, as the results are %s, leaves its deal unsent and says so', async (_, results, message) => {
    const report = await pushAnsweredBy(() => results);
    expect(report.problems).toMatchObject([{ index: 0, status: 'unsent', cause: { code: 'response', message } }]);
  });

  it.each(['undefined', 'null'])("without an id is nobody's, not even that of the deal called %j", async (id) => {
    const report = await pushAnsweredBy(
      () => [{ status: 'upserted' }, { externalDealId: null, status: 'upserted' }],
      [deal(id)],
    );
    expect(report).toMatchObject({ upserted: 0, unsent: 1 });
  });

  it.each<[unknown, string]>([
    ['deal is archived', 'deal is archived'],
    [{ code: 17 }, '{"code":17}'],
    ['', 'Recotap gave no reason.'],
    [null, 'Recotap gave no reason.'],
    [undefined, 'Recotap gave no reason.'],
  ])('that failed with the error %j gives the reason %j', async (error, reason) => {
    const report = await pushAnsweredBy(() => [{ externalDealId: '0', status: 'failed', error }]);
    expect(report.problems).toMatchObject([{ status: 'failed', error: reason }]);
  });

  it.each([undefined, null, ''])('with an unknown status and the error %j tells of the status', async (error) => {
    const report = await pushAnsweredBy(() => [{ externalDealId: '0', status: 'queued', error }]);
    expect(report.problems).toMatchObject([
      { status: 'unsent', cause: { message: expect.stringMatching(/unknown status "queued" for '0'/) } },
    ]);
  });
});
