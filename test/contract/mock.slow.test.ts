import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as validators from '../../generated/validate.js';
import { type Mock, startMock } from '../../scripts/contract/prism.js';
import { readScenarios, type Scenario } from '../../scripts/contract/scenarios.js';
import type { JsonObject } from '../../scripts/generate/document.js';

const scenarios = readScenarios();
/** Of each operation the scenario that comes first, a success. */
const good = scenarios.filter(
  ({ operationId }, index) => scenarios.findIndex((scenario) => scenario.operationId === operationId) === index,
);
const missingKey = scenarioNamed('missingKey').response;
const violations: string[] = [];
let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ onViolation: (line) => violations.push(line) });
});

afterAll(() => mock.close());

function ask({ method, target, request }: Scenario, headers: { [name: string]: string }): Promise<Response> {
  return fetch(mock.url + target, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Api-Key': 'any', ...headers },
    ...(request === undefined ? {} : { body: JSON.stringify(request) }),
  });
}

function validatorOf(schema: string): validators.ContractValidator<unknown> {
  const validator = Object.entries(validators).find(([name]) => name === `validate${schema}`)?.[1];
  if (typeof validator !== 'function') throw new Error(`generated/validate.js has no validate${schema}`);
  return validator;
}

function scenarioNamed(example: string): Scenario {
  const found = scenarios.find((scenario) => scenario.example === example);
  if (found === undefined) throw new Error(`openapi.yaml has no example ${example}`);
  return found;
}

describe('the mock', () => {
  it.each(scenarios)(
    'plays the scenario $example of $operationId when asked with "Prefer: $prefer"',
    async (scenario) => {
      const response = await ask(scenario, { Prefer: scenario.prefer });
      const body = await response.json();
      expect(response.status).toBe(scenario.status);
      expect(body).toEqual(scenario.response);
      expect(response.headers.get('Content-Type')).toMatch(/^application\/json\b/);
      const validate = validatorOf(scenario.responseSchema);
      expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
      for (const [name, value] of Object.entries(scenario.headers)) expect(response.headers.get(name)).toBe(value);
      // What it answers with keeps to the contract by Prism's own judgement, too.
      expect(response.headers.get('sl-violations')).toBeNull();
    },
  );

  it.each(good)('answers a good $operationId with its first success when nothing is preferred', async (scenario) => {
    const response = await ask(scenario, {});
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(scenario.response);
  });

  it.each(good)('refuses a $operationId without a key with a 401', async ({ method, target, request }) => {
    const headers = { 'Content-Type': 'application/json' };
    const body = request === undefined ? {} : { body: JSON.stringify(request) };
    const response = await fetch(mock.url + target, { method, headers, ...body });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual(missingKey);
  });

  it.each(good.filter(({ request }) => request !== undefined))(
    'refuses a $operationId with a field that the contract does not know with a 400',
    async (scenario) => {
      const request = { ...(scenario.request as JsonObject), misspelt: true };
      const response = await ask({ ...scenario, request }, {});
      expect(response.status).toBe(400);
      expect(response.headers.get('sl-violations')).toContain('"location":["request","body"');
    },
  );

  it.each([
    ['lastSync', '/accounts?lastSync=yesterday'],
    ['domains', '/accounts?domains=acme.com'],
    ['limit', '/accounts?limit=ten'],
    ['limit', '/segments?limit=0'],
    ['limit', '/accounts/missing-external-ids?limit=ten'],
  ])('refuses a malformed %s in %s with a 400, and names it in a header', async (name, target) => {
    const response = await fetch(mock.url + target, { headers: { 'X-Api-Key': 'any' } });
    expect(response.status).toBe(400);
    // Prism writes names in lower case.
    expect(response.headers.get('sl-violations')).toContain(`["request","query","${name.toLowerCase()}"]`);
  });

  it('refuses a deal with a misspelt field with a 400, and names the field in a header and on the console', async () => {
    const request = { deals: [{ externalDealId: 'deal-001', name: 'Acme Corp', ammount: 75000 }] };
    const response = await ask({ ...scenarioNamed('allUpserted'), request }, {});
    expect(response.status).toBe(400);
    expect(response.headers.get('sl-violations')).toContain("found 'ammount'");
    await expect.poll(() => violations.join('\n')).toContain("found 'ammount'");
  });

  it('refuses more deals than the contract allows', async () => {
    const deal = { externalDealId: 'deal-001', name: 'Acme Corp' };
    const request = { deals: Array.from({ length: 101 }, () => deal) };
    const response = await ask({ ...scenarioNamed('allUpserted'), request }, {});
    expect(response.status).toBe(400);
    expect(response.headers.get('sl-violations')).toContain('100');
  });

  it('answers malformed JSON at once', async () => {
    const response = await fetch(`${mock.url}/deals`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Api-Key': 'any' },
      body: '{"deals": [',
      signal: AbortSignal.timeout(5_000),
    });
    expect(response.status).toBe(400);
  });

  it('does not come up on a port in use, and says so', async () => {
    const port = Number(new URL(mock.url).port);
    await expect(startMock({ port })).rejects.toThrow(/EADDRINUSE|in use/);
  });
});

describe('npm run mock', () => {
  const command = ['--import', 'tsx', 'scripts/mock.ts'];

  it('says in one line where it answers and how to call a scenario up, and ends on Ctrl-C without a trace', async () => {
    const child = spawn(process.execPath, [...command, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill());
    const lines: string[] = [];
    const output = createInterface(child.stdout).on('line', (line) => lines.push(line));
    await once(output, 'line');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0] ?? '')?.[0] ?? '';
    expect(lines[0]).toMatch(/Prefer: code=\d+, example=\w+/);
    expect((await fetch(`${url}/deals`, { method: 'POST' })).status).toBe(401);
    child.kill('SIGINT');
    const [exitCode] = await once(child, 'exit');
    expect(exitCode).toBe(0);
    await expect(fetch(`${url}/deals`, { method: 'POST' })).rejects.toThrow();
    expect(lines.slice(1).filter((line) => !line.startsWith('Violation: '))).toEqual([]);
  });

  it.each([
    ['a port that is none', ['--port', 'abc'], '--port must be a whole number'],
    ['an option that it does not know', ['--prot', '4010'], "Unknown option '--prot'"],
  ])(
    'refuses %s, and shows its usage',
    (_, options, complaint) => {
      const { status, stderr } = spawnSync(process.execPath, [...command, ...options], { encoding: 'utf8' });
      expect(status).toBe(1);
      expect(stderr).toContain(complaint);
      expect(stderr).toContain('Usage: npm run mock');
    },
    20_000,
  );

  it('says of a port in use that another may be free', () => {
    const { port } = new URL(mock.url);
    const { status, stderr } = spawnSync(process.execPath, [...command, '--port', port], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/did not start: .*in use.*--port 0/);
  });
});
