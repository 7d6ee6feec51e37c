import { describe, expect, it } from 'vitest';
import { operations } from '../../../generated/operations.js';
import * as contract from '../../../generated/validate.js';
import { readScenarios } from '../../../scripts/contract/scenarios.js';
import {
  createEmulator,
  type DeviationKind,
  deviationKinds,
  type EmulatorOptions,
  FaultScheduleError,
} from '../../../src/emulator/index.js';
import { operationIds } from '../../../src/emulator/operations.js';
import { cases, key, known } from '../contract-cases.js';
import { deal, push, stoppedAt } from '../support.js';
import { start, waysIn } from './support.js';

const clock = stoppedAt('2026-06-04T09:12:33.421Z');
const envelope = { statusCode: 200, timestamp: '2026-06-04T09:12:33.421Z', path: '/api/v1/deals' };
const rows = [
  { externalDealId: 'a', status: 'upserted' },
  { externalDealId: 'b', status: 'failed', error: 'archived' },
];
const summary = { total: 2, upserted: 1, failed: 1 };

/** What comes of a push of one good deal and one that Recotap refuses. */
const responses: Record<DeviationKind, { status?: number; body: unknown }> = {
  'added-field': {
    body: {
      ...envelope,
      addedField: 'new',
      data: { results: rows.map((row) => ({ ...row, addedField: 'new' })), summary },
    },
  },
  'renamed-field': {
    body: {
      ...envelope,
      data: {
        results: rows.map(({ externalDealId, ...row }) => ({ ExternalDealId: externalDealId, ...row })),
        summary,
      },
    },
  },
  'missing-field': {
    body: { ...envelope, data: { results: rows.map(({ status, ...row }) => row), summary } },
  },
  'null-field': { body: { ...envelope, data: { results: rows.map((row) => ({ ...row, status: null })), summary } } },
  'number-as-text': {
    body: {
      ...envelope,
      statusCode: '200',
      data: { results: rows, summary: { total: '2', upserted: '1', failed: '1' } },
    },
  },
  'other-time-format': { body: { ...envelope, timestamp: 1780564353.421, data: { results: rows, summary } } },
  'unknown-value': {
    body: { ...envelope, data: { results: rows.map((row) => ({ ...row, status: 'queued' })), summary } },
  },
  'null-data': { body: { ...envelope, data: null } },
  'bare-array': { body: rows },
  'flattened-data': { body: { ...envelope, results: rows, summary } },
  'nested-data': { body: { ...envelope, data: { data: { results: rows, summary } } } },
  'keyed-rows': { body: { ...envelope, data: { results: { a: rows[0], b: rows[1] }, summary } } },
  'status-201': { status: 201, body: { ...envelope, statusCode: 201, data: { results: rows, summary } } },
  'status-202': { status: 202, body: { ...envelope, statusCode: 202, data: { results: rows, summary } } },
  'html-type': { body: { ...envelope, data: { results: rows, summary } } },
};

const refuse: EmulatorOptions['refuse'] = ({ externalDealId }) => (externalDealId === 'b' ? 'archived' : undefined);

describe.each(waysIn)('A response that deviates, %s,', (way) => {
  it.each(deviationKinds)('comes with %s', async (change) => {
    const { emulator, post } = await start(way, [{ fault: 'deviation', change }], { clock, refuse });
    const response = await post([deal('a'), deal('b')]);
    const { status = 200, body } = responses[change];
    expect({ status: response.status, body: await response.json() }).toEqual({ status, body });
    expect(response.headers.get('content-type')).toBe(change === 'html-type' ? 'text/html' : 'application/json');
    expect([...emulator.deals.keys()]).toEqual(['a']);
    expect(emulator.requests[0]).toMatchObject({ status, faults: ['deviation'] });
  });
});

const scenarios = readScenarios();

describe('Every operation', () => {
  const ask = async (operation: (typeof operationIds)[number], deviate: DeviationKind[]) => {
    const [{ path = operations[operation].path, body }] = cases[operation];
    const emulator = createEmulator({ ...known, clock, deviate });
    const response = await emulator.fetch(`http://127.0.0.1/api/v1${path}`, {
      method: operations[operation].method,
      headers: { 'Content-Type': 'application/json', 'X-Api-Key': key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
  };
  const validatorOf = (operation: string) => {
    const schema = scenarios.find(
      ({ operationId, status }) => operationId === operation && status === 200,
    )?.responseSchema;
    const validate = Object.entries(contract).find(([name]) => name === `validate${schema}`)?.[1];
    if (typeof validate !== 'function') throw new Error(`generated/validate.js has no validate${schema}`);
    return validate as (body: unknown) => boolean;
  };

  /** What has no place in a response, or breaks no contract there. */
  const harmless: Partial<Record<DeviationKind, readonly string[]>> = {
    'added-field': operationIds,
    // Only these have a value of a list.
    'unknown-value': operationIds.filter(
      (id) =>
        ![
          'pushDeals',
          'createDealStages',
          'pushAccounts',
          'pushSalesActivities',
          'listSegments',
          'listCustomFields',
          'createCustomField',
        ].includes(id),
    ),
    // The names of the stages are no objects, and their envelope may be absent.
    'renamed-field': ['listJourneyStages'],
    'missing-field': ['listJourneyStages'],
    'null-field': ['listJourneyStages'],
    'bare-array': ['listJourneyStages', 'listDealStages'],
    // These have no rows.
    'keyed-rows': ['updateAccount', 'mapExternalIds'],
  };

  it.each(deviationKinds.flatMap((kind) => operationIds.map((operation) => ({ kind, operation }))))(
    'is told apart by the contract where it deviates: $kind in $operation',
    async ({ kind, operation }) => {
      const [usual, deviating] = [await ask(operation, []), await ask(operation, [kind])];
      expect(usual.status).toBe(200);
      const accepts = validatorOf(operation);
      expect(accepts(usual.body)).toBe(true);
      if (kind.startsWith('status-')) return expect(deviating.status).not.toBe(200);
      if (kind === 'html-type') return expect(deviating).toEqual({ ...usual, type: 'text/html' });
      expect(accepts(deviating.body)).toBe(harmless[kind]?.includes(operation) ?? false);
      if (kind === 'added-field') expect(JSON.stringify(deviating.body)).toContain('addedField');
    },
  );
});

describe('The option deviate', () => {
  const asked = [deal('a')];

  it('makes every response deviate, in all the ways that are named', async () => {
    const emulator = createEmulator({ deviate: ['bare-array', 'renamed-field', 'status-202'] });
    for (const _ of [1, 2]) {
      const response = await push(emulator, asked);
      expect(response).toEqual({ status: 202, body: [{ ExternalDealId: 'a', status: 'upserted' }] });
    }
  });

  it('goes along with faults, which keep their places', async () => {
    const emulator = createEmulator({
      faults: { seed: 7, rules: [{ fault: 'status', status: 503, times: 1 }] },
      deviate: ['null-data'],
    });
    expect(emulator.faults.schedule).toEqual({
      seed: 7,
      rules: [
        { fault: 'status', status: 503, times: 1 },
        { fault: 'deviation', change: 'null-data' },
      ],
    });
    expect((await push(emulator, asked)).status).toBe(503);
    expect((await push(emulator, asked)).body.data).toBeNull();
  });

  it('stays over a reset, and ends with the faults', async () => {
    const emulator = createEmulator({ deviate: ['status-201'] });
    emulator.reset();
    expect((await push(emulator, asked)).status).toBe(201);
    emulator.faults.clear();
    expect((await push(emulator, asked)).status).toBe(200);
  });

  it('leaves refusals as they are', async () => {
    const emulator = createEmulator({ deviate: deviationKinds });
    const usual = await push(createEmulator(), [deal('a', { ownerEmail: 'x' })]);
    const response = await push(emulator, [deal('a', { ownerEmail: 'x' })]);
    expect({ ...response.body, timestamp: '' }).toEqual({ ...usual.body, timestamp: '' });
    expect(response.status).toBe(400);
  });

  it('refuses a deviation that it does not know', () => {
    const deviate = ['renamed-fields'] as unknown as DeviationKind[];
    expect(() => createEmulator({ deviate })).toThrow(FaultScheduleError);
    expect(() => createEmulator({ deviate })).toThrow(/rules\.0\.change must be one of added-field, /);
  });
});
