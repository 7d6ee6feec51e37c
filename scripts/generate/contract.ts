import {
  type Json,
  type JsonObject,
  type Located,
  nameIn,
  operationsIn,
  type Paths,
  type Ref,
  readDocument,
  resolverOf,
} from './document.js';

export interface Operation {
  path: string;
  /** In lower case. */
  method: string;
  operationId: string;
  summary: string;
  /** Names of the parameters in the path, in their order. */
  pathParameters: string[];
  /** The parameters in the query, as the contract describes them. */
  queryParameters: Parameter[];
  /** Name of the request body's schema, if the operation takes a body. */
  requestSchema: string | undefined;
  /** Names of the response bodies' schemas, each once. */
  responseSchemas: string[];
  /** By status, the name of the schema of its body. */
  responses: { [status: string]: string };
  /** Present on operations that take many items at a time. */
  bulk: { itemsKey: string; idField: string; itemSchema: string; maxItems: number } | undefined;
}

export interface Parameter {
  name: string;
  in: string;
  description: string;
  required?: boolean;
  schema: JsonObject;
}

export interface Contract {
  url: URL;
  version: string;
  schemas: { [name: string]: JsonObject };
  operations: Operation[];
  /** Base URLs by the name of their environment (`x-environment`). */
  servers: { [environment: string]: string };
}

export const contractUrl = new URL('../../openapi.yaml', import.meta.url);

const refPrefix = '#/components/schemas/';

// The parts of the contract that are read here.
interface Body {
  content?: { 'application/json': { schema: Ref } };
}
interface Described {
  operationId: string;
  summary: string;
  parameters?: (Parameter | Ref)[];
  requestBody?: Body;
  responses: { [status: string]: Body | Ref };
  'x-bulk'?: { itemsKey: string; idField: string };
}
interface Document extends Paths<Described> {
  info: { version: string };
  components: { schemas: Contract['schemas'] };
  servers: { url: string; 'x-environment': string }[];
}

/** @throws Error that says where in the contract something is missing that the generator needs */
export function readContract(url: URL = contractUrl): Contract {
  const document = readDocument<Document>(url);
  return {
    url,
    version: document.info.version,
    schemas: document.components.schemas,
    operations: operationsIn(document).map((located) => readOperation(document, located)),
    servers: Object.fromEntries(document.servers.map((server) => [server['x-environment'], server.url])),
  };
}

function readOperation(document: Document, { path, method, operation }: Located<Described>): Operation {
  const resolve = resolverOf(document);
  const responses = Object.fromEntries(
    Object.entries(operation.responses).flatMap(([status, response]) => {
      const schema = schemaName(resolve(response));
      return schema === undefined ? [] : [[status, schema]];
    }),
  );
  const parameters = (operation.parameters ?? []).map(resolve<Parameter>);
  return {
    path,
    method,
    operationId: operation.operationId,
    summary: operation.summary,
    pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
    queryParameters: parameters.filter((parameter) => parameter.in === 'query'),
    requestSchema: schemaName(operation.requestBody),
    responseSchemas: [...new Set(Object.values(responses))],
    responses,
    bulk: readBulk(document, operation),
  };
}

function readBulk({ components }: Document, { operationId, requestBody, ...operation }: Described): Operation['bulk'] {
  const { 'x-bulk': bulk } = operation;
  if (bulk === undefined) return undefined;
  const properties = components.schemas[schemaName(requestBody) ?? '']?.properties as { [name: string]: JsonObject };
  const { maxItems, items } = properties?.[bulk.itemsKey] ?? {};
  if (typeof maxItems !== 'number' || !isRef(items)) {
    throw new Error(
      `openapi.yaml: ${operationId}: x-bulk.itemsKey names '${bulk.itemsKey}', which must be an array in the request with maxItems and items by $ref`,
    );
  }
  return { ...bulk, itemSchema: nameIn(items), maxItems };
}

function isRef(schema: Json | undefined): schema is { $ref: string } {
  return typeof schema === 'object' && schema !== null && '$ref' in schema;
}

function schemaName(body: Body | undefined): string | undefined {
  const schema = body?.content?.['application/json'].schema;
  return schema && nameIn(schema);
}

/** The contract's schemas as plain JSON Schema 2020-12, with references to `$defs` and without OpenAPI's own keywords. */
export function toJsonSchemas(schemas: Contract['schemas']): { [name: string]: JsonObject } {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(schema) as JsonObject]),
  );
}

function toJsonSchema(node: Json): Json {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, value]) => {
        if (key === '$ref') return [key, (value as string).replace(refPrefix, '#/$defs/')];
        if (key === 'example') return ['examples', [value]];
        return [key, toJsonSchema(value)];
      }),
  );
}

/** The names of all schemas that `name` refers to, itself first. */
export function reachableFrom(name: string, schemas: Contract['schemas']): string[] {
  const found = new Set<string>();
  const visit = (next: string) => {
    if (found.has(next)) return;
    found.add(next);
    for (const reference of referencesIn(schemas[next] ?? {})) visit(reference);
  };
  visit(name);
  return [...found];
}

/** The names of the schemas that a schema refers to itself. */
export function referencesIn(schema: JsonObject): string[] {
  const references = JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  return [...references].map(([, name]) => name as string);
}
