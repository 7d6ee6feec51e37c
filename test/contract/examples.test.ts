import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as validators from '../../generated/validate.js';
import { readScenarios } from '../../scripts/contract/scenarios.js';
import { contractUrl, readContract } from '../../scripts/generate/contract.js';
import type { Json, JsonObject } from '../../scripts/generate/document.js';
import { cleanDomain } from '../../src/base/domain.js';

type Examples = { [key: string]: { $ref: string } };

const document = parse(readFileSync(contractUrl, 'utf8'));
const operations = readContract().operations.map(({ path, method, operationId, requestSchema }) => {
  const operation = document.paths[path][method];
  const responses = Object.values<{ $ref?: string }>(operation.responses).map(({ $ref, ...response }) =>
    $ref === undefined ? response : document.components.responses[$ref.split('/').at(-1) ?? ''],
  );
  return {
    operationId,
    requestSchema,
    requests: operation.requestBody?.content['application/json'].examples as Examples | undefined,
    responseKeys: responses.flatMap((response) => Object.keys(response.content['application/json'].examples)),
  };
});

const idFields = new Map(readContract().operations.map(({ operationId, bulk }) => [operationId, bulk?.idField]));

function validate(schema: string, value: unknown) {
  const validator = Object.entries(validators).find(([name]) => name === `validate${schema}`)?.[1];
  if (typeof validator !== 'function') throw new Error(`generated/validate.js has no validate${schema}`);
  return validator(value) ? [] : validator.errors;
}

describe.each(operations.filter(({ requests }) => requests !== undefined))(
  'the examples of $operationId',
  (operation) => {
    const { requests = {}, requestSchema = '', responseKeys } = operation;

    it('come in pairs: each request has its response under the same key, and each response its request', () => {
      expect(Object.keys(requests).sort()).toEqual([...responseKeys].sort());
    });

    it.each(Object.keys(requests))('have in %s a request that the contract allows', (key) => {
      const value = document.components.examples[requests[key]?.$ref.split('/').at(-1) ?? ''].value;
      expect(validate(requestSchema, value)).toEqual([]);
    });
  },
);

describe('the examples of responses', () => {
  it.each(readScenarios())(
    'have in $example a body that the contract allows, with the status it is filed under',
    (scenario) => {
      expect(validate(scenario.responseSchema, scenario.response)).toEqual([]);
      // Some answers come without the envelope.
      const { statusCode = scenario.status } = scenario.response as JsonObject;
      expect(statusCode).toBe(scenario.status);
    },
  );

  it('have in `path` the call that led to them', () => {
    for (const { example, status, shared, target, parameters, response } of readScenarios()) {
      const { path } = response as JsonObject;
      if (shared || path === undefined) continue;
      const [asked, answered] = [`/api/v1${target}`, String(path)].map((url) => new URL(url, 'http://127.0.0.1'));
      expect(answered?.pathname, example).toBe(asked?.pathname);
      // A query that the contract itself forbids stands in the answer alone.
      if (status === 400 && Object.keys(parameters.query).length === 0) continue;
      expect([...(answered?.searchParams ?? [])], example).toEqual([...(asked?.searchParams ?? [])]);
    }
  });

  const answered = readScenarios().flatMap(({ example, operationId, request, response }) => {
    const { results, summary } = ((response as JsonObject).data ?? {}) as Partial<Answered>;
    if (results === undefined || summary === undefined) return [];
    const items = Object.values(request as JsonObject).find(Array.isArray) as JsonObject[];
    return [{ example, idField: idFields.get(operationId) ?? 'pipelineId', items, results, summary }];
  });

  it.each(answered)('answer in $example with the items that were asked about', ({ idField, items, results }) => {
    // Accounts are known by their cleaned domain.
    const idOf = (item: JsonObject) => (idField === 'domain' ? cleanDomain(String(item.domain)) : item[idField]);
    expect(results.map((result) => result[idField])).toEqual(items.map(idOf));
  });

  it.each(answered)('have in $example counts that add up', ({ results, summary }) => {
    const { total, ...counts } = summary;
    expect(total).toBe(results.length);
    for (const [status, count] of Object.entries(counts)) {
      expect(results.filter((result) => result.status === status)).toHaveLength(count);
    }
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
  });

  it('count the domains of mappings, each of them once', () => {
    const mapped = readScenarios().filter(
      ({ operationId, status }) => operationId === 'mapExternalIds' && status === 200,
    );
    expect(mapped.length).toBeGreaterThan(0);
    for (const { example, request, response } of mapped) {
      const { matched, notFound } = (response as JsonObject).data as { matched: number; notFound: string[] };
      const domains = new Set((request as { mappings: { domain: string }[] }).mappings.map(({ domain }) => domain));
      expect(matched + notFound.length, example).toBe(domains.size);
      expect([...domains], example).toEqual(expect.arrayContaining(notFound));
    }
  });

  it('tell one story: a company and a person have the same ids and names all along', () => {
    const facts = new Map<string, Set<string>>();
    const note = (what: string, value: unknown) => {
      facts.set(what, (facts.get(what) ?? new Set()).add(String(value)));
    };
    visitObjects(document.components.examples, (node) => {
      if (typeof node.rtp_aid === 'string') note(`rtp_aid of ${node.domain}`, node.rtp_aid);
      if (node.ownerName !== undefined) note(`name of ${node.ownerEmail}`, node.ownerName);
      if (node.stageLabel !== undefined) note(`label of ${node.stageId}`, node.stageLabel);
    });
    expect(facts.size).toBeGreaterThan(5);
    expect([...facts].filter(([, values]) => values.size > 1)).toEqual([]);
  });
});

function visitObjects(node: Json, visit: (object: JsonObject) => void) {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node)) visit(node);
  for (const child of Object.values(node)) visitObjects(child as Json, visit);
}

interface Answered {
  results: JsonObject[];
  summary: { [count: string]: number };
}
