import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export type Ref = { readonly $ref: string };

/** The paths of an OpenAPI document. Each reader says by `Operation` what it needs of an operation. */
export interface Paths<Operation> {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
}

/** An operation and where it stands in the document. */
export interface Located<Operation> {
  readonly path: string;
  /** In lower case. */
  readonly method: string;
  readonly operation: Operation;
}

/** Follows a reference. Anything else is returned as it is. */
export type Resolve = <T extends object>(node: T | Ref) => T;

const methods = new Set(['get', 'put', 'post', 'patch', 'delete']);

/** Reads an OpenAPI document. The lint of the contract makes sure that it has the shape that is asked for. */
export function readDocument<Document>(url: URL): Document {
  return parse(readFileSync(url, 'utf8'));
}

/** Every operation, in the order of the document. */
export function operationsIn<Operation>({ paths }: Paths<Operation>): Located<Operation>[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => ({ path, method, operation })),
  );
}

export function resolverOf(document: object): Resolve {
  return <T extends object>(node: T | Ref) => {
    if (!('$ref' in node)) return node;
    const keys = node.$ref.replace('#/', '').split('/');
    return keys.reduce<unknown>((at, key) => (at as { [key: string]: unknown })[key], document) as T;
  };
}

/** The name of the schema, parameter or response that a reference points to. */
export function nameIn({ $ref }: Ref): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}
