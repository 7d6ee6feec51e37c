import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as validators from '../../generated/validate.js';
import { readScenarios } from '../../scripts/contract/scenarios.js';
import { contractUrl, readContract } from '../../scripts/generate/contract.js';

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
      expect(scenario.response).toMatchObject({ statusCode: scenario.status });
    },
  );

  it('answer with the deals that were asked about, and counts that add up', () => {
    for (const { example, request, response } of readScenarios().filter(({ status }) => status === 200)) {
      const { results, summary } = (response as unknown as validatorsResponse).data;
      const asked = (request as unknown as { deals: { externalDealId: string }[] }).deals;
      expect(
        results.map(({ externalDealId }) => externalDealId),
        example,
      ).toEqual(asked.map(({ externalDealId }) => externalDealId));
      const count = (word: string) => results.filter(({ status }) => status === word).length;
      expect(summary, example).toEqual({
        total: results.length,
        upserted: count('upserted'),
        failed: count('failed'),
      });
    }
  });
});

interface validatorsResponse {
  data: {
    results: { externalDealId: string; status: string }[];
    summary: { total: number; upserted: number; failed: number };
  };
}
