import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Operation {
  path: string;
  method: string;
  operationId: string;
  summary: string;
  /** Names of the parameters in the path, in their order. */
  pathParameters: string[];
  takesQuery: boolean;
  /** Name of the request body's schema, if the operation takes a body. */
  requestSchema: string | undefined;
  /** Names of the response bodies' schemas, each once. */
  responseSchemas: string[];
  /** Present on operations that take many items at a time. */
  bulk: { itemsKey: string; idField: string; itemSchema: string; maxItems: number } | undefined;
}

export interface Contract {
  url: URL;
  schemas: { [name: string]: JsonObject };
  operations: Operation[];
  /** Base URLs by the name of their environment (`x-environment`). */
  servers: { [environment: string]: string };
}

export const contractUrl = new URL('../../openapi.yaml', import.meta.url);

const methods = ['get', 'put', 'post', 'patch', 'delete'];
const refPrefix = '#/components/schemas/';

/** Reads the contract, and fails with the place where something needed for generation is missing. */
export function readContract(url: URL = contractUrl): Contract {
  const document = parse(readFileSync(fileURLToPath(url), 'utf8'));
  const schemas = document.components.schemas as Contract['schemas'];
  const operations = Object.entries<JsonObject>(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => method in item)
      .map((method) => readOperation(document, path, method, item[method] as JsonObject)),
  );
  const servers = Object.fromEntries(
    document.servers.map((server: JsonObject) => [server['x-environment'], server.url]),
  );
  return { url, schemas, operations, servers };
}

// biome-ignore lint/suspicious/noExplicitAny: the lint of the contract has checked its shape
function readOperation(document: any, path: string, method: string, operation: any): Operation {
  const requestSchema = schemaName(operation.requestBody);
  const responses = Object.values<JsonObject>(operation.responses).map((response) =>
    typeof response.$ref === 'string' ? document.components.responses[lastSegment(response.$ref)] : response,
  );
  const parameters: JsonObject[] = (operation.parameters ?? []).map((parameter: JsonObject) =>
    typeof parameter.$ref === 'string' ? document.components.parameters[lastSegment(parameter.$ref)] : parameter,
  );
  return {
    path,
    method,
    operationId: operation.operationId,
    summary: operation.summary,
    pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
    takesQuery: parameters.some((parameter) => parameter.in === 'query'),
    requestSchema,
    responseSchemas: [...new Set(responses.map(schemaName).filter((name) => name !== undefined))],
    bulk: operation['x-bulk'] && readBulk(document.components.schemas[requestSchema ?? ''], operation),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function readBulk(schema: any, operation: any): Operation['bulk'] {
  const { itemsKey, idField } = operation['x-bulk'];
  const items = schema?.properties?.[itemsKey];
  if (!Number.isInteger(items?.maxItems) || !items.items?.$ref) {
    throw new Error(
      `openapi.yaml: ${operation.operationId}: x-bulk.itemsKey names '${itemsKey}', which must be an array in the request with maxItems and items by $ref`,
    );
  }
  return { itemsKey, idField, itemSchema: lastSegment(items.items.$ref), maxItems: items.maxItems };
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function schemaName(body: any): string | undefined {
  const ref = body?.content?.['application/json']?.schema?.$ref;
  return ref === undefined ? undefined : lastSegment(ref);
}

export function lastSegment(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** The contract's schemas as plain JSON Schema 2020-12: references point to `$defs`, the words of OpenAPI are gone. */
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
