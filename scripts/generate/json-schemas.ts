import { jsonBanner } from './banner.js';
import { type Contract, reachableFrom, toJsonSchemas } from './contract.js';

/** The schemas with a JSON Schema file of their own: the items of the bulk operations. */
export function itemSchemas({ operations }: Contract): string[] {
  return [...new Set(operations.flatMap(({ bulk }) => bulk?.itemSchema ?? []))];
}

/** The file of a schema, such as `sales-activity.schema.json`. */
export function schemaFile(name: string): string {
  return `${name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()}.schema.json`;
}

/** A schema of the contract as JSON Schema, with what it refers to. Each schema has a title, of which code generators make the names of types. */
export function jsonSchema(name: string, { schemas }: Contract): string {
  const reachable = Object.fromEntries(reachableFrom(name, schemas).map((each) => [each, schemas[each] ?? {}]));
  const titled = Object.entries(toJsonSchemas(reachable)).map(([title, schema]) => [title, { title, ...schema }]);
  const { [name]: root, ...definitions } = Object.fromEntries(titled);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://recotap-api.invalid/${schemaFile(name)}`,
    $comment: jsonBanner,
    ...root,
    $defs: definitions,
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
