import { describe, it, type onTestFinished as whenTestFinished } from 'vitest';
import { systemClock } from '../../src/base/clock.js';
import { createEmulator, type FaultRule } from '../../src/emulator/index.js';
import {
  createRecotapClient,
  PushAbortedError,
  type PushReport,
  pushDeals,
  type RecotapClientOptions,
} from '../../src/index.js';
import { count, faultCases, timeoutCases } from '../support/fault-cases.js';
import { deals } from '../support/recotap.js';
import { transports } from '../support/transports.js';

/** Repeats at once what needs no wait. */
const clock = { ...systemClock, random: () => 0 };

const items = deals(count).map((deal) => ({ ...deal, externalDealId: `d-${deal.externalDealId}` }));

async function pushTo(rules: FaultRule[], options: RecotapClientOptions, whenOver: typeof whenTestFinished) {
  const emulator = createEmulator({ faults: { seed: 3, rules } });
  const { url, close } = await emulator.listen();
  whenOver(close);
  const apiKeySource = 'the environment variable RECOTAP_API_KEY';
  const baseUrl = `${url}/api/v1`;
  const client = createRecotapClient({ apiKey: 'a-key', apiKeySource, baseUrl, clock, ...options });
  const { report, error } = await pushDeals(client, items).then(
    (whole) => ({ report: whole, error: undefined }),
    (thrown: unknown) => {
      if (!(thrown instanceof PushAbortedError)) throw thrown;
      return { report: thrown.report, error: thrown };
    },
  );
  return { emulator, report, error };
}

const problemIds = ({ problems }: PushReport) => new Set(problems.map(({ externalDealId }) => externalDealId));

describe.each(transports)('a push by %s', (_, options) => {
  it.concurrent.for(faultCases)(
    'gives each deal its outcome: %s',
    async ([, rules, came], { expect: expected, onTestFinished }) => {
      const { emulator, report, error } = await pushTo(rules, options, onTestFinished);
      const { told = '', retries = 0, code, ...counts } = came;
      expected(report).toMatchObject({ total: count, failed: 0, unsent: 0, ...counts });
      expected(report.retries).toBeGreaterThanOrEqual(retries);
      expected(error !== undefined).toBe(code === 3);
      expected(`${error} ${JSON.stringify(report.problems)}`).toContain(told);
      expected(emulator.requests.length).toBeLessThanOrEqual(report.requests);
      const troubled = problemIds(report);
      const lost = items.filter(({ externalDealId: id }) => !troubled.has(id) && !emulator.deals.has(id));
      expected(lost).toEqual([]);
    },
  );

  it.concurrent.for(timeoutCases)(
    'with a timeout of two seconds, %s, has each outcome',
    async ([, rules, came], { expect: expected, onTestFinished }) => {
      const { report } = await pushTo(rules, { ...options, timeoutMs: 2_000, retries: 1 }, onTestFinished);
      const { codes = [], retries = 0, ...counts } = came;
      expected(report).toMatchObject({ total: count, failed: 0, unsent: 0, ...counts });
      expected(report.retries).toBeGreaterThanOrEqual(retries);
      const found = report.problems.map((problem) => (problem.status === 'unsent' ? problem.cause.code : ''));
      expected([...new Set(found)]).toEqual(codes);
    },
  );
});
