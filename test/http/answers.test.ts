import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import {
  createRecotapClient,
  pushDeals,
  type RecotapClientOptions,
  RecotapConnectionError,
  RecotapHttpError,
  RecotapResponseError,
} from '../../src/index.js';
import { byRequest, deal, deals, inTurn, refusal, upsertsAll } from '../support/recotap.js';
import { transports } from '../support/transports.js';
import { createVirtualClock } from '../support/virtual-clock.js';

type Step = (request: Request) => Response | Promise<Response>;

const body = { deals: [deal(1)] };

function clientOn(steps: Step[], options: RecotapClientOptions = {}) {
  const { fetch, requests } = inTurn(...steps);
  const client = createRecotapClient({
    apiKey: 'key',
    fetch: byRequest(fetch),
    clock: createVirtualClock(),
    retries: 1,
    ...options,
  });
  return { client, requests };
}

const errorFrom = async (step: Step) => {
  const { client, requests } = clientOn([step]);
  const error = await client.requests.pushDeals(body).catch((thrown) => thrown);
  return { error, requests };
};

describe('a success that is not JSON', () => {
  it.each<[string, Response, RegExp]>([
    ['is empty', new Response(''), /\/deals answered 200 with an empty body$/],
    ['has no content type', new Response(new TextEncoder().encode('oops')), /not JSON \(no content type\): oops$/],
    [
      'is a page',
      new Response('  <p>\n  Log in\n', { headers: { 'content-type': 'text/html' } }),
      /\(text\/html\): <p> Log in$/,
    ],
    ['has 120 letters', new Response('x'.repeat(120)), /: x{120}$/],
    ['is long', new Response(`${'x'.repeat(120)}y`), /: x{120}…$/],
  ])('is told by what it %s', async (_, response, message) => {
    const { error } = await errorFrom(() => response.clone());
    expect(error).toBeInstanceOf(RecotapResponseError);
    expect(error.message).toMatch(message);
  });
});

describe('an answer without content', () => {
  it.each([
    ['a 204', () => new Response(null, { status: 204 })],
    ['a 205', () => new Response(null, { status: 205 })],
    ['an empty 200', () => new Response('')],
    ['an empty 201', () => new Response(null, { status: 201 })],
  ])('makes its request go out again, and leaves the deals unsent when it stays so: %s', async (_, empty) => {
    const healed = clientOn([empty, upsertsAll]);
    expect((await healed.client.requests.pushDeals(body)).response.status).toBe(200);
    expect(healed.requests).toHaveLength(2);
    const lost = clientOn([empty]);
    const report = await pushDeals(lost.client, deals(3));
    expect(report).toMatchObject({ total: 3, unsent: 3, retries: 1, problems: { 0: { cause: { code: 'response' } } } });
    expect(String(report.problems[0]?.status === 'unsent' && report.problems[0].cause)).toMatch(/with an empty body$/);
  });
});

describe('an answer that is too long', () => {
  const long = (bytes: number) => new Response('x'.repeat(bytes));
  const text = (bytes: number) => ({ status: 200, headers: new Headers(), text: async () => 'x'.repeat(bytes) });

  it.each<[string, RecotapClientOptions, (bytes: number) => unknown, number]>([
    ['than 32 MB', {}, long, 2 ** 25],
    ['than maxResponseBytes', { maxResponseBytes: 1_000 }, long, 1_000],
    ['than maxResponseBytes, from a fetch without streams', { maxResponseBytes: 1_000 }, text, 1_000],
  ])('%s is told, and not asked for again', async (_, options, respond, most) => {
    const calls: number[] = [];
    const ask = async (bytes: number) => {
      const fetch = async () => {
        calls.push(bytes);
        return respond(bytes) as Response;
      };
      const client = createRecotapClient({ apiKey: 'key', fetch, clock: createVirtualClock(), retries: 1, ...options });
      return client.requests.pushDeals(body).catch((error) => error);
    };
    expect((await ask(most)).message).toMatch(/not JSON/);
    const error = await ask(most + 1);
    expect(error).toBeInstanceOf(RecotapResponseError);
    expect(error.message).toMatch(`a body of more than ${most} bytes`);
    expect(calls.filter((bytes) => bytes > most)).toHaveLength(1);
  });

  it('is measured in bytes, not in characters', async () => {
    const fetch = async () => ({ status: 400, headers: new Headers(), text: async () => '€'.repeat(400) }) as never;
    const ask = (maxResponseBytes: number) =>
      createRecotapClient({ apiKey: 'key', fetch, maxResponseBytes }).requests.pushDeals(body);
    expect((await ask(1_200)).response.status).toBe(400);
    await expect(ask(1_199)).rejects.toThrow(RecotapResponseError);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 28 + 1, '5' as never])(
    'cannot be allowed by the option %s',
    (maxResponseBytes) => {
      expect(() => createRecotapClient({ apiKey: 'key', maxResponseBytes })).toThrow(
        `The option maxResponseBytes is ${maxResponseBytes}: expected a whole number from 1 to 268435456.`,
      );
    },
  );
});

describe('an error that is not JSON', () => {
  it('is passed on with its status and its text, once', async () => {
    const { client, requests } = clientOn([() => new Response('<p>Bad', { status: 400, statusText: 'Bad Request' })]);
    const { error, response } = await client.requests.pushDeals(body);
    expect([error, response.status, response.statusText]).toEqual(['<p>Bad', 400, 'Bad Request']);
    expect(requests).toHaveLength(1);
  });
});

describe('a redirect', () => {
  const redirect = (status: number, location?: string) => () =>
    new Response(null, { status, headers: location === undefined ? {} : { location } });

  it.each<[string, Step, RegExp]>([
    ['to another host', redirect(307, 'https://elsewhere.example/deals'), /to https:\/\/elsewhere\.example, which/],
    ['on the same host', redirect(300, '/v2/deals'), /to https:\/\/eapi\.recotap\.com, which/],
    ['to nowhere', redirect(302), /to another place, which was not followed/],
    ['to what is no URL', redirect(302, 'https://[broken'), /to another place, which was not followed/],
    ['that a browser hides', () => Response.error(), /to another place.*Set the base URL to where the API is\.$/],
  ])('%s is told at once, with what to do', async (_, step, message) => {
    const { error, requests } = await errorFrom(step);
    expect(error).toBeInstanceOf(RecotapHttpError);
    expect(error.message).toMatch(message);
    expect(requests).toHaveLength(1);
  });
});

describe('a connection that broke', () => {
  const from = async (thrown: unknown) => (await errorFrom(() => Promise.reject(thrown))).error;
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:80'), { code: 'ECONNREFUSED' });

  it.each<[string, unknown, RegExp]>([
    [
      'the words of the innermost error',
      new TypeError('fetch failed', { cause: refused }),
      /: connect ECONNREFUSED 127\.0\.0\.1:80\. Is/,
    ],
    [
      'its code when it has no words',
      Object.assign(new Error(''), { code: 'ECONNREFUSED' }),
      /: ECONNREFUSED\. Is the/,
    ],
    ['the message when there is no code', new TypeError('socket hang up'), /: socket hang up\./],
    ['the message when the code is a number', Object.assign(new Error('odd'), { code: 7 }), /: odd\./],
    ['what was thrown when that is no error', 'just a text', /: just a text\./],
    ['the error when its cause is none', new Error('outer', { cause: 'inner' }), /: outer\./],
  ])('is told by %s, with what to look at', async (_, thrown, message) => {
    const error = await from(thrown);
    expect(error).toBeInstanceOf(RecotapConnectionError);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^No response from https:\/\/eapi.*Is the base URL right, and the server up\?$/);
  });

  it('keeps what the transport said for whoever must find out more', async () => {
    const { cause } = await from(new TypeError('fetch failed', { cause: refused }));
    expect(cause).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(cause.stack).toMatch(/answers\.test\.ts/);
    expect(cause.cause).toMatchObject({ message: refused.message, code: 'ECONNREFUSED' });
    expect(cause).not.toHaveProperty('code');
  });

  it('is told even by an error without a stack', async () => {
    const bare = new Error('bare');
    delete bare.stack;
    expect((await from(bare)).cause).toMatchObject({ message: 'bare', stack: '' });
  });
});

describe.each(transports)('an answer beyond the standard, by %s,', (_, transport) => {
  /** A server on a socket, as no `Response` can be made with such a status line. */
  const withStatusLine = async <T>(status: number, phrase: string, use: (baseUrl: string) => Promise<T>) => {
    const server = createServer((_, response) => {
      response.writeHead(status, phrase, { connection: 'close' }).end('{"data": {"results": []}}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await use(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
    } finally {
      server.close();
    }
  };
  const push = (baseUrl: string) =>
    pushDeals(createRecotapClient({ apiKey: 'key', baseUrl, retries: 0, ...transport }), deals(2)).catch(
      (error) => error,
    );

  it.each([600, 999])('with the status %d leaves the deals of its request unsent, and ends no push', async (status) => {
    const report = await withStatusLine(status, 'Odd', push);
    expect(report).toMatchObject({ total: 2, unsent: 2, problems: { 0: { cause: { code: 'response' } } } });
    expect(report.problems[0].cause.message).toMatch(`the status ${status}, which HTTP does not have`);
  });

  it('with an unknown status makes its request go out again', async () => {
    const odd = () => Object.defineProperty(Response.json({}), 'status', { value: 999 });
    const { client, requests } = clientOn([odd, upsertsAll]);
    expect((await client.requests.pushDeals(body)).response.status).toBe(200);
    expect(requests).toHaveLength(2);
  });

  it('with the status 599 is an error of the server', async () => {
    const report = await withStatusLine(599, 'Odd', push);
    expect(report).toMatchObject({ unsent: 2, problems: { 0: { cause: { code: 'http', status: 599 } } } });
  });

  it('with a reason phrase in another language is read like any other', async () => {
    const phrase = Buffer.from('Nicht verfügbar', 'utf8').toString('latin1');
    const [german, broken] = await Promise.all(
      [phrase, 'Nicht verfügbar'].map((text) => withStatusLine(503, text, push)),
    );
    for (const report of [german, broken]) {
      expect(report).toMatchObject({ total: 2, unsent: 2, problems: { 0: { cause: { status: 503 } } } });
      expect(report.problems[0].cause.message).toMatch(/answered 503: Nicht verf.gbar/);
    }
  });
});

describe('a request without a body', () => {
  it('goes out, and again, without one', async () => {
    const lines: string[] = [];
    const { client, requests } = clientOn([() => refusal(503), upsertsNothing], { log: (line) => lines.push(line) });
    const { response } = await client.GET('/deal-stages');
    expect(response.status).toBe(200);
    expect(requests.map(({ method, body: sent }) => [method, sent])).toEqual([
      ['GET', null],
      ['GET', null],
    ]);
    expect(lines).toEqual([expect.stringMatching(/GET .* bytes=0 /), expect.stringMatching(/GET .* bytes=0 /)]);
  });
});

const upsertsNothing: Step = () => Response.json({});

describe('the headers of an answer', () => {
  it('are passed on, each of them', async () => {
    const headers = new Headers({ 'x-request-id': '7' });
    headers.append('set-cookie', 'a=1');
    headers.append('set-cookie', 'b=2');
    const { client } = clientOn([
      async (request) => new Response(await (await upsertsAll(request)).text(), { headers }),
    ]);
    const { response } = await client.requests.pushDeals(body);
    expect(response.headers.get('x-request-id')).toBe('7');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });
});

it('an error that is its own cause is told like any other', async () => {
  const error = new TypeError('fetch failed');
  error.cause = error;
  const told = await errorFrom(() => Promise.reject(error));
  expect(told.error).toBeInstanceOf(RecotapConnectionError);
  expect(told.error.message).toMatch(/fetch failed/);
});
