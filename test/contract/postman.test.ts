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

/** The contract's form of a call, such as `PUT /accounts/{rtp_aid}`. */
function callOf({ request }: Item): string {
  return `${request.method} ${request.url.getPath(true).replace(/:(\w+)/g, '{$1}')}`;
}

/** Path and query as they would be sent, in the contract's form. */
function targetOf(request: Item['request']): string {
  const path = request.url.getPath();
  const query: { key: string; value: string; disabled?: boolean }[] = request.url.query.all();
  const sent = query.filter(({ disabled }) => disabled !== true).map(({ key, value }) => [key, value]);
  const search = new URLSearchParams(sent).toString();
  return search === '' ? path : `${path}?${search}`;
}

const scenarios = readScenarios();
const operations = readContract().operations.map(({ method, path, operationId }) => ({
  operationId,
  call: `${method.toUpperCase()} ${path}`,
}));

function requestOf(call: string): Item {
  const item = requests().find((candidate) => callOf(candidate) === call);
  if (item === undefined) throw new Error(`no ${call}`);
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
    expect(requests().map(callOf).sort()).toEqual(operations.map(({ call }) => call).sort());
    for (const { request } of requests()) expect(request.url.getHost()).toBe('{{baseUrl}}');
  });

  it.each(operations)(
    'sends in $call the parameters and the body that the contract shows first',
    ({ operationId, call }) => {
      const { request } = requestOf(call);
      const first = scenarios.find((scenario) => scenario.operationId === operationId);
      expect(targetOf(request)).toBe(first?.target);
      expect(JSON.parse(request.body?.raw ?? 'null')).toEqual(first?.request ?? null);
      if (first?.request !== undefined) expect(request.headers.get('Content-Type')).toBe('application/json');
    },
  );

  it('takes the key from a variable that is empty, and keeps no key anywhere', () => {
    expect(json).toMatchObject({ auth: { type: 'apikey' } });
    for (const { request } of requests()) {
      const auth = request.auth ?? collection.auth;
      expect(auth?.parameters().toObject()).toEqual({ key: 'X-Api-Key', value: '{{apiKey}}', in: 'header' });
    }
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

  it.each(operations)(
    'has every example of $call as a saved response, with the request that led to it',
    (operation) => {
      const saved = requestOf(operation.call).responses.all();
      const expected = scenarios.filter(({ operationId }) => operationId === operation.operationId);
      expect(saved.map(({ name }: { name: string }) => name)).toEqual(
        expected.map(({ example, summary }) => `${example}: ${summary}`),
      );
      for (const [index, scenario] of expected.entries()) {
        expect(saved[index]?.code).toBe(scenario.status);
        expect(JSON.parse(saved[index]?.body ?? '')).toEqual(scenario.response);
        const asked = saved[index]?.originalRequest;
        expect(JSON.parse(asked?.body?.raw ?? 'null')).toEqual(scenario.request ?? null);
        expect(asked && targetOf(asked)).toBe(scenario.target);
        for (const [name, value] of Object.entries(scenario.headers)) {
          expect(saved[index]?.headers.get(name)).toBe(value);
        }
      }
    },
  );

  it('is the same, byte for byte, each time', async () => {
    expect(JSON.stringify(await toPostman(contract))).toBe(JSON.stringify(json));
  });
});
