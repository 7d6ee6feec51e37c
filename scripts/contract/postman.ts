import { createHash } from 'node:crypto';
import converter from 'openapi-to-postmanv2';
import { parse } from 'yaml';
import { readScenarios, type Scenario } from './scenarios.js';

// What is touched here of Postman's collection format v2.1. The rest passes through as the converter wrote it.
interface Node {
  id?: string;
  name: string;
  item?: Node[];
  request?: Request;
  response?: SavedResponse[];
}
interface Request {
  auth?: unknown;
  method: string;
  url: { path: string[]; query: Parameter[]; variable: Parameter[] };
  body?: { raw: string };
}
interface Parameter {
  key: string;
  value: string;
  disabled?: boolean;
}
interface SavedResponse {
  id?: string;
  name: string;
  code: number;
  originalRequest: Request;
  header: { key: string; value: string }[];
  body: string;
}
interface Variable {
  key: string;
  value: string;
  type?: string;
  description?: string;
}
export interface PostmanCollection extends Node {
  info: { _postman_id: string; name: string };
  item: Node[];
  variable: Variable[];
}

/**
 * The contract as a Postman collection: the key and the base URL are variables of the collection, and each scenario is a
 * saved response under its own name. The same contract gives the same bytes.
 */
export async function toPostman(contract: string, scenarios: Scenario[] = readScenarios()): Promise<PostmanCollection> {
  const collection = await convert(contract);
  collection.info._postman_id = stableId(collection.info.name);
  collection.variable = variables(parse(contract).servers);
  for (const node of collection.item) tidy(node, [collection.info.name], scenarios);
  return collection;
}

function variables(servers: { url: string; description: string }[]): Variable[] {
  return [
    {
      key: 'baseUrl',
      value: servers[0]?.url ?? '',
      type: 'string',
      description: servers.map(({ url, description }) => `${url} - ${description}`).join('\n'),
    },
    {
      key: 'apiKey',
      value: '',
      type: 'string',
      description: 'Your X-Api-Key. Keep it in the current value, which is neither shared nor exported.',
    },
  ];
}

function convert(contract: string): Promise<PostmanCollection> {
  const options = {
    folderStrategy: 'Tags',
    parametersResolution: 'Example',
    // A saved response would show a made-up key otherwise; the collection's own auth adds the real one.
    includeAuthInfoInExample: false,
  } as const;
  return new Promise((resolve, reject) => {
    converter.convertV2({ type: 'string', data: contract }, options, (error, result) => {
      const collection = result?.output?.[0]?.data;
      if (error || collection === undefined) {
        reject(new Error(`openapi.yaml does not convert to a Postman collection: ${error?.message ?? result?.reason}`));
      } else resolve(collection as unknown as PostmanCollection);
    });
  });
}

/** Gives ids that depend on nothing but the contract, and to each request its scenarios as saved responses. */
function tidy(node: Node, above: string[], scenarios: Scenario[]) {
  const path = [...above, node.name];
  if (node.id !== undefined) node.id = stableId(...path);
  for (const child of node.item ?? []) tidy(child, path, scenarios);
  const { request, response = [] } = node;
  if (request === undefined) return;
  // `auth: null` means "from the collection", and so does no `auth`, which no importer misreads.
  if (request.auth === null) delete request.auth;
  const own = scenarios.filter((scenario) => answers(scenario, request));
  if (own[0] !== undefined) node.request = asSentIn(own[0], request);
  node.response = own.map((scenario) => savedResponse(scenario, response, path));
}

function answers({ method, path }: Scenario, request: Request): boolean {
  return request.method === method && `/${request.url.path.join('/')}` === path.replace(/\{(\w+)\}/g, ':$1');
}

/** The converter leaves out what it cannot pair with a request, so of what it saved only the form is taken. */
function savedResponse(scenario: Scenario, converted: SavedResponse[], path: string[]): SavedResponse {
  const form = converted.find(({ code }) => code === scenario.status);
  if (form === undefined) {
    throw new Error(`No response ${scenario.status} of ${scenario.operationId} came through the converter.`);
  }
  return {
    ...form,
    name: `${scenario.example}: ${scenario.summary}`,
    id: stableId(...path, scenario.example),
    originalRequest: asSentIn(scenario, form.originalRequest),
    header: form.header.map((header) => ({ ...header, value: scenario.headers[header.key] ?? header.value })),
    body: JSON.stringify(scenario.response, undefined, 2),
  };
}

/** The request with the scenario's parameters and body. Parameters that it does not send stay, switched off. */
function asSentIn({ parameters, request: body }: Scenario, request: Request): Request {
  const { url } = request;
  return {
    ...request,
    url: {
      ...url,
      query: url.query.map((parameter) => {
        const value = parameters.query[parameter.key];
        return { ...parameter, disabled: value === undefined, value: value ?? parameter.value };
      }),
      variable: url.variable.map((variable) => ({
        ...variable,
        value: parameters.path[variable.key] ?? variable.value,
      })),
    },
    ...(request.body && { body: { ...request.body, raw: JSON.stringify(body, undefined, 2) } }),
  };
}

/** A UUID that depends on nothing but `names`. */
function stableId(...names: string[]): string {
  const hex = createHash('sha256').update(names.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
