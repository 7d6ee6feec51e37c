import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { contractUrl, type Json } from '../generate/contract.js';

/** One named example of a response, and how to have the mock answer with it. */
export interface Scenario {
  /** The example's key, which request and response share. */
  example: string;
  /** What the example shows, in a sentence. */
  summary: string;
  operationId: string;
  method: string;
  path: string;
  status: number;
  /** The value of the `Prefer` header that calls the scenario up in the mock. */
  prefer: string;
  /** The request that the scenario answers; none for an operation without a body. */
  request: Json | undefined;
  response: Json;
  /** Name of the response body's schema. */
  responseSchema: string;
  /** The response's headers, with the values that the contract shows for them. */
  headers: { [name: string]: string };
}

// What is read of the contract here. Its lint sees to it that examples and summaries are there, and that schemas are references.
type Ref = { $ref: string };
type Named<T> = { [name: string]: T | Ref };
type Body = { 'application/json': { schema: Ref; examples: Named<{ summary: string; value: Json }> } };
interface Operation {
  operationId: string;
  requestBody?: { content: Body };
  responses: Named<{ content: Body; headers?: Named<{ example: Json }> }>;
}
interface Document {
  paths: { [path: string]: { [method: string]: Operation } };
}

const methods = new Set(['get', 'put', 'post', 'patch', 'delete']);

/** Every named example of every response, in the order of the contract. */
export function readScenarios(url: URL = contractUrl): Scenario[] {
  const document: Document = parse(readFileSync(url, 'utf8'));
  const resolve = resolverOf(document);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .flatMap(([method, operation]) => scenariosOf(operation, method.toUpperCase(), path, resolve)),
  );
}

function scenariosOf(operation: Operation, method: string, path: string, resolve: Resolve): Scenario[] {
  const requests = operation.requestBody?.content['application/json'].examples ?? {};
  return Object.entries(operation.responses).flatMap(([status, unresolved]) => {
    const { content, headers = {} } = resolve(unresolved);
    const { schema, examples } = content['application/json'];
    return Object.entries(examples).map(([example, named]) => {
      const { summary, value } = resolve(named);
      const request = requests[example];
      return {
        example,
        summary: summary.trim().replace(/\s+/g, ' '),
        operationId: operation.operationId,
        method,
        path,
        status: Number(status),
        prefer: `code=${status}, example=${example}`,
        request: request && resolve(request).value,
        response: value,
        responseSchema: schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, header]) => [name, String(resolve(header).example)]),
        ),
      };
    });
  });
}

/** The scenarios as Markdown, a table for each operation. */
export function scenarioTable(scenarios: Scenario[] = readScenarios()): string {
  const calls = [...new Set(scenarios.map(callOf))];
  return calls
    .map((call) => {
      const rows = scenarios.filter((scenario) => callOf(scenario) === call).map(rowOf);
      return [`| \`${call}\` | \`Prefer\` | what it shows |`, '| --- | --- | --- |', ...rows].join('\n');
    })
    .join('\n\n');
}

function callOf({ method, path }: Scenario): string {
  return `${method} ${path}`;
}

function rowOf({ status, prefer, summary }: Scenario): string {
  return `| ${status} | \`${prefer}\` | ${summary.replaceAll('|', '\\|')} |`;
}

type Resolve = <T extends object>(node: T | Ref) => T;

function resolverOf(document: Document): Resolve {
  return <T extends object>(node: T | Ref) => {
    if (!('$ref' in node)) return node;
    const keys = node.$ref.replace('#/', '').split('/');
    return keys.reduce<unknown>((at, key) => (at as { [key: string]: unknown })[key], document) as T;
  };
}
