import { contractUrl } from '../generate/contract.js';
import {
  type Json,
  type Located,
  nameIn,
  operationsIn,
  type Paths,
  type Ref,
  type Resolve,
  readDocument,
  resolverOf,
} from '../generate/document.js';

/** One named example of a response, and how to have the mock answer with it. */
export interface Scenario {
  /** The example's key, which request and response share. */
  example: string;
  /** What the example shows, in a sentence. */
  summary: string;
  operationId: string;
  method: string;
  path: string;
  /** The parameters of a request that the scenario answers. */
  parameters: { path: { [name: string]: string }; query: { [name: string]: string } };
  /** Path and query with these parameters in them. */
  target: string;
  status: number;
  /** Whether the contract describes the response once, for all operations that have it. */
  shared: boolean;
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
type Named<T> = { [name: string]: T | Ref };
type Body = { 'application/json': { schema: Ref; examples: Named<{ summary: string; value: Json }> } };
interface Parameter {
  name: string;
  in: 'query' | 'path';
  examples: Named<{ value: Json }>;
}
interface Operation {
  operationId: string;
  parameters?: (Parameter | Ref)[];
  requestBody?: { content: Body };
  responses: Named<{ content: Body; headers?: Named<{ example: Json }> }>;
}

/** Every named example of every response, in the order of the contract. */
export function readScenarios(url: URL = contractUrl): Scenario[] {
  const document = readDocument<Paths<Operation>>(url);
  const resolve = resolverOf(document);
  return operationsIn(document).flatMap((located) => scenariosOf(located, resolve));
}

function scenariosOf({ path, method, operation }: Located<Operation>, resolve: Resolve): Scenario[] {
  const requests = operation.requestBody?.content['application/json'].examples ?? {};
  const parameters = (operation.parameters ?? []).map(resolve);
  return Object.entries(operation.responses).flatMap(([status, unresolved]) => {
    const { content, headers = {} } = resolve(unresolved);
    const { schema, examples } = content['application/json'];
    return Object.entries(examples).map(([example, named]) => {
      const { summary, value } = resolve(named);
      const request = requests[example];
      const sent = sentIn(example, parameters, resolve);
      return {
        example,
        summary: summary.trim().replace(/\s+/g, ' '),
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path,
        parameters: sent,
        target: targetOf(path, sent),
        status: Number(status),
        shared: '$ref' in unresolved,
        prefer: `code=${status}, example=${example}`,
        request: request && resolve(request).value,
        response: value,
        responseSchema: nameIn(schema),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, header]) => [name, String(resolve(header).example)]),
        ),
      };
    });
  });
}

/** A parameter of the query is sent where it has an example for the scenario, one of the path with its first example else. */
function sentIn(example: string, parameters: Parameter[], resolve: Resolve): Scenario['parameters'] {
  const sent: Scenario['parameters'] = { path: {}, query: {} };
  for (const { name, in: place, examples } of parameters) {
    const named = examples[example] ?? (place === 'path' ? Object.values(examples)[0] : undefined);
    if (named !== undefined) sent[place][name] = String(resolve(named).value);
  }
  return sent;
}

function targetOf(path: string, { path: inPath, query }: Scenario['parameters']): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

/** The scenarios as Markdown: a table for each operation, and one for the responses that operations share. */
export function scenarioTable(scenarios: Scenario[] = readScenarios()): string {
  const own = scenarios.filter(({ shared }) => !shared);
  const calls = [...new Set(own.map(callOf))];
  const shared = scenarios.filter((scenario) => scenario.shared);
  return [
    ...calls.map((call) =>
      table(
        `\`${call}\``,
        own.filter((scenario) => callOf(scenario) === call),
      ),
    ),
    ...(shared.length === 0 ? [] : [table('any of these calls', shared)]),
  ].join('\n\n');
}

function table(heading: string, scenarios: Scenario[]): string {
  const rows = new Set(scenarios.map(rowOf));
  return [`| ${heading} | \`Prefer\` | what it shows |`, '| --- | --- | --- |', ...rows].join('\n');
}

function callOf({ method, path }: Scenario): string {
  return `${method} ${path}`;
}

function rowOf({ status, prefer, summary }: Scenario): string {
  return `| ${status} | \`${prefer}\` | ${summary.replaceAll('|', '\\|')} |`;
}
