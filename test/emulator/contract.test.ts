import { spawn } from 'node:child_process';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  validateBadRequestResponse,
  validateErrorResponse,
  validatePushDealsResponse,
} from '../../generated/validate.js';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';
import { deal } from './support.js';

/** Prism as a proxy that checks every answer against the contract. Its violations come in the header `sl-violations`. */
let prism: { url: string; stop(): void };
/** What Prism sends on to: it keeps its connections, so its own upstream stays the same and forwards to the server of each test. */
let forwarder: Server;
let upstream: string;

beforeAll(async () => {
  forwarder = createServer((request, response) => {
    const { method, headers } = request;
    const onward = httpRequest(upstream + request.url, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  prism = await startPrism(await listening(forwarder));
}, 60_000);

afterAll(() => {
  prism.stop();
  forwarder.close();
  forwarder.closeAllConnections();
});

async function startPrism(upstreamUrl: string) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { port } = new URL(await freeOrigin());
  const args = ['proxy', 'openapi.yaml', upstreamUrl, '--host', '127.0.0.1', '--port', port];
  const child = spawn(process.execPath, ['node_modules/@stoplight/prism-cli/dist/index.js', ...args], { cwd: root });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const onOutput = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Prism is listening')) resolve();
    };
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    child.once('exit', () => reject(new Error(`Prism did not start:\n${output}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function freeOrigin(): Promise<string> {
  const server = createServer();
  const origin = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return origin;
}

interface Checked {
  status: number;
  body: unknown;
  /** What Prism has against the answer. What it has against the request is left out: the tests break that on purpose. */
  violations: { location: string[]; message: string }[];
}

/** Sends deals through Prism to the upstream of the moment. */
async function throughPrism(deals: unknown[], key?: string): Promise<Checked> {
  const response = await fetch(`${prism.url}/deals`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key !== undefined && { 'X-Api-Key': key }) },
    body: JSON.stringify({ deals }),
  });
  const violations: Checked['violations'] = JSON.parse(response.headers.get('sl-violations') ?? '[]');
  return {
    status: response.status,
    body: await response.json(),
    violations: violations.filter(({ location }) => location[0] !== 'request'),
  };
}

const key = 'a-key';
const good = [deal('a', { associatedAccounts: [{ domain: 'acme.com' }] }), deal('b', { amount: 13 }), deal('c')];
const malformed = [
  ...good,
  deal('d', { ownerEmail: `${'j'.repeat(65)}@acme.com`, associatedAccounts: [{ domain: 5 }] }),
];
const tooMany = Array.from({ length: 101 }, (_, index) => deal(`${index}`));

interface Case {
  name: string;
  deals: unknown[];
  options?: EmulatorOptions;
  sentKey?: string;
  status: number;
  validate: (body: unknown) => boolean;
}

const cases: Case[] = [
  { name: 'all deals upserted', deals: good, sentKey: key, status: 200, validate: validatePushDealsResponse },
  {
    name: 'some deals failed',
    deals: good,
    options: { refuse: ({ amount }) => (amount === 13 ? 'unlucky' : undefined) },
    sentKey: key,
    status: 200,
    validate: validatePushDealsResponse,
  },
  {
    name: 'all deals failed',
    deals: good,
    options: { refuse: () => 'no' },
    sentKey: key,
    status: 200,
    validate: validatePushDealsResponse,
  },
  {
    name: 'a malformed deal, nested errors',
    deals: malformed,
    sentKey: key,
    status: 400,
    validate: validateBadRequestResponse,
  },
  {
    name: 'a malformed deal, flat errors',
    deals: malformed,
    options: { validationErrors: 'flat' },
    sentKey: key,
    status: 400,
    validate: validateBadRequestResponse,
  },
  { name: 'too many deals', deals: tooMany, sentKey: key, status: 400, validate: validateBadRequestResponse },
  { name: 'no deals', deals: [], sentKey: key, status: 400, validate: validateBadRequestResponse },
  { name: 'no key', deals: good, status: 401, validate: validateErrorResponse },
  { name: 'a wrong key', deals: good, sentKey: 'wrong', status: 401, validate: validateErrorResponse },
  {
    name: 'a body that is too large',
    deals: good,
    options: { maxBodyBytes: 100 },
    sentKey: key,
    status: 413,
    validate: validateErrorResponse,
  },
  {
    name: 'a fault of its own',
    deals: good,
    options: {
      refuse: () => {
        throw new Error('broken');
      },
    },
    sentKey: key,
    status: 500,
    validate: validateErrorResponse,
  },
];

describe('What the emulator answers keeps to the contract', () => {
  it.each(cases)('for $name', async ({ deals, options, sentKey, status, validate }) => {
    const emulator = createEmulator({ apiKey: key, ...options });
    const { url, close } = await emulator.listen();
    upstream = url;
    const answer = await throughPrism(deals, sentKey).finally(close);
    expect(emulator.requests).toHaveLength(1);
    expect(answer).toMatchObject({ status, violations: [] });
    expect(validate(answer.body)).toBe(true);
  });
});

describe('A broken answer would be noticed', () => {
  const envelope = { statusCode: 200, timestamp: '2026-06-04T09:12:33.421Z', path: '/deals' };
  const summary = { total: 1, upserted: 1, failed: 0 };
  const upserted = { externalDealId: 'a', status: 'upserted' };
  const refused = { ...envelope, message: 'Bad Request' };

  it.each([
    [200, 'no envelope', { results: [upserted], summary }],
    [200, 'an unknown status', { ...envelope, data: { results: [{ ...upserted, status: 'created' }], summary } }],
    [
      200,
      'a failure without its error',
      { ...envelope, data: { results: [{ ...upserted, status: 'failed' }], summary } },
    ],
    [200, 'no summary', { ...envelope, data: { results: [upserted] } }],
    [200, 'no timestamp', { statusCode: 200, path: '/deals', data: { results: [upserted], summary } }],
    [400, 'errors without their field', { ...refused, data: [{ constraints: {} }] }],
    [401, 'data that is not null', { ...refused, data: [] }],
    [413, 'no message', envelope],
    [418, 'a status that the contract does not have', refused],
  ])('%i with %s', async (status, _, body) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
    upstream = await listening(server);
    const answer = await throughPrism(good, key).finally(() => server.close());
    expect(answer.status).toBe(status);
    expect(answer.violations).not.toEqual([]);
  });
});
