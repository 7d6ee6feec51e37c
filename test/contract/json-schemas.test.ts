import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as validators from '../../generated/validate.js';
import { examples } from '../../src/examples.js';

const folder = new URL('../../generated/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));

const itemsOf = (requests: { [name: string]: { [items: string]: unknown } }, key: string) =>
  Object.values(requests).flatMap((request) => request[key] as object[]);

/** Each file, with the validator of its schema and the items of the contract's examples. */
const kinds = {
  'account.schema.json': {
    validate: validators.validateAccount,
    items: itemsOf(examples.pushAccounts.request, 'accounts'),
  },
  'deal.schema.json': { validate: validators.validateDeal, items: itemsOf(examples.pushDeals.request, 'deals') },
  'external-id-mapping.schema.json': {
    validate: validators.validateExternalIdMapping,
    items: itemsOf(examples.mapExternalIds.request, 'mappings'),
  },
  'pipeline.schema.json': {
    validate: validators.validatePipeline,
    items: itemsOf(examples.createDealStages.request, 'pipelines'),
  },
  'sales-activity.schema.json': {
    validate: validators.validateSalesActivity,
    items: itemsOf(examples.pushSalesActivities.request, 'activities'),
  },
};

it('There is a JSON Schema for each kind of item that can be pushed', () => {
  expect(files.sort()).toEqual(Object.keys(kinds));
});

describe.each(Object.entries(kinds))('the JSON Schema %s', (file, { validate, items }) => {
  const schema = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const accepts = new Ajv2020({ strict: true }).compile(schema);

  it('names itself and each of its definitions with a title', () => {
    expect(schema.$id).toMatch(new RegExp(`/${file}$`));
    expect(schema.title).toMatch(/^[A-Z]\w+$/);
    for (const [name, definition] of Object.entries<{ title: string }>(schema.$defs)) {
      expect(definition.title).toBe(name);
    }
  });

  it("accepts each of the contract's examples, and nothing without a required field or with an unknown one", () => {
    expect(items).not.toEqual([]);
    for (const item of items) {
      const variants = [
        item,
        { ...item, unknown: 1 },
        ...Object.keys(item).map((key) => ({ ...item, [key]: undefined })),
        ...Object.keys(item).map((key) => ({ ...item, [key]: [1] })),
      ].map((each): unknown => JSON.parse(JSON.stringify(each)));
      expect(variants.map((each) => accepts(each))).toEqual(variants.map((each) => validate(each)));
      expect(accepts(item)).toBe(true);
      expect(accepts({ ...item, unknown: 1 })).toBe(false);
    }
  });
});
