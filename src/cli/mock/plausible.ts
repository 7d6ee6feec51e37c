import { narrowed, type Ref, type Resolve, type Schema } from './narrow.js';

/** As much of OpenAPI as is read here. */
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Named<Schema>; responses: Named<Response>; examples: Named<Example> };
}
type Named<T> = Record<string, T | Ref>;
interface Operation {
  responses?: Named<Response>;
}
interface Response {
  content?: { 'application/json'?: { schema: Schema | Ref; examples?: Named<Example> } };
}
interface Example {
  value: unknown;
}

/**
 * The contract with response schemas that only allow values like those in their examples. Prism makes up dynamic answers by the schemas, and
 * without this an id is a line of Latin, a score goes into the millions, and each object has fields with random names. Requests are checked
 * as before.
 */
export function withPlausibleValues(document: Document): Document {
  const resolve = resolverOf(document);
  const responses = (all: Named<Response>) =>
    Object.fromEntries(Object.entries(all).map(([status, each]) => [status, plausible(resolve(each), resolve)]));
  const operation = (each: Operation) => (each.responses ? { ...each, responses: responses(each.responses) } : each);
  const operations = (all: Record<string, Operation>) =>
    Object.fromEntries(Object.entries(all).map(([method, each]) => [method, operation(each)]));
  const paths = Object.fromEntries(Object.entries(document.paths).map(([path, each]) => [path, operations(each)]));
  return { ...document, paths };
}

function plausible(response: Response, resolve: Resolve): Response {
  const json = response.content?.['application/json'];
  if (json === undefined) return response;
  const values = Object.values(json.examples ?? {}).map((example) => resolve(example).value);
  const schema = narrowed(json.schema, values, resolve);
  return { ...response, content: { 'application/json': { ...json, schema } } };
}

function resolverOf(document: Document): Resolve {
  return <T>(value: T | Ref): T => {
    let found: object = value as object;
    while ('$ref' in found) {
      const { $ref, ...beside } = found as Ref;
      const target = $ref
        .split('/')
        .slice(1)
        .reduce((node: unknown, key) => (node as Record<string, unknown>)[key], document);
      found = { ...(target as object), ...beside };
    }
    return found as T;
  };
}
