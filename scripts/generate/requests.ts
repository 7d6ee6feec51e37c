import { banner } from './banner.js';
import type { Contract, Operation } from './contract.js';

/** A function for each operation, on top of an openapi-fetch client. */
export function requestFunctions({ operations }: Contract): string {
  const methods = [...new Set(operations.map(({ method }) => method.toUpperCase()))].sort();
  const imported = operations.flatMap(({ requestSchema }) => requestSchema ?? []).sort();
  return `${banner}
import type { Client, FetchOptions, FetchResponse } from 'openapi-fetch';
import type { ${['paths', ...new Set(imported)].join(', ')} } from './schema.js';

type Answer<Operation extends Record<string | number, unknown>> = Promise<
  FetchResponse<Operation, Record<never, never>, 'application/json'>
>;
/** The other options of openapi-fetch, such as a \`signal\`. */
type Init<Operation extends Record<string | number, unknown>> = Omit<FetchOptions<Operation>, 'body' | 'params'>;

/** One function per operation of the contract. Each call sends one request. */
export interface Requests {
${operations.map(functionType).join('\n')}
}

export function createRequests({ ${methods.join(', ')} }: Client<paths, 'application/json'>): Requests {
  return {
${operations.map(functionCode).join('\n')}
  };
}
`;
}

const typeOf = ({ path, method }: Operation) => `paths['${path}']['${method}']`;

/** The arguments are the path parameters in their order, the body or the query, and the other options of openapi-fetch. */
function functionType(operation: Operation): string {
  const { path, method, operationId, summary, pathParameters, queryParameters, requestSchema } = operation;
  const type = typeOf(operation);
  const args = [
    ...pathParameters.map((name) => `${camelCase(name)}: ${type}['parameters']['path']['${name}']`),
    ...(requestSchema === undefined ? [] : [`body: ${requestSchema}`]),
    ...(queryParameters.length > 0 ? [`query?: ${type}['parameters']['query']`] : []),
    `init?: Init<${type}>`,
  ];
  return `  /** ${summary} \`${method.toUpperCase()} ${path}\` */
  ${operationId}(${args.join(', ')}): Answer<${type}>;`;
}

function functionCode({
  path,
  method,
  operationId,
  pathParameters,
  queryParameters,
  requestSchema,
}: Operation): string {
  const takesQuery = queryParameters.length > 0;
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
