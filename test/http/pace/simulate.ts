import type { Limit } from '../../../src/emulator/faults/limits.js';
import { createDice } from '../../../src/emulator/faults/random.js';
import { createRecotapClient, type RecotapClientOptions } from '../../../src/index.js';
import { answer, byRequest, deal, dealsIn, refusal, upserted } from '../../support/recotap.js';
import { createVirtualClock } from '../../support/virtual-clock.js';

/** A server that a client finds its pace on. */
export interface Scenario {
  name: string;
  requests: number;
  /** Between asking and answering, give or take a tenth, in ms. */
  latencyMs: number;
  /** Made anew for each run, which begins at the time 0. */
  limit(): Limit;
  /** Whether a refusal tells when to come again, in whole seconds. */
  retryAfter: boolean;
  /** The least time it could take, knowing the limit and never exceeding it, in ms. */
  idealMs: number;
}

export interface Result {
  seconds: number;
  /** How many times the ideal time it took. */
  timesIdeal: number;
  /** Of the requests sent, how many were refused: 0 to 1. */
  refused: number;
  /** Calls that ended without success. */
  lost: number;
}

/** Makes all the calls at once, and lets the client find out how fast it may go. Repeats exactly with the same seed. */
export async function simulate(scenario: Scenario, seed: number, options: RecotapClientOptions = {}): Promise<Result> {
  const random = createDice(seed);
  const clock = createVirtualClock(random);
  const startedAt = clock.now();
  const limit = scenario.limit();
  const pass = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  let sent = 0;
  let refused = 0;

  const fetch = async (request: Request): Promise<Response> => {
    sent++;
    const latencyMs = scenario.latencyMs * (0.9 + 0.2 * random());
    await pass(latencyMs / 2);
    const comeBackInMs = limit(clock.now() - startedAt);
    await pass(latencyMs / 2);
    if (comeBackInMs === 0) return answer((await dealsIn(request)).map(upserted));
    refused++;
    return refusal(429, {}, scenario.retryAfter ? { 'retry-after': String(Math.ceil(comeBackInMs / 1000)) } : {});
  };

  const client = createRecotapClient({ apiKey: 'simulated', fetch: byRequest(fetch), clock, ...options });
  const calls = Array.from({ length: scenario.requests }, (_, index) =>
    client.requests.pushDeals({ deals: [deal(index)] }),
  );
  const ended = await Promise.allSettled(calls);
  const ms = clock.now() - startedAt;
  const lost = ended.filter((call) => call.status === 'rejected' || !call.value.response.ok).length;
  return { seconds: ms / 1000, timesIdeal: ms / scenario.idealMs, refused: refused / sent, lost };
}
