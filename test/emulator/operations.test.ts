import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { operations } from '../../generated/operations.js';
import { createEmulator } from '../../src/emulator/index.js';
import { operationIds } from '../../src/emulator/operations.js';
import { createRecotapClient } from '../../src/index.js';
import { account, activity, call, deal, pipeline } from './support.js';

const { paths } = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
const inContract = Object.entries<Record<string, { operationId?: string; 'x-bulk'?: object }>>(paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, { operationId = '', 'x-bulk': items }]) => ({
      operationId,
      method: method.toUpperCase(),
      path,
      items,
    })),
);

describe('The operations of the emulator', () => {
  it('are those of the contract', () => {
    const known = Object.entries(operations).map(([operationId, { method, path }]) => ({ operationId, method, path }));
    const sorted = (rows: { operationId: string }[]) =>
      [...rows].sort((a, b) => (a.operationId < b.operationId ? -1 : 1));
    expect(sorted(known)).toEqual(sorted(inContract.map(({ items, ...operation }) => operation)));
  });

  it('have the items that the contract says they have', () => {
    for (const { operationId, items } of inContract) {
      if (items !== undefined) expect(operations[operationId as 'pushDeals']).toMatchObject(items);
    }
  });

  it.each(inContract)('want a key, at the base path of production and at the root: $operationId', async (operation) => {
    const { method, path } = operation;
    const emulator = createEmulator();
    const statuses = [];
    for (const origin of ['https://eapi.recotap.com/api/v1', 'http://127.0.0.1:4010']) {
      for (const key of [null, 'a-key'])
        statuses.push((await call(emulator, method, path, undefined, { origin, key })).status);
    }
    const [, answered] = statuses;
    expect(answered).toBe(method === 'GET' ? 200 : 400);
    expect(statuses).toEqual([401, answered, 401, answered]);
  });

  it.each(inContract.filter(({ method }) => method !== 'GET'))(
    'refuse a body that is no JSON: $operationId',
    async ({ method, path }) => {
      const response = await createEmulator().fetch(`https://eapi.recotap.com/api/v1${path}`, {
        method,
        headers: { 'X-Api-Key': 'a-key' },
        body: '{"a":',
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ customMessage: 'The body is not valid JSON' });
    },
  );

  it.each([
    ['GET', '/accounts/unmapped'],
    ['GET', '/custom-fields/account'],
    ['DELETE', '/accounts'],
    ['GET', '/accounts/663abc1f9d2e4b0012a7c301'],
    ['POST', '/accounts/custom-fields'],
  ])('are no others: %s %s', async (method, path) => {
    const { status, body } = await call(createEmulator(), method, path);
    expect([status, body.message]).toEqual([404, `Cannot ${method} /api/v1${path}`]);
  });
});

describe('Whatever is sent', () => {
  const field = fc.constantFrom(
    ...[
      'domain',
      'name',
      'customFields',
      'tags',
      'externalId',
      'externalDealId',
      'associatedAccounts',
      'label',
      'labelType',
    ],
    ...[
      'options',
      'pipelineId',
      'pipelineLabel',
      'stages',
      'stageId',
      'stageLabel',
      'externalActivityId',
      'activityType',
    ],
    ...['occurredAt', 'ownerEmail', 'contacts', 'email', 'from', '__proto__', 'segmentId', 'upsert', 'limit'],
  );
  const text = fc.constantFrom(
    '',
    'a',
    'acme.com',
    'https://',
    'jane@acme.com',
    '2026-01-15',
    'call',
    'number',
    'multiSelection',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      text,
      fc.constantFrom(null, true, 0, -1, 1e300),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(field, tie('value'), { maxKeys: 8 }),
    ),
  }));
  const query = fc.dictionary(fc.constantFrom('limit', 'cursor', 'lastSync', 'domains'), fc.oneof(text, fc.string()));
  const shapes = fc.constantFrom('documented' as const, 'observed' as const);

  it('the emulator answers, and never with a fault of its own', async () => {
    const property = fc.asyncProperty(fc.constantFrom(...operationIds), value, query, shapes, async (...drawn) => {
      const [operation, sent, parameters, shapes] = drawn;
      const { method, path, ...bulk } = operations[operation];
      const emulator = createEmulator({
        shapes,
        accounts: [{ domain: 'acme.com', rtp_aid: '663abc1f9d2e4b0012a7c301' }],
      });
      const called = path.replace('{rtp_aid}', '663abc1f9d2e4b0012a7c301');
      const body = 'itemsKey' in bulk ? { [bulk.itemsKey]: [sent, sent] } : sent;
      const { status } =
        method === 'GET'
          ? await call(emulator, method, `${called}?${new URLSearchParams(parameters)}`)
          : await call(emulator, method, called, body);
      expect([200, 400, 409]).toContain(status);
    });
    await fc.assert(property, { numRuns: 1_000 });
  });
});

describe('The client', () => {
  it('finds each of its functions answered', async () => {
    const emulator = createEmulator({
      accounts: [{ domain: 'known.com', rtp_aid: '663abc1f9d2e4b0012a7c301' }],
      segments: [{ segmentId: 's-1', name: 'All', status: 'active' }],
    });
    const client = createRecotapClient({ apiKey: 'any', fetch: emulator.fetch });
    const responses = [
      await client.requests.createCustomField({ label: 'Contract Value', labelType: 'number' }),
      await client.requests.listCustomFields(),
      await client.requests.createDealStages({ pipelines: [pipeline('smb')] }),
      await client.requests.listDealStages(),
      await client.requests.pushAccounts({ accounts: [account('acme.com')], segmentId: 's-1' }),
      await client.requests.updateAccount('663abc1f9d2e4b0012a7c301', { customFields: { CONTRACT_VALUE_C: 1 } }),
      await client.requests.listMissingExternalIds({ limit: 1 }),
      await client.requests.mapExternalIds({ mappings: [{ domain: 'acme.com', externalId: 'crm-001' }] }),
      await client.requests.pushDeals({ deals: [deal('a', { associatedAccounts: [{ domain: 'acme.com' }] })] }),
      await client.requests.pushSalesActivities({ activities: [activity('call-1')] }),
      await client.requests.listSegments(),
      await client.requests.listJourneyStages(),
      await client.requests.listAccounts({ limit: 2, domains: '["acme.com"]', lastSync: '2026-01-01' }),
    ];
    expect(responses.map(({ response }) => response.status)).toEqual(responses.map(() => 200));
    expect(new Set(emulator.requests.map(({ method, path }) => `${method} ${path}`)).size).toBe(13);
    expect(responses.at(-1)?.data).toMatchObject({ data: { data: [{ domain: 'acme.com', externalId: 'crm-001' }] } });
    expect(emulator.linkedAccounts('a')).toEqual(['acme.com']);
  });
});
