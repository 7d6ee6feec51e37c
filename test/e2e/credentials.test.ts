import { readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recotap as inProcess } from '../cli/io.js';
import { expectNoKey, key } from './canary.js';
import { inFolder, recotap, stackTrace, start } from './command.js';
import { header, reportOf, rows } from './report.js';
import { emulatorOnAPort, serve, serveConnections } from './servers.js';

const envelope = { statusCode: 400, timestamp: '2026-06-04T09:12:33.421Z', path: `/api/v1/deals?key=${key}` };

function json(answer: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

const success = (results: object[]) => ({ ...envelope, statusCode: 200, data: { results, summary: {} } });
const ids = ['d-0', 'd-1', 'd-2'];

/** Every place in which a server can say a key back. */
const echoes: [where: string, answer: (answer: ServerResponse) => void, code: number][] = [
  ['the message of a 400', (a) => json(a, 400, { ...envelope, message: `Bad ${key}` }), 1],
  [
    'the customMessage of a 401',
    (a) => json(a, 401, { ...envelope, message: 'x', customMessage: `${key} is not valid` }),
    3,
  ],
  [
    'the errors of a 400 that name each deal',
    (a) =>
      json(a, 400, {
        ...envelope,
        data: ids.map((_, index) => ({
          property: 'deals',
          children: [{ property: `${index}`, constraints: { key } }],
        })),
      }),
    1,
  ],
  [
    'the errors of a 400 that name nothing',
    (a) => json(a, 400, { ...envelope, data: [{ property: key, constraints: { [key]: key } }] }),
    1,
  ],
  [
    'the errors of failed deals',
    (a) => json(a, 200, success(ids.map((id) => ({ externalDealId: id, status: 'failed', error: `No: ${key}` })))),
    1,
  ],
  [
    'errors that are no text',
    (a) => json(a, 200, success(ids.map((id) => ({ externalDealId: id, status: 'failed', error: { key } })))),
    1,
  ],
  [
    'an unknown status of results',
    (a) => json(a, 200, success(ids.map((id) => ({ externalDealId: id, status: key })))),
    1,
  ],
  ['the ids of results', (a) => json(a, 200, success([{ externalDealId: key, status: 'upserted' }])), 1],
  ['a page of HTML', (a) => a.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${key}</p>`), 1],
  ['a page that is cut where the key stands', (a) => a.writeHead(200).end(`${'x'.repeat(100)}${key}`), 1],
  ['the content type of a 200', (a) => a.writeHead(200, { 'content-type': `text/${key}` }).end('x'), 1],
  ['the text of a status', (a) => a.writeHead(404, `No ${key}`).end(), 3],
  ['the text of a 400 without a body', (a) => a.writeHead(400, key).end(), 1],
  ['the text of a 500', (a) => a.writeHead(500, key).end(), 1],
  ['the host of a redirect', (a) => a.writeHead(307, { location: `https://${key}.example/deals` }).end(), 3],
  ['the path of a redirect', (a) => a.writeHead(302, { location: `https://elsewhere.invalid/${key}` }).end(), 3],
  ['a redirect to no URL', (a) => a.writeHead(301, { location: `https://${key}:${key}` }).end(), 3],
  ['a Retry-After', (a) => a.writeHead(429, { 'retry-after': key }).end(), 1],
  ['a Retry-After of years', (a) => a.writeHead(429, { 'retry-after': '99999999', 'x-key': key }).end(key), 3],
  [
    'all headers',
    (a) => json(a, 503, { message: key }, { 'x-api-key': key, 'www-authenticate': key, 'set-cookie': key }),
    1,
  ],
];

describe('a server that says the API key back', () => {
  it('is not repeated anywhere, wherever it says it', async () => {
    async function push([where, answer, expected]: (typeof echoes)[number]) {
      const seen = new Set<unknown>();
      const { url } = await serve((incoming, response) => {
        seen.add(incoming.headers['x-api-key']);
        answer(response);
      });
      await inFolder(async (cwd) => {
        await writeFile(join(cwd, 'deals.csv'), header + rows(3));
        const run = async (problems: string, args: string[], env: Record<string, string> = {}) => {
          const given = ['push', 'deals.csv', '--problems', problems, '--base-url', url, '--verbose', ...args];
          const { code, stdout, stderr } = await inProcess(given, { cwd, env: { RECOTAP_API_KEY: key, ...env } });
          const kept = await readFile(join(cwd, problems), 'utf8');
          for (const text of [stdout, stderr, kept]) expectNoKey(where, text);
          expect(stderr + stdout, where).not.toMatch(stackTrace);
          expect(code, where).toBe(expected);
          return stdout;
        };
        // Each form of the report.
        const [report] = await Promise.all([run('p.ndjson', ['--json'], { RECOTAP_DEBUG: '1' }), run('p2.ndjson', [])]);
        expect(reportOf(report), where).toMatchObject({ total: 3, upserted: 0 });
        expect([...seen], where).toEqual([key]);
      });
    }

    // All at once: they spend their time in the waits between attempts.
    await Promise.all(echoes.map(push));
  });

  it('in place of HTTP is not repeated anywhere', async () => {
    const { url } = await serveConnections((socket) => {
      socket.on('error', () => {});
      socket.once('data', (bytes) => socket.end(bytes));
    });
    const { code, stdout, stderr } = await recotap(
      ['push', '-', '--format', 'csv', '--base-url', url, '--json', '--verbose'],
      {
        input: header + rows(3),
      },
    );
    expect(stderr).toContain('error: No response from');
    expect(reportOf(stdout)).toMatchObject({ total: 3, unsent: 3 });
    expect(code).toBe(3);
  });
});

describe('the API key', () => {
  it.each([301, 302, 303, 307, 308])('never goes along with a redirect (%i) to another host', async (status) => {
    const elsewhere = await serve((_, answer) => answer.end());
    const { baseUrl, emulator } = await emulatorOnAPort({
      faults: { rules: [{ fault: 'redirect', status, location: `${elsewhere.url}/api/v1/deals` }] },
    });
    const args = ['push', '-', '--format', 'csv', '--base-url', baseUrl, '--json'];
    const { code, stdout, stderr } = await recotap(args, { input: header + rows(3) });
    expect(stderr).toContain(`answered with a redirect to ${elsewhere.url}, which was not followed`);
    expect(reportOf(stdout)).toMatchObject({ total: 3, unsent: 3, requests: 1 });
    expect(code).toBe(3);
    expect(emulator.requests).toHaveLength(1);
    expect(elsewhere.connections).toBe(0);
  });

  /** Run inside the command: tells of each look-up of a name and of each connection. */
  const watch = `data:text/javascript,${encodeURIComponent(`
    import dns from 'node:dns';
    import net from 'node:net';
    import { syncBuiltinESMExports } from 'node:module';
    const { lookup } = dns;
    const { connect } = net.Socket.prototype;
    dns.lookup = (...args) => { console.error('LOOK-UP'); return lookup(...args); };
    net.Socket.prototype.connect = function (...args) { console.error('CONNECTION'); return connect.apply(this, args); };
    syncBuiltinESMExports();
  `)}`;
  const watched = (baseUrl: string) =>
    recotap(['push', '-', '--format', 'csv', '--base-url', baseUrl], {
      env: { NODE_OPTIONS: `--import ${watch}` },
      input: header + rows(3),
    });

  it.each([
    'http://recotap.example/api',
    'http://10.0.0.1:4020/api',
    'http://[fe80::1]/api',
    'http://0.0.0.0:4020',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://2130706433.example',
    'ftp://127.0.0.1/',
    `http://user:${key}@127.0.0.1/`,
    `https://127.0.0.1/?key=${key}`,
    `https://127.0.0.1/#${key}`,
    key,
  ])('and every connection stay away from the base URL %s', async (baseUrl) => {
    const { code, stdout, stderr } = await watched(baseUrl);
    expect(stderr).toMatch(/^error: The base URL .+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('goes over plain http to this machine alone, with a connection that this test would see', async () => {
    const { baseUrl } = await emulatorOnAPort();
    const { code, stderr } = await watched(baseUrl);
    expect(stderr).toContain('CONNECTION');
    expect(code).toBe(0);
  });

  it('that no header can carry is refused, and is not shown', async () => {
    for (const RECOTAP_API_KEY of [`${key} ${key}`, `${key}\n${key}`, `${key}é`]) {
      const { code, stdout, stderr } = await recotap(['push', '-'], { env: { RECOTAP_API_KEY }, input: header });
      expect(stderr).toMatch(/^error: The API key from the environment variable RECOTAP_API_KEY has white space/);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });

  it.each([
    ['--api-key', key],
    [`--api-key=${key}`],
    [`--apikey=${key}`],
    [`--key=${key}`],
    ['--api-keys', key],
    [`--base-url=${key}`],
    [`--environment=${key}`],
    [`--concurrency=${key}`],
    [`--format=${key}`],
    [`-k${key}`],
  ])('is not shown to whoever puts it in a wrong place of the command line: %#', async (...words) => {
    const { code, stdout } = await recotap(['push', 'deals.csv', ...words], { input: '' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('the file .env, and the file that is named', () => {
  it('give a key that is shown nowhere', async () => {
    const { baseUrl } = await emulatorOnAPort({ apiKey: 'another' });
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, '.env'), `RECOTAP_API_KEY=${key}\n`);
      await writeFile(join(cwd, 'key.txt'), `\ufeff${key}\n`);
      for (const args of [[], ['--api-key-file', 'key.txt']]) {
        const push = [
          'push',
          '-',
          '--format',
          'csv',
          '--base-url',
          baseUrl,
          '--verbose',
          '--problems',
          'p.ndjson',
          ...args,
        ];
        const { ended } = start(push, { cwd, env: { RECOTAP_API_KEY: '' }, input: header + rows(3) });
        const { code, stderr } = await ended;
        expect(stderr).toContain('answered 401');
        expect(code).toBe(3);
      }
    });
  });
});
