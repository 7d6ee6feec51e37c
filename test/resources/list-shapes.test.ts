import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import {
  createRecotapClient,
  listAccounts,
  listCustomFields,
  listDealStages,
  listJourneyStages,
  listMissingExternalIds,
  listSegments,
  RecotapHttpError,
  RecotapResponseError,
  RecotapUnauthorizedError,
} from '../../src/index.js';
import { byRequest, inTurn, refusal } from '../support/recotap.js';

const asking = (fetch: (request: Request) => Promise<Response>) =>
  createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), retries: 0 });
const answering = (...bodies: unknown[]) => inTurn(...bodies.map((body) => () => Response.json(body)));

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

describe.each(['documented', 'observed'] as const)('in %s shapes', (shapes) => {
  const pipeline = {
    pipelineId: 'smb',
    pipelineLabel: 'SMB',
    stages: [{ stageId: 's1', stageLabel: 'One' }],
  };
  const emulator = createEmulator({
    shapes,
    apiKey: 'key',
    accounts: [
      { domain: 'acme.com', name: 'Acme' },
      { domain: 'globex.com', externalId: '1' },
      { domain: 'hooli.com' },
    ],
    customFields: [{ label: 'Contract Value', labelType: 'number' }],
    dealStages: [pipeline],
  });
  const client = asking(emulator.fetch);

  it('accounts without an external id are listed, as many as asked for', async () => {
    const missing = await listMissingExternalIds(client);
    expect(missing).toEqual([
      { name: 'Acme', domain: 'acme.com' },
      { name: 'hooli.com', domain: 'hooli.com' },
    ]);
    expect(await listMissingExternalIds(client, { limit: 1 })).toEqual(missing.slice(0, 1));
  });

  it('custom fields, pipelines and journey stages are plain arrays', async () => {
    expect(await listCustomFields(client)).toEqual([expect.objectContaining({ key: 'CONTRACT_VALUE_C' })]);
    expect(await listDealStages(client)).toEqual([pipeline]);
    expect(await listJourneyStages(client)).toEqual(['Unaware', 'Aware', 'Consideration', 'Opportunity', 'Customer']);
  });

  it('a key that is not accepted is a RecotapUnauthorizedError that says where the key came from', async () => {
    const stranger = createRecotapClient({ apiKey: 'other', apiKeySource: 'the vault', fetch: emulator.fetch });
    const reads = [all(listAccounts(stranger)), all(listSegments(stranger)), listJourneyStages(stranger)];
    for (const read of reads) {
      const error = await read.catch((thrown) => thrown);
      expect(error).toBeInstanceOf(RecotapUnauthorizedError);
      expect(error).toMatchObject({ status: 401, message: expect.stringContaining('the vault') });
    }
  });

  it('a malformed parameter is a RecotapHttpError with the words of the validator', async () => {
    const error = await all(listAccounts(client, { lastSync: 'yesterday' })).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RecotapHttpError);
    expect(error).toMatchObject({ status: 400, message: expect.stringContaining('lastSync must be a valid ISO 8601') });
  });
});

describe('whatever shape a list comes in', () => {
  const row = { domain: 'acme.com' };

  it.each([
    ['bare', [row], [row]],
    ['under data', { data: [row] }, [row]],
    ['in the envelope', { statusCode: 200, timestamp: '', path: '', data: [row] }, [row]],
    ['at data.data', { statusCode: 200, data: { data: [row] } }, [row]],
    ['a page without an envelope', { data: [row], nextCursor: 'c1', hasNextPage: false }, [row]],
    ['empty', { data: [] }, []],
    ['null under data', { statusCode: 200, data: null }, []],
    ['null at data.data', { data: { data: null, nextCursor: null, hasNextPage: false } }, []],
  ])('it is read when it is %s', async (_, body, rows) => {
    expect(await all(listAccounts(asking(answering(body).fetch)))).toEqual(rows);
    expect(await listMissingExternalIds(asking(answering(body).fetch))).toEqual(rows);
  });

  it('goes on over pages without an envelope', async () => {
    const pages = [
      { data: [1], nextCursor: 'c1', hasNextPage: true, syncTimestamp: 'first' },
      { data: [2], nextCursor: 'c2', hasNextPage: false, syncTimestamp: 'second' },
    ];
    const { fetch, requests } = answering(...pages);
    const list = listAccounts(asking(fetch));
    expect(await all(list)).toEqual([1, 2]);
    expect(list.syncTimestamp).toBe('first');
    expect(new URL(requests[1]?.url ?? '').searchParams.get('cursor')).toBe('c1');
  });

  it.each([
    ['an object without a list', { statusCode: 200 }],
    ['a text', { data: 'acme.com' }],
    ['a number', 7],
  ])('%s is an error, not an empty list', async (_, body) => {
    await expect(all(listAccounts(asking(answering(body).fetch)))).rejects.toThrow(RecotapResponseError);
    await expect(listDealStages(asking(answering(body).fetch))).rejects.toThrow(RecotapResponseError);
  });

  it('an answer that is no success is an error, with or without a body', async () => {
    const empty = asking(async () => new Response(null, { status: 500 }));
    await expect(listCustomFields(empty)).rejects.toMatchObject({ code: 'http', status: 500 });
    const missing = asking(async () => refusal(404, { message: 'Cannot GET /api/v1/segments' }));
    await expect(all(listSegments(missing))).rejects.toThrow(/404: Cannot GET.*Is the base URL right/);
  });
});
