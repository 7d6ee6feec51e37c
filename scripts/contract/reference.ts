import { type Json, type JsonObject, resolverOf } from '../generate/document.js';

/**
 * The contract as the reference shows it. Redoc has no room for the provenance of a response or of a whole schema, for an `operationId`, for
 * the key of an example, or for the summary of one that is alone, so each goes into a description or a summary, which Redoc shows.
 */
export function annotate(contract: JsonObject): JsonObject {
  const resolve = resolverOf(contract);

  const named = (examples: JsonObject): JsonObject =>
    mapValues(examples, (example, key) => {
      const { summary, ...rest } = resolve(example as JsonObject);
      return { ...rest, summary: `${key}: ${String(summary).trim()}` };
    });

  const describe = (description: string, node: JsonObject): string => {
    const badges = [node.operationId, resolve(node)['x-provenance']].filter((word) => typeof word === 'string');
    const body = (node.content as JsonObject | undefined)?.['application/json'] as JsonObject | undefined;
    const examples = Object.entries((body?.examples ?? {}) as JsonObject).map(
      ([key, example]) => `- \`${key}\`: ${String(resolve(example as JsonObject).summary).trim()}`,
    );
    const opening = [...badges.map((word) => `\`${word}\``), description.trim()].join(' ');
    return [opening, ...(examples.length === 0 ? [] : ['Examples:', examples.join('\n')])].join('\n\n');
  };

  const walk = (node: Json): Json => {
    if (Array.isArray(node)) return node.map(walk);
    if (node === null || typeof node !== 'object') return node;
    return {
      ...mapValues(node, walk),
      ...(typeof node.description === 'string' && { description: describe(node.description, node) }),
      // Of a body or a parameter. Those of a schema are an array and have no keys.
      ...('schema' in node && 'examples' in node && { examples: named(node.examples as JsonObject) }),
    };
  };

  return walk(contract) as JsonObject;
}

function mapValues(object: JsonObject, map: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
