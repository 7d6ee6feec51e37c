// Its package ships types that its package.json does not name.
/// <reference path="../../node_modules/postman-collection/types/index.d.ts" />
import { readFileSync } from 'node:fs';
import { Collection, type Item } from 'postman-collection';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PostmanCollection, toPostman } from '../../scripts/contract/postman.js';
import { readScenarios } from '../../scripts/contract/scenarios.js';
import { contractUrl, readContract } from '../../scripts/generate/contract.js';

const contract = readFileSync(contractUrl, 'utf8');
let json: PostmanCollection;
let collection: Collection;

beforeAll(async () => {
  json = await toPostman(contract);
  collection = new Collection(json as ConstructorParameters<typeof Collection>[0]);
});

function requests(): Item[] {
  const found: Item[] = [];
  (collection as unknown as { forEachItem(visit: (item: Item) => void): void }).forEachItem((item) => {
    found.push(item);
  });
  return found;
}

function pushDeals(): Item {
  const item = requests().find(
    ({ request }) => request.method === 'POST' && request.url.toString() === '{{baseUrl}}/deals',
  );
  if (item === undefined) throw new Error('no POST {{baseUrl}}/deals');
  return item;
}

describe('the Postman collection', () => {
  it('is in the format v2.1 and survives a round trip through the SDK of Postman', () => {
    expect(json.info).toMatchObject({ schema: expect.stringMatching(/collection\/v2\.1\.0\/collection\.json$/) });
    const again = new Collection(collection.toJSON());
    expect(collection.toJSON()).toMatchObject(again.toJSON());
    expect(again.name).toBe('Recotap External API');
  });

  it('has a request for every operation', () => {
    const calls = requests().map(({ request }) => `${request.method} ${request.url.toString()}`);
    expect(calls).toEqual(
      readContract().operations.map(({ method, path }) => `${method.toUpperCase()} {{baseUrl}}${path}`),
    );
  });

  it('sends a body that the contract shows', () => {
    const { request } = pushDeals();
    expect(JSON.parse(request.body?.raw ?? '')).toEqual(readScenarios()[0]?.request);
    expect(request.headers.get('Content-Type')).toBe('application/json');
  });

  it('takes the key from a variable that is empty, and keeps no key anywhere', () => {
    const { request } = pushDeals();
    const auth = request.auth ?? collection.auth;
    expect(json).toMatchObject({ auth: { type: 'apikey' } });
    expect(auth?.parameters().toObject()).toEqual({ key: 'X-Api-Key', value: '{{apiKey}}', in: 'header' });
    expect(collection.variables.get('apiKey')).toBe('');
    expect(JSON.stringify(json)).not.toMatch(/<API Key>/i);
  });

  it('goes to production until the variable baseUrl says another server, each of which it names', () => {
    const { servers } = readContract();
    expect(collection.variables.get('baseUrl')).toBe(servers.production);
    const { description } = json.variable.find(({ key }) => key === 'baseUrl') ?? {};
    for (const url of Object.values(servers)) expect(description).toContain(url);
  });

  it('uses no variable that it does not bring along', () => {
    const used = new Set([...JSON.stringify(json.item).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));
    expect([...used].filter((name) => !json.variable.some(({ key }) => key === name))).toEqual([]);
  });

  it('has every named example as a saved response, with the request that led to it', () => {
    const saved = pushDeals().responses.all();
    const expected = readScenarios().filter(({ operationId }) => operationId === 'pushDeals');
    expect(saved.map(({ name }: { name: string }) => name)).toEqual(
      expected.map(({ example, summary }) => `${example}: ${summary}`),
    );
    for (const [index, scenario] of expected.entries()) {
      expect(saved[index]?.code).toBe(scenario.status);
      expect(JSON.parse(saved[index]?.body ?? '')).toEqual(scenario.response);
      expect(JSON.parse(saved[index]?.originalRequest?.body?.raw ?? '')).toEqual(scenario.request);
      for (const [name, value] of Object.entries(scenario.headers)) {
        expect(saved[index]?.headers.get(name)).toBe(value);
      }
    }
  });

  it('is the same, byte for byte, each time', async () => {
    expect(JSON.stringify(await toPostman(contract))).toBe(JSON.stringify(json));
  });
});
