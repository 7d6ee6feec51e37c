import { type Json, type JsonObject, type Ref, resolverOf } from '../generate/document.js';
import { type Part, partsOf } from './lint/statements.js';
import { createMarks } from './reference/mark.js';
import { topicTags } from './reference/topics.js';
import { samplesOf } from './samples/samples.js';

/** What is shown as it is, whatever its keys are. */
const values = new Set(['example', 'value', 'default', 'enum', 'const', 'x-provenance']);

/** The server of the samples. */
const sampled = 'sandbox';

/**
 * The contract as the reference shows it. Redoc has no room for the provenance of a statement, for an `operationId`, for the key of an
 * example, or for the summary of one that is alone, so each goes into a description or a summary, which Redoc shows. The topics become
 * pages, and each operation gets its code samples.
 */
export function annotate(contract: JsonObject): JsonObject {
  const resolve = resolverOf(contract);
  const marks = createMarks();
  const parts = new Map(partsOf(contract).map((part) => [pathOf(part.path), part]));
  const samples = samplesOf(serverOf(contract));

  const named = (examples: JsonObject): JsonObject =>
    mapValues(examples, (example, key) => {
      const { summary, ...rest } = resolve(example as JsonObject);
      return { ...rest, summary: `${key}: ${String(summary).trim()}` };
    });

  const listed = ({ content }: JsonObject): string[] => {
    const body = (content as JsonObject | undefined)?.['application/json'] as JsonObject | undefined;
    const examples = Object.entries((body?.examples ?? {}) as JsonObject).map(
      ([key, example]) => `- \`${key}\`: ${String(resolve(example as JsonObject).summary).trim()}`,
    );
    return examples.length === 0 ? [] : ['Examples:', examples.join('\n')];
  };

  const describe = (part: Part): string | undefined => {
    const node = part.node as JsonObject;
    const isRef = typeof node.$ref === 'string';
    // A response by reference is marked in its own place. A property by reference is marked where it is used as well.
    if (part.kind === 'part' || (isRef && part.kind !== 'property')) return undefined;
    const target = resolve(node as JsonObject | Ref);
    const targetPart = isRef ? parts.get(String(node.$ref).slice(2)) : undefined;
    const badges = [...(typeof node.operationId === 'string' ? [`\`${node.operationId}\``] : []), marks.ofPart(part)];
    const exceptions = [part, ...(targetPart ? [targetPart] : [])].flatMap(marks.exceptions);
    const opening = [...badges, String(node.description ?? target.description ?? '').trim()].join(' ');
    return [opening, ...(exceptions.length === 0 ? [] : [exceptions.join('; ')]), ...listed(node)].join('\n\n');
  };

  const walk = (node: Json, path: string[]): Json => {
    if (Array.isArray(node)) return node.map((each, index) => walk(each, [...path, String(index)]));
    if (node === null || typeof node !== 'object') return node;
    const part = parts.get(pathOf(path));
    const description = part && describe(part);
    const operationSamples = samples.get(String(node.operationId));
    return {
      ...mapValues(node, (value, key) => {
        const isShown = values.has(key) && path.at(-1) !== 'properties';
        return isShown ? value : walk(value, [...path, key]);
      }),
      ...(description !== undefined && { description }),
      ...(operationSamples && { 'x-codeSamples': operationSamples as unknown as Json }),
      // Of a body or a parameter. Those of a schema are an array and have no keys.
      ...('schema' in node && 'examples' in node && { examples: named(node.examples as JsonObject) }),
    };
  };

  const annotated = walk(contract, []) as JsonObject;
  return { ...annotated, tags: [...topicTags(contract, marks), ...(annotated.tags as Json[])] };
}

function pathOf(keys: readonly (string | number)[]): string {
  return keys.join('/');
}

function serverOf({ servers }: JsonObject): { url: string; environment: string } {
  const server = (servers as JsonObject[]).find((each) => each['x-environment'] === sampled);
  return { url: String(server?.url), environment: sampled };
}

function mapValues(object: JsonObject, map: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
