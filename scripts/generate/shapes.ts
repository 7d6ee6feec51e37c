import { banner } from './banner.js';
import type { Contract } from './contract.js';
import { type Json, type JsonObject, nameIn } from './document.js';

const types = `/**
 * What an answer looks like by the contract, without its bounds and patterns: a type, or an object with fields, of which those with a \`?\` are
 * optional. A type is one of JSON, \`any\`, \`date-time\` for a timestamp, a value in quotes, or the name of a shape. \`[]\` stands behind
 * the type of the elements of an array, \`{}\` behind that of the values of an object with any keys, and \`|\` between alternatives.
 */
export type Shape = string | { readonly [field: string]: string };
`;

/** The shapes of all answers, as data. */
export function shapeFacts({ operations, schemas }: Contract): string {
  const { nameOf, all } = shapesFrom(schemas);
  const answers = operations.map(({ method, path, operationId, responses }) => {
    const bodies = Object.entries(responses).map(([status, schema]) => `${keyOf(status)}: '${nameOf(schema)}'`);
    return `  '${method.toUpperCase()} ${path}': { operation: '${operationId}', bodies: { ${bodies.join(', ')} } },\n`;
  });
  return `${banner}
import type { OperationId } from './operations.js';

${types}
/** Each shape that an answer has, by the name of its schema. */
export const shapes: { readonly [name: string]: Shape } = {
${[...all()].map(([name, shape]) => `  ${keyOf(name)}: ${shape},\n`).join('')}};

/** The operation and the shape of each answer. */
export interface Answers {
  readonly operation: OperationId;
  /** By status, the name of the shape of the body. */
  readonly bodies: { readonly [status: string]: string };
}

/** By method and path, such as \`POST /deals\`. */
export const answers: { readonly [call: string]: Answers } = {
${answers.join('')}};
`;
}

function shapesFrom(schemas: Contract['schemas']) {
  const shapes = new Map<string, string>();

  /** Adds the shape of a named schema, and those that it refers to. */
  function nameOf(name: string): string {
    return shapes.has(name) ? name : add(name, schemas[name] ?? {});
  }

  function add(name: string, schema: JsonObject): string {
    shapes.set(name, '');
    const { properties, required } = merged(schema);
    const fields = Object.entries(properties).map(([field, inner]) => {
      const type = typeOf(inner as JsonObject, `${name}.${field}`);
      return `${keyOf(required.includes(field) ? field : `${field}?`)}: '${type}'`;
    });
    shapes.set(name, fields.length > 0 ? `{ ${fields.join(', ')} }` : `'${typeOf(schema, name)}'`);
    return name;
  }

  /** @param name for a shape of its own, where the type of an element cannot stand in a text */
  function typeOf(schema: JsonObject, name: string): string {
    const { $ref, type, enum: values, const: value, oneOf, anyOf, items, format } = schema;
    if (typeof $ref === 'string') return referred(nameIn({ $ref }));
    if (shapes.get(name) !== '' && Object.keys(merged(schema).properties).length > 0) return add(name, schema);
    if (value !== undefined || values !== undefined) return [(values ?? value) as Json].flat().map(literal).join('|');
    const alternatives = (oneOf ?? anyOf) as JsonObject[] | undefined;
    if (alternatives !== undefined)
      return alternatives.map((each, index) => typeOf(each, `${name}.${index}`)).join('|');
    return [type ?? 'any']
      .flat()
      .map((each) => {
        if (each === 'array') return `${single((items ?? {}) as JsonObject, `${name}[]`)}[]`;
        if (each === 'object') return `${single(asSchema(schema.additionalProperties), `${name}.*`)}{}`;
        return each === 'string' && format === 'date-time' ? format : each;
      })
      .join('|');
  }

  /** A type without alternatives. */
  function single(schema: JsonObject, name: string): string {
    const type = typeOf(schema, name);
    if (!type.includes('|')) return type;
    shapes.set(name, `'${type}'`);
    return name;
  }

  /** A name, unless what it names is a mere type. */
  function referred(name: string): string {
    const { type, ...schema } = schemas[name] ?? {};
    const isType =
      ![type ?? 'array'].flat().some((each) => each === 'array' || each === 'object') && !('enum' in schema);
    return isType ? typeOf({ ...schema, type } as JsonObject, name) : nameOf(name);
  }

  /** The fields, with those of all that `allOf` combines. */
  function merged(schema: JsonObject): { properties: JsonObject; required: Json[] } {
    const own = schema as { properties?: JsonObject; required?: Json[]; allOf?: JsonObject[] };
    const parts = (own.allOf ?? []).map((part) =>
      merged(typeof part.$ref === 'string' ? (schemas[nameIn({ $ref: part.$ref })] ?? {}) : part),
    );
    return {
      properties: Object.assign({}, ...parts.map(({ properties }) => properties), own.properties),
      required: [...parts.flatMap(({ required }) => required), ...(own.required ?? [])],
    };
  }

  return { nameOf, all: () => shapes.entries() };
}

function asSchema(additional: Json | undefined): JsonObject {
  return typeof additional === 'object' && additional !== null ? (additional as JsonObject) : {};
}

/** @throws Error for a value with a character that means something else in a shape */
function literal(value: Json): string {
  if (typeof value !== 'string') return String(value);
  if (/^[^|'"\\]*$/.test(value)) return `"${value}"`;
  throw new Error(`openapi.yaml: generated/shapes.ts cannot hold the value ${JSON.stringify(value)}`);
}

function keyOf(name: string): string {
  return /^[a-z_]\w*$/i.test(name) || /^[1-9]\d*$/.test(name) ? name : `'${name}'`;
}
