import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRecotapClient, pushDeals } from '../../src/index.js';
import { serve } from '../e2e/servers.js';
import { deals, inTurn, upserted, upsertsAll } from '../support/recotap.js';

const success = JSON.stringify({ data: { results: deals(1).map(upserted) } });

afterEach(() => void vi.unstubAllGlobals());

describe('what carries the requests', () => {
  it('is a pool of its own on Node, which no change to the global fetch concerns', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('not to be called')));
    const { url } = await serve((_, response) => response.end(success));
    const client = createRecotapClient({ apiKey: 'key', baseUrl: url });
    expect(await pushDeals(client, deals(1))).toMatchObject({ upserted: 1 });
  });

  it('is the fetch that was injected, whose every argument is a standard request', async () => {
    const server = await serve((_, response) => response.end(success));
    const { fetch, requests } = inTurn(upsertsAll);
    const client = createRecotapClient({ apiKey: 'key', baseUrl: server.url, fetch });
    expect(await pushDeals(client, deals(250))).toMatchObject({ upserted: 250 });
    expect(requests.map((request) => request instanceof Request)).toEqual([true, true, true]);
    expect(server.connections).toBe(0);
  });

  it.concurrent.each([
    ['node', 'undici'],
    ['browser', 'fetch'],
    ['worker', 'fetch'],
    ['workerd', 'fetch'],
    ['edge-light', 'fetch'],
    ['bun', 'fetch'],
    ['deno', 'fetch'],
  ])('under the condition %s is %s', async (condition, kind) => {
    const program = `console.log(import.meta.resolve('#exchange'))`;
    const args = [`--conditions=${condition}`, '--input-type=module', '--eval', program];
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
    expect(stdout.trim()).toMatch(new RegExp(`/dist/src/http/${kind}-exchange\\.js$`));
  });
});

it('the fetch of other platforms is asked for each time, so that one put in its place later is used', async () => {
  const { createDefaultExchange } = await import('../../src/http/fetch-exchange.js');
  const exchange = createDefaultExchange();
  vi.stubGlobal('fetch', async ({ url, redirect }: Request) => Response.json({ url, redirect }));
  const url = 'https://eapi.recotap.com/api/v1/deals';
  const message = { url, method: 'GET', headers: new Headers(), body: null, signal: new AbortController().signal };
  const answer = await exchange(message, message.signal);
  expect(JSON.parse(answer.body)).toEqual({ url, redirect: 'manual' });
});
