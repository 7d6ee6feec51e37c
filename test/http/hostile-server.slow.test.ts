import { describe, expect, it, type onTestFinished as whenTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../src/base/clock.js';
import {
  type AbortReason,
  createRecotapClient,
  type DealOutcome,
  PushAbortedError,
  pushDeals,
  type RecotapClientOptions,
} from '../../src/index.js';
import { deal } from '../support/recotap.js';
import { transports } from '../support/transports.js';
import { encodings, refusals, shapes, texts } from './hostile/bodies.js';
import { chunks, headers, lengths, sockets, statusLines } from './hostile/framing.js';
import { type Answer, hostileServer } from './hostile/server.js';

const cases = [
  ...[...lengths, ...chunks, ...statusLines, ...headers, ...sockets],
  ...[...encodings, ...texts, ...shapes, ...refusals],
];

const items = ['d-0', 'd-1', 'd-2'].map((id) => deal(id));

/** Pushes to a server that gives these answers, and then, by the same client, to one that is well again. */
async function pushTo(script: Answer[], options: RecotapClientOptions, whenOver: typeof whenTestFinished) {
  const server = await hostileServer(script, whenOver);
  const limits = { maxResponseBytes: 100_000, retries: 0 };
  // Repeats at once what needs no wait. A right answer may take its time on a busy machine.
  let isHostile = true;
  const clock: Clock = {
    ...systemClock,
    after: (ms, callback) => systemClock.after(isHostile ? ms : 30_000, callback),
    random: () => 0,
  };
  const make = () => createRecotapClient({ apiKey: 'a-secret-key', baseUrl: server.url, clock, ...limits, ...options });
  const client = make();
  let reason: AbortReason | undefined;
  const outcomes: DealOutcome[] = [];
  const push = pushDeals(client, items, { onOutcome: (outcome) => void outcomes.push(outcome) });
  const report = await push.catch((error) => {
    if (!PushAbortedError.is(error)) throw error;
    reason = error.reason;
    return error.report;
  });
  await server.recover();
  isHostile = false;
  // A wait that is too long holds for all that the client sends.
  const again = reason === 'rate-limited' ? make() : client;
  return { again, reason, report, outcomes };
}

describe.each(transports)('a push by %s', (_, transport) => {
  it.concurrent.for(cases)(
    'gives each deal one outcome when the server answers with %s',
    async ([, answer, came], { expect, onTestFinished }) => {
      // Only silence takes its time, and then the deals are unsent.
      const timeoutMs = came === 'upserted' || came === 'failed' ? 30_000 : 1_000;
      // A refused request is taken apart, and each part is refused as well.
      const script = came === 'failed' ? Array<Answer>(9).fill(answer) : [answer];
      const { again, reason, report, outcomes } = await pushTo(script, { timeoutMs, ...transport }, onTestFinished);
      expect([undefined, 'unauthorized', 'unreachable', 'rate-limited']).toContain(reason);
      expect(outcomes.map(({ index }) => index).sort()).toEqual([0, 1, 2]);
      const { total, upserted, failed, invalid, superseded, unchanged, unsent } = report;
      expect([total, upserted + failed + invalid + superseded + unchanged + unsent]).toEqual([3, 3]);
      expect(outcomes.map(({ status }) => status)).toEqual(
        Array(3).fill(came === 'either' ? expect.stringMatching(/^(upserted|unsent|failed)$/) : came),
      );
      for (const outcome of outcomes) {
        if (outcome.status !== 'unsent') continue;
        expect(outcome.cause.code).toMatch(/^(connection|timeout|response|http|unauthorized)$/);
        expect(outcome.cause.message.length).toBeLessThan(3_000);
      }
      expect(await pushDeals(again, items)).toMatchObject({ total: 3, upserted: 3 });
    },
  );
});

it('there are enough of them', () => {
  expect(new Set(cases.map(([what]) => what)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThanOrEqual(80);
});
