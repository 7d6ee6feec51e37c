import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answers } from '../../../generated/shapes.js';
import { propose } from '../../../scripts/evidence/propose.js';
import type { VerifyReport } from '../../../src/cli/verify/report.js';
import { validators } from '../../../src/cli/verify/validators.js';
import { deviationKinds } from '../../../src/emulator/index.js';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';
import { jsonServer } from '../json-server.js';

const KEY = 'canary-key-of-verify';
const env = { RECOTAP_API_KEY: KEY };
const verify = (args: string[], cwd = '.') => recotap(['verify', ...args], { cwd, env });
const envelope = { statusCode: 200, timestamp: '2026-06-04T09:12:33.421Z', path: '/api/v1' };

/** The answers of an account of Recotap that is empty, by call. */
const empty: Record<string, unknown> = {
  'GET /deal-stages': [],
  'GET /journey-stages': ['Unaware'],
  'GET /accounts/custom-fields': { ...envelope, data: [] },
  'GET /accounts/missing-external-ids': { ...envelope, data: [] },
  'GET /segments': { ...envelope, data: { data: [], nextCursor: null, hasNextPage: false } },
  'GET /accounts': {
    ...envelope,
    data: { data: [], nextCursor: null, hasNextPage: false, syncTimestamp: envelope.timestamp },
  },
};

/** A server with these answers, some of them replaced. */
const serverWith = (answers: Record<string, Partial<Parameters<typeof respond>[0]>> = {}) =>
  jsonServer((call) => respond({ json: empty[call], ...answers[call] }));
const respond = (answer: { status?: number; type?: string; json?: unknown; text?: string }) => answer;

async function reportOf(
  at: string[],
  ...args: string[]
): Promise<{ code: number; report: VerifyReport; stdout: string }> {
  const { code, stdout } = await verify([...at, '--json', ...args]);
  return { code, report: JSON.parse(stdout), stdout };
}

describe('recotap verify', () => {
  it('agrees with the emulator, by calling everything that can be read', async () => {
    const { emulator, at } = await emulatorServer();
    const { code, stdout, stderr } = await verify(at);
    expect(stdout).toContain('Agrees: ');
    expect(stdout).toMatch(/\nThe contract agrees with the responses\.\n$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(new Set(emulator.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).size).toBe(6);
    expect(emulator.requests.every(({ method, status }) => method === 'GET' && status === 200)).toBe(true);
  });

  it('with --write pushes marked accounts and deals, and lists what it leaves behind', async () => {
    const { emulator, at } = await emulatorServer();
    const { code, report } = await reportOf(at, '--write');
    expect(code).toBe(0);
    expect(report.left.deals).toEqual([...emulator.deals.keys()]);
    expect(report.left.deals).toHaveLength(2);
    expect(report.left.deals[0]).toMatch(/^recotap-verify-\d{17}-1$/);
    expect(report.left.accounts).toEqual([expect.stringMatching(/^recotap-verify-\d{17}\.example$/)]);
    const statements = report.agreements.map(({ statement }) => statement);
    expect(statements).toEqual(expect.arrayContaining(['UpsertedDealResult.status', 'StoredAccount.rtp_aid']));
    expect(emulator.requests.every(({ status }) => status === 200)).toBe(true);
  });

  it('takes empty lists for no deviation, and says what it has not seen', async () => {
    const { at } = await serverWith();
    const { code, report } = await reportOf(at);
    expect(code).toBe(0);
    expect(report).toMatchObject({ agrees: true, new: [], missing: [], contradicts: [] });
    expect(report.notSeen).toContain('StoredAccount.name');
    expect(report.notCalled).toContain('pushDeals');
  });

  it('succeeds when the answers only add to the contract, and names what they add', async () => {
    const segment = { segmentId: '1', name: 'Secret list', status: 'archived', owner: { mail: 'jane@acme.com' } };
    const json = { ...envelope, data: { data: [segment], nextCursor: null, hasNextPage: false } };
    const { at } = await serverWith({ 'GET /segments': { json } });
    const { code, stdout } = await verify(at);
    expect(stdout).toContain('GET /segments 200: unknown field data.data[].owner, found object\n');
    expect(stdout).toContain(
      'GET /segments 200: unknown value data.data[].status, expected active or draft, found archived',
    );
    expect(stdout).toContain('The contract agrees with the responses, which only add to it.');
    expect(stdout).not.toMatch(/jane|Secret/);
    expect(code).toBe(0);
  });

  it('fails when something is missing or contradicts, with the statement and its provenance', async () => {
    const segment = { segmentId: 1, status: 'active' };
    const json = { ...envelope, data: { data: [segment], nextCursor: null, hasNextPage: false } };
    const { at } = await serverWith({ 'GET /segments': { json } });
    const { code, stdout } = await verify(at);
    expect(stdout).toContain(
      'GET /segments 200: missing field data.data[].name, expected string [Segment.name: documented',
    );
    expect(stdout).toContain(
      'wrong type data.data[].segmentId, expected string, found integer [Segment.segmentId: documented',
    );
    expect(code).toBe(1);
  });

  it('finds what breaks a bound of the contract, which only the validators know', async () => {
    const json = { ...(empty['GET /segments'] as object), statusCode: 20 };
    const { at } = await serverWith({ 'GET /segments': { json } });
    const { code, report } = await reportOf(at);
    expect(report.contradicts).toMatchObject([
      { kind: 'broken rule', path: 'statusCode', expected: 'must be at least 100' },
    ]);
    expect(code).toBe(1);
  });

  it('fails when an operation is not there or refuses what the contract allows', async () => {
    const { at } = await serverWith({
      'GET /journey-stages': {
        status: 404,
        json: { ...envelope, statusCode: 404, message: 'Cannot GET /api/v1/journey-stages' },
      },
      'GET /segments': { status: 400, json: { ...envelope, statusCode: 400, message: 'Bad Request', data: [] } },
    });
    const { code, report } = await reportOf(at);
    expect(report.missing.map(({ operation, kind, found }) => [operation, kind, found])).toEqual([
      ['listJourneyStages', 'no success', 'status 404'],
      ['listSegments', 'no success', 'status 400'],
    ]);
    expect(code).toBe(1);
  });

  it('exits with 3 when the key is refused, and does not show it', async () => {
    const { at } = await emulatorServer({ apiKey: 'another' });
    const { code, stdout, stderr } = await verify(at);
    expect(stderr).toMatch(/^error: .* 401.*RECOTAP_API_KEY is not valid/);
    expect(stderr).not.toContain(KEY);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });

  it('exits with 3 when nobody answers, or every answer is a 503', async () => {
    expect(await verify(['--base-url', 'http://127.0.0.1:9/api/v1'])).toMatchObject({ code: 3, stdout: '' });
    const out = { status: 503, json: {} };
    const { at } = await serverWith(Object.fromEntries(Object.keys(empty).map((call) => [call, out])));
    const { code, stderr } = await verify(at);
    expect(stderr).toMatch(/answered 503 to every request/);
    expect(code).toBe(3);
  });

  it.each([
    ['production, when nothing is said', []],
    ['another server that is not on this machine', ['--base-url', 'https://proxy.example/api/v1']],
  ])('does not write to %s', async (_, args) => {
    const { code, stderr } = await verify(['--write', ...args]);
    expect(stderr).toMatch(/^error: --write stores test deals .* --environment sandbox/);
    expect(code).toBe(2);
  });

  it('says what may be left behind when a run with --write ends early', async () => {
    const { at } = await jsonServer((call) =>
      call.startsWith('GET')
        ? { status: 401, json: {} }
        : { json: { ...envelope, data: { results: [], summary: {} } } },
    );
    const { code, stderr } = await verify(['--write', ...at]);
    expect(stderr).toMatch(/left in Recotap.*\n.*recotap-verify-\d+\.example\n.*deals: recotap-verify-\d+-1, /);
    expect(code).toBe(3);
  });

  it('reads the second page where there is one', async () => {
    const rows = Array.from({ length: 101 }, (_, index) => ({ domain: `d${index}.com`, name: `Account ${index}` }));
    const { emulator, at } = await emulatorServer();
    const cwd = await folderWith({ 'accounts.ndjson': rows.map((row) => JSON.stringify(row)).join('\n') });
    await recotap(['accounts', 'push', 'accounts.ndjson', ...at], { cwd, env });
    expect((await verify(at)).code).toBe(0);
    expect(emulator.requests.some(({ path }) => path.includes('cursor='))).toBe(true);
  });
});

it.each(deviationKinds)('recotap verify finds it when the emulator is told to deviate by %s', async (change) => {
  const { at } = await emulatorServer({ faults: { rules: [{ fault: 'deviation', change }] } });
  const { report } = await reportOf(at, '--write');
  expect(report.new.length + report.missing.length + report.contradicts.length).toBeGreaterThan(0);
});

it('recotap verify has a validator for every answer of the contract', () => {
  const schemas = Object.values(answers).flatMap(({ bodies }) => Object.values(bodies));
  expect(Object.keys(validators).sort()).toEqual([...new Set(schemas)].sort());
});

describe('recotap verify --evidence', () => {
  const account = {
    ...{ rtp_aid: '663abc', name: 'Secret Corp', domain: 'secret.com', rtp_account_score: 12, rtp_journey_stage: '' },
    customFields: { CONTRACT_VALUE_C: 75_000 },
    extra: { label: 'x' },
    'jane@secret.com': true,
  };
  const json = { ...envelope, data: { ...(empty['GET /accounts'] as { data: object }).data, data: [account] } };
  const evidenceOf = async (json: unknown) => {
    const { at } = await serverWith({ 'GET /accounts': { json } });
    const cwd = await folderWith({});
    const { code } = await verify([...at, '--evidence', 'out.json'], cwd);
    return { code, file: join(cwd, 'out.json'), text: await readFile(join(cwd, 'out.json'), 'utf8') };
  };

  it('writes types and names of keys, and neither values nor keys that are data', async () => {
    const { code, file, text } = await evidenceOf(json);
    expect(code).toBe(0);
    expect(text).not.toMatch(/secret|Unaware|663abc|CONTRACT_VALUE|75000|127\.0\.0\.1|canary/i);
    const { answers } = JSON.parse(text);
    const { shape } = answers.find(({ operation }: { operation: string }) => operation === 'listAccounts');
    const row = shape.fields.data.fields.data.items;
    expect(row.fields.extra).toEqual({ types: ['object'] });
    expect(row.fields.customFields).toEqual({ types: ['object'], map: { types: ['integer'] } });
    expect(row.map).toEqual({ types: ['boolean'] });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is what npm run evidence proposes lines of the contract from', async () => {
    const { text } = await evidenceOf(json);
    const contract = await readFile('openapi.yaml', 'utf8');
    const proposals = propose(contract, JSON.parse(text));
    const name = proposals.find(({ path }) => path === 'components.schemas.StoredAccount.properties.name');
    expect(name).toMatchObject({ what: 'string in listAccounts 200' });
    expect(contract.split('\n')[(name?.line ?? 0) - 1]?.trim()).toBe('name:');
    expect(proposals.map(({ path }) => path)).toContain('paths./accounts.get.responses.200');
    // What the contract has as observed already, and what nobody saw.
    expect(proposals.map(({ path }) => path).join()).not.toMatch(/JourneyStage|journey-stages|properties\.externalId/);
  });

  it('proposes no line that is observed already, and what has no provenance of its own by that above it', () => {
    const contract = `
components:
  schemas:
    Thing:
      x-provenance: { level: assumed, source: note 3 }
      properties:
        one: { type: string }
        two: { type: string, x-provenance: { level: observed, seen: 2026-06-04 } }
    Other:
      x-provenance: { level: documented, source: a page }
      properties:
        one: { $ref: '#/components/schemas/Id' }
    Id: { type: string, x-provenance: { level: observed, source: note 3 } }
`;
    const seen = (statement: string) => ({ statement, seenIn: ['listThings 200'], types: ['string'] });
    const statements = ['Thing.one', 'Thing.two', 'Other.one'].map(seen);
    expect(propose(contract, { server: 'sandbox', seen: '2026-11-27', statements })).toEqual([
      { line: 7, path: 'components.schemas.Thing.properties.one', level: 'assumed', what: 'string in listThings 200' },
      {
        line: 12,
        path: 'components.schemas.Other.properties.one',
        level: 'documented',
        what: 'string in listThings 200',
      },
    ]);
  });
});
