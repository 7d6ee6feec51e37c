import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as validators from '../../generated/validate.js';
import { readScenarios, type Scenario } from '../../scripts/contract/scenarios.js';
import type { JsonObject } from '../../scripts/generate/document.js';
import { type Mock, startMock } from '../../src/cli/mock/mock.js';
import { createRecotapClient, listAccounts, listSegments } from '../../src/index.js';

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

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
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

  it('refuses malformed JSON at once, and says so', async () => {
    const response = await fetch(`${mock.url}/api/v1/deals`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Api-Key': 'any' },
      body: '{"deals": [',
      signal: AbortSignal.timeout(60_000),
    });
    const body = await response.json();
    expect(response.status).toBe(400);
    expect(body).toMatchObject({ path: '/api/v1/deals', customMessage: 'The body is not valid JSON' });
    expect(validators.validateBadRequestResponse(body)).toBe(true);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it.each(good)('answers $operationId at the base path of production as at its root', async (scenario) => {
    const response = await ask({ ...scenario, target: `/api/v1${scenario.target}` }, {});
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(scenario.response);
  });

  it('can be called from a page of another origin', async () => {
    const preflight = await fetch(`${mock.url}/api/v1/deals`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://localhost:5173',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,x-api-key',
      },
    });
    expect(preflight.ok).toBe(true);
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toMatch(/^(\*|http:\/\/localhost:5173)$/);
    const response = await ask(scenarioNamed('allUpserted'), { Origin: 'http://localhost:5173' });
    expect(response.headers.get('Access-Control-Allow-Origin')).toMatch(/^(\*|http:\/\/localhost:5173)$/);
  });

  it('lets a client of the package list everything and come to an end, unscripted', async () => {
    const client = createRecotapClient({ apiKey: 'any', baseUrl: `${mock.url}/api/v1` });
    const [accounts, segments] = [await all(listAccounts(client)), await all(listSegments(client))];
    expect(accounts.map(({ domain }) => domain)).toEqual(['acme.com', 'globex.com', 'initech.com']);
    expect(segments.map(({ status }) => status)).toEqual(['active', 'draft']);
  });

  it.each(good.filter(({ request }) => request !== undefined))(
    'blames no field for what is wrong with a $operationId, as it cannot know',
    async (scenario) => {
      const response = await ask({ ...scenario, request: {} }, {});
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ customMessage: 'The request is not valid', data: null });
    },
  );

  it('does not come up on a port in use, and says so', async () => {
    const port = Number(new URL(mock.url).port);
    await expect(startMock({ port })).rejects.toThrow(/EADDRINUSE|in use/);
  });
});
