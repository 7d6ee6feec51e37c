import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRecotapClient, pushDeals, type RecotapClientOptions } from '../../src/index.js';
import { serve } from '../e2e/servers.js';
import { deals, upserted } from '../support/recotap.js';
import { steps, stepWallClock } from './support/wall-clock.js';

const body = { deals: deals(1) };
const success = JSON.stringify({ data: { results: body.deals.map(upserted), summary: {} } });

/** Long enough for any wait that is meant, and far from an hour. */
const soon = () => AbortSignal.timeout(90_000);

/** A client of a server that goes through `script`, one step a request, and then answers with success. */
async function clientOf(script: ((response: ServerResponse) => void)[], options: RecotapClientOptions = {}) {
  const arrivals: number[] = [];
  const listener: RequestListener = (_, response) => {
    arrivals.push(performance.now());
    const step = script[arrivals.length - 1];
    if (step === undefined) response.end(success);
    else step(response);
  };
  const { url } = await serve(listener);
  return { arrivals, client: createRecotapClient({ apiKey: 'a-secret-key', baseUrl: url, ...options }) };
}

const refuse =
  (status: number, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end('{}');

/** Does something as soon as a client has said on a channel that it is going to wait. */
function whenSaidOn(channel: string, act: () => void) {
  const once = () => {
    unsubscribe(channel, once);
    act();
  };
  subscribe(channel, once);
  onTestFinished(() => void unsubscribe(channel, once));
}

describe.each(steps)('when the wall clock is set %s by an hour', (_, ms) => {
  it('during a pause that Retry-After asks for, all requests wait as long as it says', async () => {
    const throttle = refuse(429, { 'retry-after': '1' });
    const { client, arrivals } = await clientOf([throttle], { maxConcurrency: 1 });
    whenSaidOn('recotap:throttle', () => stepWallClock(ms));
    const calls = [1, 2].map(() => client.POST('/deals', { body, signal: soon() }));
    for (const { response } of await Promise.all(calls)) expect(response.status).toBe(200);
    const [throttled = 0, ...others] = arrivals;
    expect(others).toHaveLength(2);
    for (const arrival of others) expect(arrival - throttled).toBeGreaterThan(990);
  });

  it('during a back-off, a request is sent again when its time has come', async () => {
    const { client } = await clientOf([refuse(503)]);
    whenSaidOn('recotap:retry', () => stepWallClock(ms));
    const { response } = await client.POST('/deals', { body, signal: soon() });
    expect(response.status).toBe(200);
  });

  it('between two requests, a rate that you have set stays the same', async () => {
    const { client, arrivals } = await clientOf([], { requestsPerSecond: 4 });
    await client.POST('/deals', { body });
    stepWallClock(ms);
    const calls = [1, 2, 3].map(() => client.POST('/deals', { body, signal: soon() }));
    for (const { response } of await Promise.all(calls)) expect(response.status).toBe(200);
    expect((arrivals[3] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(700);
  });

  it('after a limit was met, requests go on at the rate that was found', async () => {
    const throttle = refuse(429, { 'retry-after': '0' });
    const { client } = await clientOf([refuse(400), refuse(400), throttle]);
    for (let call = 0; call < 2; call++) await client.POST('/deals', { body });
    whenSaidOn('recotap:throttle', () => stepWallClock(ms));
    const calls = [1, 2, 3].map(() => client.POST('/deals', { body, signal: soon() }));
    for (const { response } of await Promise.all(calls)) expect(response.status).toBe(200);
  });

  it('while an answer is waited for, the time-out stays as long as it is', async () => {
    const hang = () => stepWallClock(ms);
    const { client } = await clientOf([hang], { timeoutMs: 500, retries: 0 });
    const begun = performance.now();
    const call = client.POST('/deals', { body, signal: soon() });
    await expect(call).rejects.toMatchObject({ code: 'timeout' });
    expect(performance.now() - begun).toBeGreaterThan(400);
  });

  it('before a deadline, the deadline stays where it is', async () => {
    const hang = () => stepWallClock(ms);
    const { client } = await clientOf([hang]);
    const begun = performance.now();
    const push = pushDeals(client, body.deals, { deadlineMs: 500, signal: soon() });
    await expect(push).rejects.toMatchObject({ reason: 'deadline' });
    expect(performance.now() - begun).toBeGreaterThan(400);
  });

  it('during a push, every duration that is told is the real one', async () => {
    const told: number[] = [];
    const keep = (event: unknown) => {
      const { durationMs, waitMs } = event as { durationMs: number; waitMs: number };
      told.push(durationMs, waitMs);
    };
    subscribe('recotap:request', keep);
    onTestFinished(() => void unsubscribe('recotap:request', keep));
    const { client } = await clientOf([
      (response) => {
        stepWallClock(ms);
        response.end(success);
      },
    ]);
    const { durationMs } = await pushDeals(client, body.deals, {
      onProgress: (progress) => void told.push(progress.durationMs),
    });
    expect(told).toHaveLength(3);
    for (const duration of [durationMs, ...told]) {
      expect(duration).toBeGreaterThanOrEqual(0);
      expect(duration).toBeLessThan(60_000);
    }
  });
});

describe('a Retry-After that is a date', () => {
  it.each(steps)('is read by the wall clock, which is set %s by an hour from the real time', async (_, ms) => {
    stepWallClock(ms);
    // A date has no part of a second: it is between one and two seconds ahead.
    const date = () => new Date(Date.now() + 2_000).toUTCString();
    const throttle = (response: ServerResponse) => refuse(429, { 'retry-after': date() })(response);
    const { client, arrivals } = await clientOf([throttle]);
    const { response } = await client.POST('/deals', { body, signal: soon() });
    expect(response.status).toBe(200);
    expect((arrivals[1] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(900);
  });

  it.each(steps)('is waited for to its end, although the wall clock is set %s by an hour meanwhile', async (_, ms) => {
    const date = () => new Date(Date.now() + 2_000).toUTCString();
    const throttle = (response: ServerResponse) => refuse(429, { 'retry-after': date() })(response);
    const { client, arrivals } = await clientOf([throttle], { maxConcurrency: 1 });
    whenSaidOn('recotap:throttle', () => stepWallClock(ms));
    const calls = [1, 2].map(() => client.POST('/deals', { body, signal: soon() }));
    for (const { response } of await Promise.all(calls)) expect(response.status).toBe(200);
    const [throttled = 0, ...others] = arrivals;
    for (const arrival of others) expect(arrival - throttled).toBeGreaterThan(900);
  });
});
