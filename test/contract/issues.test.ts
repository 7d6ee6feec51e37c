import { describe, expect, it } from 'vitest';
import { reachableFrom, readContract } from '../../scripts/generate/contract.js';
import type { JsonObject } from '../../scripts/generate/document.js';
import { toIssues } from '../../src/base/issues.js';

const { schemas, operations } = readContract();
/** What no value can break by itself: the structure of a schema, and words for its readers. */
const noRules = ['$ref', 'description', 'example', 'format', 'items', 'properties'];

/** The keywords of a schema and of those inside it. */
function keywordsOf(schema: JsonObject): string[] {
  const inside = [
    ...Object.values((schema.properties ?? {}) as JsonObject),
    ...('items' in schema ? [schema.items] : []),
  ];
  return [...Object.keys(schema), ...inside.flatMap((inner) => keywordsOf(inner as JsonObject))];
}

describe.each(operations.flatMap(({ operationId, bulk }) => (bulk === undefined ? [] : [{ operationId, ...bulk }])))(
  'the items of $operationId',
  ({ itemSchema }) => {
    const keywords = reachableFrom(itemSchema, schemas).flatMap((name) => keywordsOf(schemas[name] ?? {}));
    const rules = [...new Set(keywords)].filter((keyword) => !keyword.startsWith('x-') && !noRules.includes(keyword));

    it.each(rules)('are told in words of a person when they break a rule of the kind %s', (keyword) => {
      const params = { allowedValues: [] };
      const [issue] = toIssues([{ instancePath: '', keyword, params }], {});
      expect(issue?.message).not.toContain('breaks the rule');
    });
  },
);
