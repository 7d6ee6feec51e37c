import { writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createRecotapClient,
  type DealOutcome,
  PushAbortedError,
  pushDeals,
  type RecotapClientOptions,
  RecotapTimeoutError,
  streamDeals,
} from '../../src/index.js';
import { inFolder, recotap } from '../e2e/command.js';
import { emulatorOnAPort, serve } from '../e2e/servers.js';
import { deal, deals, upserted } from '../support/recotap.js';

const body = { deals: deals(1) };

const never: RequestListener = () => {};
const throttles: RequestListener = (_, response) => void response.writeHead(429, { 'retry-after': '299' }).end('{}');
const fails: RequestListener = (_, response) => void response.writeHead(503).end('{}');
const trickles: RequestListener = (_, response) => void response.writeHead(200).write('{"data": ');

const servers: [what: string, listener: RequestListener][] = [
  ['never answers', never],
  ['never ends its answer', trickles],
  ['says to come back in 299 seconds', throttles],
  ['fails each time', fails],
];

async function clientOf(listener: RequestListener, options: RecotapClientOptions = {}, whenOver = onTestFinished) {
  const { url } = await serve(listener, whenOver);
  return createRecotapClient({ apiKey: 'a-secret-key', baseUrl: url, ...options });
}

/** What a call threw, and after how many ms. One that goes on for 90 s is not waited for. */
async function endOf(begin: () => Promise<unknown>) {
  const startedAt = performance.now();
  const error: unknown = await new Promise((resolve) => {
    const patience = setTimeout(() => resolve(new Error('it has not ended after 90 s')), 90_000);
    const end = (how: unknown) => {
      clearTimeout(patience);
      resolve(how);
    };
    begin().then(() => end(new Error('it threw nothing')), end);
  });
  return { error, ms: performance.now() - startedAt };
}

/** Not before its time, and not much later: this machine may be busy. */
function expectInTime(ms: number, deadlineMs: number) {
  expect(ms).toBeGreaterThan(deadlineMs - 10);
  expect(ms).toBeLessThan(deadlineMs + 60_000);
}

describe.concurrent.each(servers)('when Recotap %s', (_, listener) => {
  it('a push with a deadline ends with it, and has an outcome for every deal that it took', async ({
    onTestFinished,
  }) => {
    const client = await clientOf(listener, { retries: 100 }, onTestFinished);
    const { error, ms } = await endOf(() => pushDeals(client, deals(250), { deadlineMs: 700 }));
    expect(error).toBeInstanceOf(PushAbortedError);
    expect(error).toMatchObject({ code: 'aborted', reason: 'deadline', report: { upserted: 0 } });
    const { total, unsent, problems } = (error as PushAbortedError).report;
    expect(total).toBeGreaterThanOrEqual(100);
    expect([unsent, problems.length]).toEqual([total, total]);
    expectInTime(ms, 700);
  });

  it('a stream with a deadline yields all of its outcomes, and then ends with it', async ({ onTestFinished }) => {
    const client = await clientOf(listener, { retries: 100 }, onTestFinished);
    const outcomes: DealOutcome[] = [];
    const { error, ms } = await endOf(async () => {
      for await (const outcome of streamDeals(client, deals(1), { deadlineMs: 700 })) outcomes.push(outcome);
    });
    expect(error).toMatchObject({ code: 'aborted', reason: 'deadline' });
    expect(outcomes).toMatchObject([{ index: 0, status: 'unsent' }]);
    expectInTime(ms, 700);
  });

  it('a call by a client with a deadline ends with it, however many attempts fit in', async ({ onTestFinished }) => {
    const client = await clientOf(listener, { deadlineMs: 700, retries: 100 }, onTestFinished);
    const { error, ms } = await endOf(() => client.POST('/deals', { body }));
    expect(error).toBeInstanceOf(RecotapTimeoutError);
    expect(error).toMatchObject({ code: 'timeout', message: expect.stringContaining('700') });
    expectInTime(ms, 700);
  });

  it('a push by a client with a deadline leaves those deals unsent whose request has met it', async ({
    onTestFinished,
  }) => {
    const client = await clientOf(listener, { deadlineMs: 700, retries: 100 }, onTestFinished);
    const outcomes: DealOutcome[] = [];
    const push = pushDeals(client, deals(3), { onOutcome: (outcome) => void outcomes.push(outcome) });
    const { error } = await endOf(() => push);
    expect(error).toMatchObject({ message: 'it threw nothing' });
    const unsent = { status: 'unsent', cause: { code: 'timeout' } };
    expect(outcomes).toMatchObject([unsent, unsent, unsent]);
  });
});

describe('a deadline', () => {
  it('of a client bounds the attempts of one request together, each of which has a time-out of its own', async () => {
    const attempts: string[] = [];
    const options = { deadlineMs: 1_500, timeoutMs: 200, retries: 100, log: (line: string) => attempts.push(line) };
    const client = await clientOf(never, options);
    const { error, ms } = await endOf(() => client.POST('/deals', { body }));
    expect(error).toBeInstanceOf(RecotapTimeoutError);
    expect(attempts.length).toBeGreaterThan(1);
    expectInTime(ms, 1_500);
  });

  it('of a client is counted for each request from its own beginning', async () => {
    let requests = 0;
    const client = await clientOf(
      (_, response) => {
        if (++requests === 1) return;
        response.end(JSON.stringify({ data: { results: body.deals.map(upserted) } }));
      },
      { deadlineMs: 500 },
    );
    expect((await endOf(() => client.POST('/deals', { body }))).error).toBeInstanceOf(RecotapTimeoutError);
    const { response } = await client.POST('/deals', { body });
    expect(response.status).toBe(200);
  });

  it('of a client bounds the time that a request waits for its turn as well', async () => {
    const client = await clientOf(never, { deadlineMs: 700, maxConcurrency: 1 });
    const ends = await Promise.all([1, 2, 3].map(() => endOf(() => client.POST('/deals', { body }))));
    for (const { error, ms } of ends) {
      expect(error).toBeInstanceOf(RecotapTimeoutError);
      expectInTime(ms, 700);
    }
  });

  it('of a push bounds all of its requests together', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort({ faults: { rules: [{ fault: 'latency', ms: 400 }] } });
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl, maxConcurrency: 1 });
    const { error, ms } = await endOf(() => pushDeals(client, deals(10_000), { deadlineMs: 1_000 }));
    expect(error).toMatchObject({ reason: 'deadline' });
    const { upserted, unsent, total } = (error as PushAbortedError).report;
    expect(upserted).toBeGreaterThanOrEqual(100);
    expect(upserted + unsent).toBe(total);
    expect(emulator.deals.size).toBeGreaterThanOrEqual(upserted);
    expectInTime(ms, 1_000);
  });

  it('ends a push whose source gives nothing more', async () => {
    const { baseUrl } = await emulatorOnAPort();
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl });
    const source = (async function* () {
      yield deal(1);
      await new Promise(() => {});
    })();
    const { error, ms } = await endOf(() => pushDeals(client, source, { deadlineMs: 700 }));
    expect(error).toMatchObject({ reason: 'deadline', report: { total: 1 } });
    expectInTime(ms, 700);
  });

  it('changes nothing for a push that is done before it', async () => {
    const { baseUrl } = await emulatorOnAPort();
    const client = createRecotapClient({ apiKey: 'a-secret-key', baseUrl, deadlineMs: 30_000 });
    expect(await pushDeals(client, deals(250), { deadlineMs: 30_000 })).toMatchObject({ total: 250, upserted: 250 });
  });

  it('lets the program end that has nothing else to do', () =>
    inFolder(async (folder) => {
      const { baseUrl } = await emulatorOnAPort();
      const program = join(folder, 'app.mjs');
      const app = `
        import { createRecotapClient, pushDeals } from './src/index.ts';
        const client = createRecotapClient({ baseUrl: process.argv[2], deadlineMs: 600_000 });
        const { upserted } = await pushDeals(client, [{ externalDealId: '1', name: 'One' }], { deadlineMs: 600_000 });
        console.log(upserted);
      `;
      const resolveDir = fileURLToPath(new URL('../..', import.meta.url));
      const options = { bundle: true, write: false, platform: 'browser', format: 'esm', target: 'es2022' } as const;
      const { outputFiles } = await build({ stdin: { contents: app, resolveDir }, ...options });
      await writeFile(program, outputFiles[0]?.text ?? '');
      expect(await recotap([baseUrl], { program })).toMatchObject({ code: 0, stdout: '1\n' });
    }));

  it('that comes after an abort does not hide its reason', async () => {
    const controller = new AbortController();
    const client = await clientOf(() => controller.abort(new Error('enough')));
    const push = pushDeals(client, deals(1), { deadlineMs: 700, signal: controller.signal });
    const { error } = await endOf(() => push);
    expect(error).toMatchObject({ reason: 'aborted', cause: { message: 'enough' } });
  });

  it('that comes first is the reason, although the signal aborts later', async () => {
    const controller = new AbortController();
    const client = await clientOf(never);
    const push = pushDeals(client, deals(1), { deadlineMs: 300, signal: controller.signal });
    const { error } = await endOf(() => push.finally(() => controller.abort()));
    expect(error).toMatchObject({ reason: 'deadline' });
  });

  it.each([-1, Number.NaN, '500' as unknown as number])('of %s ms is refused', async (deadlineMs) => {
    const options = {
      apiKey: 'a-secret-key',
      baseUrl: 'http://127.0.0.1:4010',
      fetch: () => Promise.reject(new Error('not called')),
    };
    expect(() => createRecotapClient({ ...options, deadlineMs })).toThrow(/deadlineMs/);
    const push = pushDeals(createRecotapClient(options), deals(1), { deadlineMs });
    await expect(push).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('deadlineMs') });
  });
});
