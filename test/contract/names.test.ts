import { describe, expect, it } from 'vitest';
import { readContract } from '../../scripts/generate/contract.js';
import { type JsonObject, readDocument } from '../../scripts/generate/document.js';

const { schemas, operations, url } = readContract();
const { components } = readDocument<{ components: { [kind: string]: JsonObject } }>(url);

/** What generators append to an operation's id, to name the types of the operation. */
const suffixes = ['', 'Result', 'Response', 'Responses', 'Error', 'Errors', 'Body', 'Params', 'Data', 'Payload'];

const derived = operations.flatMap(({ operationId }) => suffixes.map((suffix) => `${operationId}${suffix}`));

/** The schemas inside a schema, itself first. */
function* within(schema: unknown): Generator<JsonObject> {
  if (schema === null || typeof schema !== 'object') return;
  yield schema as JsonObject;
  for (const inner of Object.values(schema)) yield* within(inner);
}

describe('a schema of the contract', () => {
  it('has no name that a generator makes of an operation, in any case', () => {
    const taken = new Set(derived.map((name) => name.toLowerCase()));
    expect(Object.keys(schemas).filter((name) => taken.has(name.toLowerCase()))).toEqual([]);
  });

  it('shares its name with no parameter and no response', () => {
    const others = [components.parameters, components.responses].flatMap((each) => Object.keys(each ?? {}));
    expect(Object.keys(schemas).filter((name) => others.includes(name))).toEqual([]);
  });

  it('has a type beside each enum, and lists a single value as an enum too', () => {
    const each = Object.values(schemas).flatMap((schema) => [...within(schema)]);
    expect(each.some(({ enum: values }) => Array.isArray(values))).toBe(true);
    expect(each.filter((schema) => Array.isArray(schema.enum) && schema.type === undefined)).toEqual([]);
    expect(each.filter((schema) => 'const' in schema)).toEqual([]);
  });

  it('refuses no email by a format that the pattern admits', () => {
    expect(schemas.Email).not.toHaveProperty('format');
    expect('jürgen@example.com').toMatch(new RegExp(String(schemas.Email?.pattern), 'u'));
  });

  it('has no quotation mark in its pattern, which some generators put between quotation marks as it is', () => {
    const patterns = Object.values(schemas).flatMap(({ pattern }) => (typeof pattern === 'string' ? [pattern] : []));
    expect(patterns).not.toEqual([]);
    expect(patterns.filter((pattern) => pattern.includes('"'))).toEqual([]);
  });
});
