import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateDeal } from '../../generated/validate.js';

const text = readFileSync(new URL('../../generated/deal.schema.json', import.meta.url), 'utf8');
const schema = JSON.parse(text);
const options = { strict: true } as const;

const properties = Object.keys(schema.properties);
const scalar = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant({}), fc.constant([]));
const date = fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2099-12-31') });
const account = fc.record({ externalId: fc.string(), domain: fc.domain(), name: fc.string() }, { requiredKeys: [] });
const good = fc.record(
  {
    externalDealId: fc.string({ minLength: 1 }),
    name: fc.string(),
    amount: fc.double({ noNaN: true, noDefaultInfinity: true }),
    startDate: date.map((day) => day.toISOString()),
    closedDate: date.map((day) => day.toISOString().slice(0, 10)),
    ownerEmail: fc.emailAddress(),
    dealCurrencyCode: fc.string(),
    associatedAccounts: fc.array(account, { maxLength: 3 }),
  },
  { requiredKeys: ['externalDealId', 'name'] },
);
const oddValue = fc.oneof(
  scalar,
  fc.constantFrom('jane@localhost', 'jane', '2026-02-30', '15/01/2026', '2026-01-15T09:30', ''),
  fc.array(fc.oneof(account, scalar, fc.record({ nam: fc.string() })), { maxLength: 3 }),
);
const flawed = fc
  .tuple(good, fc.constantFrom(...properties, 'externaldealid', '__proto__', 'x'), fc.option(oddValue))
  .map(([deal, key, value]) => {
    const others = Object.fromEntries(Object.entries(deal).filter(([name]) => name !== key));
    return value === null ? others : { ...others, [key]: value };
  });
const anyDeal = fc.oneof(good, flawed, fc.anything());

describe('generated/deal.schema.json', () => {
  it('is a JSON Schema 2020-12 that compiles strictly, with nothing but what is in it', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(() => new Ajv2020(options).compile(schema)).not.toThrow();
  });

  it('refers to nothing outside itself', () => {
    const refs = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, ref]) => ref ?? '');
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => !(ref.startsWith('#/$defs/') && ref.slice('#/$defs/'.length) in schema.$defs))).toEqual(
      [],
    );
  });

  it('has no words of OpenAPI left in it', () => {
    expect(text).not.toMatch(/"x-|"example"|"nullable"|components\/schemas/);
  });

  it('says of each field what it is', () => {
    const undescribed = properties.filter((name) => !schema.properties[name].description);
    expect(undescribed).toEqual([]);
  });

  it('agrees with validateDeal on every deal', () => {
    const validate = new Ajv2020(options).compile(schema);
    const verdicts = { true: 0, false: 0 };
    fc.assert(
      fc.property(anyDeal, (deal) => {
        const verdict = validate(deal);
        verdicts[`${verdict}`] += 1;
        expect(validateDeal(deal)).toBe(verdict);
      }),
      { numRuns: 3_000 },
    );
    // Agreement on one verdict alone would prove nothing.
    expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(300);
  });
});
