import type { Parameter } from '../../generate/contract.js';
import type { Json } from '../../generate/document.js';
import type { Scenario } from '../scenarios.js';

/** One call of an operation, to be written down in a language. */
export interface Call {
  operationId: string;
  /** In upper case. */
  method: string;
  /** With the path parameters filled in. */
  path: string;
  pathParameters: string[];
  query: { [name: string]: string | number };
  /** None for an operation without a body. */
  body: Json | undefined;
}

/** Where a sample calls. Without an `environment`, it is a server that the contract does not name. */
export interface Server {
  url: string;
  environment?: string;
}

/** The call of a scenario, of an operation with these parameters in its query. */
export function callOf(scenario: Scenario, queryParameters: readonly Parameter[]): Call {
  const { operationId, method, target, parameters, request } = scenario;
  const [path = ''] = target.split('?');
  const isNumber = (name: string) =>
    queryParameters.find((parameter) => parameter.name === name)?.schema.type === 'integer';
  const query = Object.entries(parameters.query).map(([name, text]) => [name, isNumber(name) ? Number(text) : text]);
  const pathParameters = Object.values(parameters.path);
  return { operationId, method, path, pathParameters, query: Object.fromEntries(query), body: request };
}

/** The query as a part of the URL, with its question mark; empty if there is none. */
export function searchOf({ query }: Call): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? '' : `?${search}`;
}
