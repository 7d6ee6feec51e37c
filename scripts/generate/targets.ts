import openapiTS, { astToString } from 'openapi-typescript';
import type { Contract, Operation } from './contract.js';
import { reachableFrom, toJsonSchemas } from './contract.js';
import { validated, validatorCode, validatorIndex, validatorIndexTypes, validatorTypes } from './validators.js';

const banner = (comment: (text: string) => string) =>
  `${comment('Written by `npm run generate` from openapi.yaml. Do not edit.')}\n`;
const lineComment = (text: string) => `// ${text}`;

type Target = (contract: Contract) => string | Promise<string>;
type Targets = { [file: string]: Target };

/** What `npm run generate` writes: the file's name, and how its text follows from the contract. */
export function targetsOf(contract: Contract): Targets {
  return Object.fromEntries([targets, ...validated(contract).map(validatorTargets)].flatMap(Object.entries<Target>));
}

const targets: Targets = {
  'schema.ts': schemaTypes,
  'client.ts': clientFunctions,
  'limits.ts': limits,
  'servers.ts': servers,
  'expected.ts': expected,
  'validate.js': (contract) => `${banner(lineComment)}\n${validatorIndex(contract)}`,
  'validate.d.ts': (contract) => `${banner(lineComment)}\n${validatorIndexTypes(contract)}`,
  'deal.schema.json': dealSchema,
};

function validatorTargets(name: string): Targets {
  return {
    [`validate/${name}.js`]: async (contract) => banner(lineComment) + (await validatorCode(name, contract)),
    [`validate/${name}.d.ts`]: () => `${banner(lineComment)}\n${validatorTypes(name)}`,
  };
}

async function schemaTypes({ url }: Contract): Promise<string> {
  // The API, unlike the command, reads no redocly.yaml: our lint rules are no concern of the generator's.
  const nodes = await openapiTS(url, { rootTypes: true, rootTypesNoSchemaPrefix: true });
  return banner(lineComment) + astToString(nodes);
}

function clientFunctions({ operations }: Contract): string {
  const imported = operations.flatMap(({ requestSchema }) => requestSchema ?? []).sort();
  return `${banner(lineComment)}
import createFetchClient, { type Client, type ClientOptions, type FetchOptions, type FetchResponse } from 'openapi-fetch';
import type { ${['paths', ...new Set(imported)].join(', ')} } from './schema.js';

type Answer<Operation extends Record<string | number, unknown>> = Promise<
  FetchResponse<Operation, Record<never, never>, 'application/json'>
>;

/** openapi-fetch bound to the contract, with a function of its own for each operation. */
export interface GeneratedClient extends Client<paths, 'application/json'> {
${operations.map(functionType).join('\n')}
}

export function createGeneratedClient(options: ClientOptions): GeneratedClient {
  const client = createFetchClient<paths, 'application/json'>(options);
  return {
    ...client,
${operations.map(functionCode).join('\n')}
  };
}
`;
}

const typeOf = ({ path, method }: Operation) => `paths['${path}']['${method}']`;

function functionType(operation: Operation): string {
  const { path, method, operationId, summary, requestSchema } = operation;
  const init = `FetchOptions<${typeOf(operation)}>`;
  const parameters =
    requestSchema === undefined ? `init?: ${init}` : `body: ${requestSchema}, init?: Omit<${init}, 'body'>`;
  return `  /** ${summary} \`${method.toUpperCase()} ${path}\` */
  ${operationId}(${parameters}): Answer<${typeOf(operation)}>;`;
}

function functionCode({ path, method, operationId, requestSchema }: Operation): string {
  const call = `client.${method.toUpperCase()}('${path}'`;
  return requestSchema === undefined
    ? `    ${operationId}: (init = {}) => ${call}, init),`
    : `    ${operationId}: (body, init = {}) => ${call}, { ...init, body }),`;
}

function limits({ operations }: Contract): string {
  const entries = operations.flatMap(({ operationId, path, bulk }) =>
    bulk === undefined
      ? []
      : `  ${operationId}: { path: '${path}', itemsKey: '${bulk.itemsKey}', idField: '${bulk.idField}', maxItems: ${bulk.maxItems} },\n`,
  );
  return `${banner(lineComment)}
/** What the contract says of each operation that takes many items at a time. */
export const limits = {
${entries.join('')}} as const;
`;
}

function servers(contract: Contract): string {
  const entries = Object.entries(contract.servers).map(([environment, url]) => `  ${environment}: '${url}',\n`);
  return `${banner(lineComment)}
/** The base URL of each environment that the contract names. */
export const servers = {
${entries.join('')}} as const;
`;
}

function expected({ schemas }: Contract): string {
  const words = Object.values(schemas)
    .filter((schema) => typeof schema['x-expected'] === 'string')
    .map((schema) => [schema.pattern, schema['x-expected']]);
  return `${banner(lineComment)}
/** What a pattern of the contract expects, in words (\`x-expected\`). */
export const expected: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(words), undefined, 2)};
`;
}

function dealSchema({ schemas }: Contract): string {
  const { Deal, ...definitions } = toJsonSchemas(
    Object.fromEntries(reachableFrom('Deal', schemas).map((name) => [name, schemas[name] ?? {}])),
  );
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://recotap-api.invalid/deal.schema.json',
    $comment: banner((text) => text).trim(),
    title: 'Deal',
    ...Deal,
    $defs: definitions,
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
