import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import * as facts from '../../generated/fields.js';
import { readContract } from '../../scripts/generate/contract.js';
import { fieldFacts } from '../../scripts/generate/fields.js';
import { plantingGround } from './support/plant.js';

const { operations, schemas } = readContract();
const ground = plantingGround();
afterAll(ground.remove);

const deal = ['components', 'schemas', 'Deal', 'properties'];
const byItem = {
  Deal: facts.dealFields,
  Account: facts.accountFields,
  ExternalIdMapping: facts.externalIdMappingFields,
  SalesActivity: facts.salesActivityFields,
  Pipeline: facts.pipelineFields,
};
const named = (fields: readonly facts.ContractField[], name: string) => fields.find((field) => field.name === name);

describe('the fields of requests', () => {
  it('are there for the items of every bulk operation', () => {
    const items = operations.flatMap(({ bulk }) => bulk?.itemSchema ?? []);
    expect(items.sort()).toEqual(Object.keys(byItem).sort());
  });

  it.each(Object.entries(byItem))('are those of the contract, in its order: %s', (schema, fields) => {
    const { properties, required } = schemas[schema] as { properties: object; required: string[] };
    expect(fields.map(({ name }) => name)).toEqual(Object.keys(properties));
    expect(fields.filter((field) => field.required).map(({ name }) => name)).toEqual(required);
  });

  it('have the type, format and limits that a $ref brings, and a description of one sentence', () => {
    expect(named(facts.salesActivityFields, 'ownerEmail')).toEqual({
      name: 'ownerEmail',
      type: 'string',
      format: 'email',
      required: true,
      description: 'The email address of the sales rep in your system.',
    });
    expect(named(facts.dealFields, 'startDate')?.format).toBe('date');
    expect(named(facts.accountFields, 'domain')).toMatchObject({ format: 'domain', minLength: 1 });
    expect(named(facts.accountFields, 'tags')).toMatchObject({ maxItems: 1000, items: { type: 'string' } });
    expect(named(facts.salesActivityFields, 'direction')).toMatchObject({
      type: 'string',
      enum: ['inbound', 'outbound'],
    });
    expect(named(facts.salesActivityFields, 'openCount')).toMatchObject({ type: 'integer', minimum: 0 });
  });

  it('hold the fields of objects and of the elements of arrays; an object without any takes any key', () => {
    expect(named(facts.dealFields, 'associatedAccounts')?.items).toEqual({
      type: 'object',
      fields: facts.associatedAccountFields,
    });
    expect(named(facts.salesActivityFields, 'from')?.fields).toBe(facts.activitySenderFields);
    expect(named(facts.accountFields, 'customFields')).toMatchObject({ type: 'object' });
    expect(named(facts.accountFields, 'customFields')).not.toHaveProperty('fields');
  });

  it('follow a new property of the contract, and one that comes by allOf', () => {
    const contract = readContract(
      pathToFileURL(
        ground.plant((document) => {
          document.setIn([...deal, 'dealType'], { type: 'string', description: 'The type of\nthe deal. Any word.' });
          document.setIn([...deal, 'reviewer'], {
            allOf: [{ $ref: '#/components/schemas/Email' }],
            description: 'Who reviews the deal.',
          });
        }),
      ),
    );
    const text = fieldFacts(contract);
    expect(text).toContain(
      '{ name: "dealType", type: "string", required: false, description: "The type of the deal." },',
    );
    expect(text).toContain(
      '{ name: "reviewer", type: "string", format: "email", required: false, description: "Who reviews the deal." },',
    );
  });
});
