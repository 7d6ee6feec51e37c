import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { operations } from '../../generated/operations.js';
import * as contract from '../../generated/validate.js';
import { createEmulator, type OperationId } from '../../src/emulator/index.js';
import { operationIds } from '../../src/emulator/operations.js';
import { cases, casesOfAll, good, key, known } from './contract-cases.js';
import { listening, prismProxy, type Sent } from './prism.js';

let prism: Awaited<ReturnType<typeof prismProxy>>;

beforeAll(async () => {
  prism = await prismProxy();
});

afterAll(() => prism.stop());

const successes: Record<OperationId, (body: unknown) => boolean> = {
  pushDeals: contract.validateDealResultsResponse,
  listDealStages: contract.validateDealStagesResponse,
  createDealStages: contract.validatePipelineResultsResponse,
  listAccounts: contract.validateAccountsPageResponse,
  pushAccounts: contract.validateAccountResultsResponse,
  updateAccount: contract.validateAccountUpdateResponse,
  mapExternalIds: contract.validateMappingCountsResponse,
  listMissingExternalIds: contract.validateAccountsWithoutExternalIdResponse,
  listCustomFields: contract.validateCustomFieldsResponse,
  createCustomField: contract.validateCustomFieldsResponse,
  pushSalesActivities: contract.validateActivityResultsResponse,
  listSegments: contract.validateSegmentsPageResponse,
  listJourneyStages: contract.validateJourneyStagesResponse,
};

function validatorOf(operation: OperationId, status: number) {
  if (status === 200) return successes[operation];
  return status === 400 ? contract.validateBadRequestResponse : contract.validateErrorResponse;
}

const all = operationIds.flatMap((operation) => {
  const [first] = cases[operation];
  const usual = { path: first.path ?? operations[operation].path, body: first.body, sentKey: key, options: {} };
  return [...cases[operation], ...casesOfAll(operation)].map((given) => ({ operation, ...usual, ...given }));
});

describe.each(['documented', 'observed'] as const)('What the emulator answers in the %s shapes', (shapes) => {
  it.each(all)('keeps to the contract: $operation, $status, $name', async ({ operation, ...asked }) => {
    const { method } = operations[operation];
    const emulator = createEmulator({ ...known, shapes, ...asked.options });
    const { url, close } = await emulator.listen();
    const sent: Sent = { method, path: asked.path, body: asked.body, key: asked.sentKey };
    const response = await prism.send(url, sent).finally(close);
    expect(emulator.requests).toHaveLength(1);
    expect(response).toMatchObject({ status: asked.status, violations: [] });
    expect(validatorOf(operation, asked.status)(response.body)).toBe(true);
  });
});

it('Every status that the contract gives an operation is among them, and no other', () => {
  const { paths } = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
  for (const operation of operationIds) {
    const { method, path } = operations[operation];
    const statuses = all.filter((each) => each.operation === operation).map(({ status }) => String(status));
    expect([...new Set(statuses)].sort()).toEqual(Object.keys(paths[path][method.toLowerCase()].responses));
  }
});

describe('A broken response would be noticed', () => {
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
    const url = await listening(server);
    const sent = { method: 'POST', path: '/deals', body: { deals: good }, key };
    const response = await prism.send(url, sent).finally(() => server.close());
    expect(response.status).toBe(status);
    expect(response.violations).not.toEqual([]);
  });
});
