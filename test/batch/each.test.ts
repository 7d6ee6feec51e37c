import { describe, expect, it } from 'vitest';
import { createRecotapClient, PushAbortedError, RecotapConfigurationError, streamDeals } from '../../src/index.js';
import { byRequest, deals, refusal, upsertsAll } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const clientOn = (server: (request: Request) => Response | Promise<Response>) =>
  createRecotapClient({ apiKey: 'key', fetch: byRequest(server), clock: createVirtualClock() });

describe('a stream of outcomes, as an iterator,', () => {
  it('gives each outcome once to those who ask at the same time', async () => {
    const stream = streamDeals(clientOn(upsertsAll), deals(250));
    const asked = await Promise.all(Array.from({ length: 260 }, () => stream.next()));
    const indexes = asked.flatMap(({ done, value }) => (done === true ? [] : [value.index]));
    expect(indexes.sort((a, b) => a - b)).toEqual(deals(250).map((_, index) => index));
    expect(asked.slice(250).every(({ done }) => done)).toBe(true);
  });

  it('is over for good when it was left', async () => {
    const stream = streamDeals(clientOn(upsertsAll), deals(250));
    await stream.next();
    expect(await stream.return()).toEqual({ done: true, value: undefined });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('is over for good when it threw', async () => {
    const stream = streamDeals(
      clientOn(async () => refusal(401)),
      deals(2),
    );
    await stream.next();
    await stream.next();
    await expect(stream.next()).rejects.toThrow(PushAbortedError);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('ends with what is thrown into it', async () => {
    const stream = streamDeals(clientOn(upsertsAll), deals(250));
    await stream.next();
    await expect(stream.throw(new Error('enough'))).rejects.toThrow('enough');
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('asks for nothing before it is asked, and says then that the source is none', async () => {
    const stream = streamDeals(clientOn(upsertsAll), 7 as never);
    await expect(stream.next()).rejects.toThrow(RecotapConfigurationError);
  });
});
