import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as validators from '../../generated/validate.js';
import { readScenarios, type Scenario } from '../../scripts/contract/scenarios.js';
import { type Mock, startMock } from '../../src/cli/mock/mock.js';

const scenarios = readScenarios();
const seeds = ['one', 'two', 'three'];
/** Each operation with each of its statuses, once. */
const answers = scenarios.filter(
  (one, index) =>
    scenarios.findIndex(({ operationId, status }) => operationId === one.operationId && status === one.status) ===
    index,
);
let mocks: Map<string, Mock>;

beforeAll(async () => {
  mocks = new Map();
  for (const seed of seeds) mocks.set(seed, await startMock({ dynamic: true, seed }));
});

afterAll(() => Promise.all([...mocks.values()].map((mock) => mock.close())));

async function ask(seed: string, { method, target, request, status }: Scenario, prefer = `code=${status}`) {
  const response = await fetch((mocks.get(seed)?.url ?? '') + target, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Api-Key': 'any', Prefer: prefer },
    ...(request === undefined ? {} : { body: JSON.stringify(request) }),
  });
  return { status: response.status, violations: response.headers.get('sl-violations'), body: await response.json() };
}

function named(operationId: string, status = 200): Scenario {
  const found = answers.find((one) => one.operationId === operationId && one.status === status);
  if (found === undefined) throw new Error(`openapi.yaml has no ${status} of ${operationId}`);
  return found;
}

function validatorOf(schema: string): validators.ContractValidator<unknown> {
  const validator = Object.entries(validators).find(([name]) => name === `validate${schema}`)?.[1];
  if (typeof validator !== 'function') throw new Error(`generated/validate.js has no validate${schema}`);
  return validator;
}

describe.each(seeds)('the mock with made-up values, seed %s', (seed) => {
  it.each(answers)('answers $operationId with a $status that keeps to the contract', async (scenario) => {
    const { status, violations, body } = await ask(seed, scenario);
    expect(status).toBe(scenario.status);
    const validate = validatorOf(scenario.responseSchema);
    expect(validate(body), JSON.stringify([body, validate.errors])).toBe(true);
    expect(violations).toBeNull();
    // Some answers come without the envelope.
    const { statusCode = status } = body as { statusCode?: number };
    expect(statusCode).toBe(scenario.status);
  });

  it('makes up ids, times and scores like those of the examples', async () => {
    const { data } = (await ask(seed, named('listAccounts'))).body.data as { data: Record<string, unknown>[] };
    expect(data.length).toBeGreaterThan(0);
    for (const account of data) {
      expect(account.rtp_aid).toMatch(/^[0-9a-f]{24}$/);
      expect(account.domain).toMatch(/^[a-z]+\.com$/);
      expect(account.rtp_account_score).toBeGreaterThanOrEqual(0);
      expect(account.rtp_account_score).toBeLessThanOrEqual(117);
      expect(Number.isInteger(account.rtp_account_score)).toBe(true);
      if (account.rtp_last_account_date !== null) {
        expect(new Date(account.rtp_last_account_date as string).getUTCFullYear()).toBe(2026);
      }
    }
    const { body } = await ask(seed, named('pushDeals'));
    for (const { externalDealId } of body.data.results) expect(externalDealId).toMatch(/^deal-\d{3}$/);
  });

  it.each(['listAccounts', 'listSegments'])('ends %s with the first page', async (operationId) => {
    expect((await ask(seed, named(operationId))).body.data.hasNextPage).toBe(false);
  });

  it('names no field that the contract does not have', async () => {
    const { body } = await ask(seed, named('listSegments'));
    expect(Object.keys(body).sort()).toEqual(['data', 'path', 'statusCode', 'timestamp']);
    expect(Object.keys(body.data.data[0]).sort()).toEqual(['name', 'segmentId', 'status']);
  });
});

describe('the mock with made-up values', () => {
  it('answers alike by the same seed, and otherwise by another', async () => {
    const scenario = named('listAccounts');
    const [first, again, other] = await Promise.all([ask('one', scenario), ask('one', scenario), ask('two', scenario)]);
    expect(again.body).toEqual(first.body);
    expect(other.body).not.toEqual(first.body);
  });

  it.each(scenarios)('still plays the scenario $example of $operationId', async (scenario) => {
    const { status, body } = await ask('one', scenario, scenario.prefer);
    expect(status).toBe(scenario.status);
    expect(body).toEqual(scenario.response);
  });

  it('checks requests as it does without', async () => {
    const request = { deals: [{ externalDealId: 'deal-001', name: 'Acme Corp', ammount: 75000 }] };
    const { status, violations } = await ask('one', { ...named('pushDeals'), request }, '');
    expect(status).toBe(400);
    expect(violations).toContain("found 'ammount'");
  });

  it('leaves no file behind when it ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recotap-'));
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    const mock = await startMock({ dynamic: true });
    expect(readdirSync(folder)).toContainEqual(expect.stringMatching(/^recotap-mock-/));
    await mock.close();
    expect(readdirSync(folder)).not.toContainEqual(expect.stringMatching(/^recotap-mock-/));
  });
});
