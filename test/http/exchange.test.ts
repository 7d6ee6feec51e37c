import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { exchange } from '../../src/http/exchange.js';
import { type Fetch, RecotapConfigurationError, RecotapTimeoutError } from '../../src/index.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const url = 'https://eapi.recotap.com/api/v1/deals';

function tryOn(fetch: Fetch) {
  const clock = createVirtualClock();
  const controller = new AbortController();
  const { signal } = controller;
  const message = { url, method: 'GET', headers: {}, body: undefined };
  const begin = () => exchange(message, fetch, { timeoutMs: 1_000, maxResponseBytes: 100 }, clock, signal);
  const leftOver = () => ({ timers: clock.pending, listeners: getEventListeners(signal, 'abort').length });
  return { begin, controller, leftOver };
}

describe('one attempt', () => {
  it('hands over the whole answer, and leaves neither timer nor listener', async () => {
    const { begin, leftOver } = tryOn(async () => new Response('whole', { status: 201, statusText: 'Created' }));
    const answering = begin();
    expect(leftOver()).toEqual({ timers: 1, listeners: 1 });
    expect(await answering).toMatchObject({ status: 201, statusText: 'Created', text: 'whole' });
    expect(leftOver()).toEqual({ timers: 0, listeners: 0 });
  });

  it('ends at once when it is aborted, though the fetch does not heed its signal, and leaves nothing behind', async () => {
    const seen: AbortSignal[] = [];
    const { begin, controller, leftOver } = tryOn((_, { signal }) => {
      seen.push(signal);
      return new Promise(() => {});
    });
    const answering = begin();
    controller.abort(new Error('enough'));
    await expect(answering).rejects.toThrow('enough');
    expect(seen[0]?.reason).toMatchObject({ message: 'enough' });
    expect(leftOver()).toEqual({ timers: 0, listeners: 0 });
  });

  it('sends nothing when it was aborted before', async () => {
    let sent = 0;
    const { begin, controller, leftOver } = tryOn(async () => {
      sent++;
      return new Response();
    });
    controller.abort(new Error('too late'));
    await expect(begin()).rejects.toThrow('too late');
    expect(sent).toBe(0);
    expect(leftOver()).toEqual({ timers: 0, listeners: 0 });
  });

  it('tells the fetch to end when the time is up', async () => {
    const seen: AbortSignal[] = [];
    const { begin, leftOver } = tryOn((_, { signal }) => {
      seen.push(signal);
      return new Promise(() => {});
    });
    await expect(begin()).rejects.toThrow(RecotapTimeoutError);
    expect(seen[0]?.reason).toBeInstanceOf(RecotapTimeoutError);
    expect(leftOver()).toEqual({ timers: 0, listeners: 0 });
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [7, 'number'],
  ])('says so when the fetch resolves to %j, which is no Response', async (value, told) => {
    const { begin } = tryOn(async () => value as never);
    await expect(begin()).rejects.toThrow(RecotapConfigurationError);
    await expect(begin()).rejects.toThrow(`The given fetch resolved to ${told}: expected a Response`);
  });

  it('takes a response without a statusText, as a hand-written stand-in gives it', async () => {
    const { begin } = tryOn(async () => ({ status: 200, headers: new Headers(), text: async () => 'whole' }) as never);
    expect(await begin()).toMatchObject({ status: 200, statusText: '', text: 'whole' });
  });

  it.each<[string, object]>([
    ['has no status', { headers: new Headers(), text: async () => '' }],
    ['has no headers', { status: 200, text: async () => '' }],
    ['has no text()', { status: 200, headers: new Headers() }],
    ['has a text() that gives none', { status: 200, headers: new Headers(), text: async () => undefined }],
  ])('says so when what the fetch resolves to %s', async (_, value) => {
    const { begin, leftOver } = tryOn(async () => value as never);
    await expect(begin()).rejects.toThrow('resolved to an object that is not a Response');
    expect(leftOver()).toEqual({ timers: 0, listeners: 0 });
  });

  it('leaves no rejection unheard when the fetch itself aborts the signal and then throws', async () => {
    const unheard: unknown[] = [];
    const listener = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', listener);
    const { begin, controller } = tryOn(async () => {
      controller.abort(new Error('enough'));
      throw new TypeError('fetch failed');
    });
    await expect(begin()).rejects.toThrow('enough');
    await new Promise((resolve) => setTimeout(resolve));
    process.off('unhandledRejection', listener);
    expect(unheard).toEqual([]);
  });
});
