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
  const methods = [...new Set(operations.map(({ method }) => method.toUpperCase()))].sort();
  const imported = operations.flatMap(({ requestSchema }) => requestSchema ?? []).sort();
  return `${banner(lineComment)}
import createFetchClient, { type Client, type ClientOptions, type FetchOptions, type FetchResponse } from 'openapi-fetch';
import type { ${['paths', ...new Set(imported)].join(', ')} } from './schema.js';

type Answer<Operation extends Record<string | number, unknown>> = Promise<
  FetchResponse<Operation, Record<never, never>, 'application/json'>
>;
/** What openapi-fetch takes beside what is given by name, such as a \`signal\`. */
type Init<Operation extends Record<string | number, unknown>> = Omit<FetchOptions<Operation>, 'body' | 'params'>;

/** openapi-fetch bound to the contract, with a function of its own for each operation. */
export interface GeneratedClient extends Client<paths, 'application/json'> {
${operations.map(functionType).join('\n')}
}

export function createGeneratedClient(options: ClientOptions): GeneratedClient {
  const client = createFetchClient<paths, 'application/json'>(options);
  const { ${methods.join(', ')} } = client;
  return {
    ...client,
${operations.map(functionCode).join('\n')}
  };
}
`;
}

const typeOf = ({ path, method }: Operation) => `paths['${path}']['${method}']`;

/** The parameters of the path come first, in their order, then the body or the query, then what openapi-fetch takes besides. */
function functionType(operation: Operation): string {
  const { path, method, operationId, summary, pathParameters, takesQuery, requestSchema } = operation;
  const type = typeOf(operation);
  const args = [
    ...pathParameters.map((name) => `${camelCase(name)}: ${type}['parameters']['path']['${name}']`),
    ...(requestSchema === undefined ? [] : [`body: ${requestSchema}`]),
    ...(takesQuery ? [`query?: ${type}['parameters']['query']`] : []),
    `init?: Init<${type}>`,
  ];
  return `  /** ${summary} \`${method.toUpperCase()} ${path}\` */
  ${operationId}(${args.join(', ')}): Answer<${type}>;`;
}

function functionCode({ path, method, operationId, pathParameters, takesQuery, requestSchema }: Operation): string {
  const args = [
    ...pathParameters.map(camelCase),
    ...(requestSchema === undefined ? [] : ['body']),
    ...(takesQuery ? ['query = {}'] : []),
    'init',
  ];
  const inPath = pathParameters.map((name) => `${name}: ${camelCase(name)}`).join(', ');
  const params = [...(inPath === '' ? [] : [`path: { ${inPath} }`]), ...(takesQuery ? ['query'] : [])].join(', ');
  const given = [...(params === '' ? [] : [`params: { ${params} }`]), ...(requestSchema === undefined ? [] : ['body'])];
  const options = given.length === 0 ? 'init' : `{ ...init, ${given.join(', ')} }`;
  return `    ${operationId}: (${args.join(', ')}) => ${method.toUpperCase()}('${path}', ${options}),`;
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function limits({ operations }: Contract): string {
  const bulks = operations.flatMap(({ operationId, path, bulk }) =>
    bulk === undefined ? [] : [{ operationId, path, ...bulk }],
  );
  const constants = bulks.map(
    ({ operationId, path, itemsKey, idField, maxItems }) =>
      `export const ${operationId} = { path: '${path}', itemsKey: '${itemsKey}', idField: '${idField}', maxItems: ${maxItems} } as const;\n`,
  );
  return `${banner(lineComment)}
// What the contract says of each operation that takes many items at a time: each alone, so that an app holds those that it uses.
${constants.join('')}
/** All of them. */
export const limits = { ${bulks.map(({ operationId }) => operationId).join(', ')} } as const;
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
