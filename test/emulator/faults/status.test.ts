import { describe, expect, it } from 'vitest';
import { validateErrorResponse } from '../../../generated/validate.js';
import type { LimitRetryAfter } from '../../../src/emulator/index.js';
import { deal, stoppedAt } from '../support.js';
import { start, waysIn } from './support.js';

describe.each(waysIn)('Instead of a response, %s,', (way) => {
  it.each([401, 413, 429, 500, 503, 504])('a %i comes in the envelope, and nothing is stored', async (status) => {
    const { emulator, post } = await start(way, [{ fault: 'status', status, times: 1 }]);
    const response = await post([deal('a')]);
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBeNull();
    const body = await response.json();
    expect(body).toMatchObject({ statusCode: status, path: '/api/v1/deals' });
    expect(validateErrorResponse(body)).toBe(true);
    expect(emulator.deals.size).toBe(0);
    expect(emulator.requests).toMatchObject([{ status, faults: ['status'] }]);
    expect((await post([deal('a')])).status).toBe(200);
  });

  it('a 502 comes with a page of HTML, as from a gateway', async () => {
    const { post } = await start(way, [{ fault: 'status', status: 502 }]);
    const response = await post([deal('a')]);
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>');
  });

  it.each([
    [502, 'json', /^\{"statusCode":502/],
    [503, 'html', /^<html>.*503 Service Unavailable/s],
    [500, 'empty', /^$/],
    [599, 'html', /<h1>599<\/h1>/],
  ] as const)('a %i comes with a body of the kind %s', async (status, body, expected) => {
    const { post } = await start(way, [{ fault: 'status', status, body }]);
    const response = await post([deal('a')]);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(expected);
  });

  it.each<[LimitRetryAfter, string]>([
    [7, '7'],
    [1.5, '1.5'],
    [0, '0'],
    ['soon', 'soon'],
    ['-1', '-1'],
    ['999999999', '999999999'],
    ['', ''],
    [{ dateIn: 90 }, 'Thu, 04 Jun 2026 09:14:03 GMT'],
    [{ dateIn: -90 }, 'Thu, 04 Jun 2026 09:11:03 GMT'],
  ])('a 429 says how long to wait: %j', async (retryAfter, header) => {
    const clock = stoppedAt('2026-06-04T09:12:33Z');
    const { post } = await start(way, [{ fault: 'status', status: 429, retryAfter }], { clock });
    expect((await post([deal('a')])).headers.get('retry-after')).toBe(header);
  });

  it('what comes can be read by a front-end on another origin', async () => {
    const { post } = await start(way, [{ fault: 'status', status: 429, times: 1 }, { fault: 'cut-off' }]);
    for (const status of [429, 200]) {
      const response = await post([deal('a')]);
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([status, '*']);
      await response.text().catch(() => {});
    }
  });

  it('a redirect leads to another host, and nothing is stored', async () => {
    const { emulator, post } = await start(way, [
      { fault: 'redirect', when: { requests: 1 } },
      { fault: 'redirect', status: 302, location: 'http://other.example/x?y=z' },
    ]);
    const first = await post([deal('a')], { redirect: 'manual' });
    expect([first.status, first.headers.get('location')]).toEqual([307, 'https://elsewhere.invalid/api/v1/deals']);
    const second = await post([deal('a')], { redirect: 'manual' });
    expect([second.status, second.headers.get('location')]).toEqual([302, 'http://other.example/x?y=z']);
    expect(emulator.deals.size).toBe(0);
  });
});
