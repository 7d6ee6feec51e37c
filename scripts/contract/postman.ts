import { createHash } from 'node:crypto';
import converter from 'openapi-to-postmanv2';
import { parse } from 'yaml';
import { readScenarios, type Scenario } from './scenarios.js';

// What is touched here of Postman's collection format v2.1. The rest passes through as the converter wrote it.
interface Node {
  id?: string;
  name: string;
  item?: Node[];
  request?: { auth?: unknown };
  response?: SavedResponse[];
}
interface SavedResponse {
  id?: string;
  name: string;
  code: number;
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

/** Gives names and ids that say something, in place of the converter's random ones. */
function tidy(node: Node, above: string[], scenarios: Scenario[]) {
  const path = [...above, node.name];
  if (node.id !== undefined) node.id = stableId(...path);
  // `auth: null` means "from the collection", and so does no `auth`, which no importer misreads.
  if (node.request?.auth === null) delete node.request.auth;
  for (const saved of node.response ?? []) {
    const scenario = scenarioOf(saved, scenarios);
    saved.name = `${scenario.example}: ${scenario.summary}`;
    saved.id = stableId(...path, scenario.example);
    // The converter leaves the values of response headers empty.
    for (const header of saved.header) header.value = scenario.headers[header.key] ?? header.value;
  }
  for (const child of node.item ?? []) tidy(child, path, scenarios);
}

function scenarioOf({ code, body }: SavedResponse, scenarios: Scenario[]): Scenario {
  const text = JSON.stringify(JSON.parse(body));
  const found = scenarios.find(({ status, response }) => status === code && JSON.stringify(response) === text);
  if (found === undefined) throw new Error(`A saved response (${code}) shows no example of openapi.yaml: ${text}`);
  return found;
}

/** A UUID that depends on nothing but `names`. */
function stableId(...names: string[]): string {
  const hex = createHash('sha256').update(names.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
