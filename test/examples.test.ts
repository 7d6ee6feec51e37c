import { describe, expect, it } from 'vitest';
import * as validators from '../generated/validate.js';
import { readScenarios } from '../scripts/contract/scenarios.js';
import { readContract } from '../scripts/generate/contract.js';
import { examples } from '../src/examples.js';
import { createRecotapClient, pushDeals } from '../src/index.js';

type Bodies = { readonly [name: string]: unknown };
type Operation = { readonly request?: Bodies; readonly response: { readonly [status: string]: Bodies } };

const byOperation: { readonly [operationId: string]: Operation } = examples;
const scenarios = readScenarios();
const requestSchemas = new Map(
  readContract().operations.map(({ operationId, requestSchema }) => [operationId, requestSchema]),
);

function complaintsAbout(schema: string | undefined, value: unknown) {
  const validate = Object.entries(validators).find(([name]) => name === `validate${schema}`)?.[1];
  if (typeof validate !== 'function') throw new Error(`no validator of ${schema}`);
  return validate(value) ? [] : validate.errors;
}

describe.each(Object.entries(byOperation))('the examples of %s', (operationId, { request = {}, response }) => {
  const own = scenarios.filter((scenario) => scenario.operationId === operationId);
  const requests = own.filter((scenario) => scenario.request !== undefined);
  const answers = Object.entries(response).flatMap(([status, bodies]) =>
    Object.entries(bodies).map(([name, body]) => ({ key: `${status} ${name}`, body })),
  );

  it('are those of the contract, each by its status and name', () => {
    expect(answers).toEqual(own.map(({ status, example, response: body }) => ({ key: `${status} ${example}`, body })));
    expect(request).toEqual(Object.fromEntries(requests.map(({ example, request: body }) => [example, body])));
  });

  it('are valid', () => {
    for (const { key, body } of answers) {
      const schema = own.find(({ status, example }) => key === `${status} ${example}`)?.responseSchema;
      expect(complaintsAbout(schema, body), key).toEqual([]);
    }
    for (const [name, body] of Object.entries(request)) {
      expect(complaintsAbout(requestSchemas.get(operationId), body), name).toEqual([]);
    }
  });
});

describe('the examples', () => {
  it('cover every operation of the contract', () => {
    expect(Object.keys(examples)).toEqual([...requestSchemas.keys()]);
  });

  it('serve as fixtures: a client whose fetch answers with one reports what it says', async () => {
    const { request, response } = examples.pushDeals;
    const fetch = async () => Response.json(response[200].partlyFailed);
    const client = createRecotapClient({ apiKey: 'any', fetch });
    const report = await pushDeals(client, request.partlyFailed.deals);
    const { total, upserted, failed } = response[200].partlyFailed.data.summary;
    expect(report).toMatchObject({ total, upserted, failed });
  });
});
