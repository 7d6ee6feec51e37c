import { banner } from './banner.js';
import { type Contract, type Parameter, referencesIn } from './contract.js';
import { type JsonObject, nameIn, type Ref } from './document.js';

type Schemas = Contract['schemas'];

const types = `/** What the contract says of a value. An object without \`fields\` takes any key. */
export interface ContractValue {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  /** \`date\`, \`email\`, \`domain\` or \`currency\`. */
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: string | number | boolean;
  /** The elements of an array. */
  readonly items?: ContractValue;
  /** The fields of an object. */
  readonly fields?: readonly ContractField[];
}

/** What the contract says of a field of a request. */
export interface ContractField extends ContractValue {
  readonly name: string;
  readonly required: boolean;
  /** The field in one sentence. */
  readonly description: string;
}
`;

/** The fields of each object in a request and the parameters of each query, one constant each, so that an app bundles only those it uses. */
export function fieldFacts(contract: Contract): string {
  const { operations, schemas } = contract;
  const objects = requestObjects(contract).map((name) => ({
    name: constantName(name),
    fields: objectFields(name, schemas),
  }));
  const queries = operations.map(({ operationId, queryParameters }) => ({
    name: `${operationId}Parameters`,
    fields: queryParameters.map(parameterField),
  }));
  const constants = [...objects, ...queries].filter(({ fields }) => fields.length > 0);
  return `${banner}\n${types}\n${constants.map((each) => constantCode(each, schemas)).join('\n')}`;
}

interface Field {
  name: string;
  schema: JsonObject;
  required: boolean;
  description: string;
}

/** The names of the object schemas in requests. Each comes after those that it refers to. */
function requestObjects({ operations, schemas }: Contract): string[] {
  const entered = new Set<string>();
  const visit = (name: string): string[] => {
    if (entered.has(name)) return [];
    entered.add(name);
    return [...referencesIn(schemas[name] ?? {}).flatMap(visit), name];
  };
  return operations
    .flatMap(({ requestSchema }) => requestSchema ?? [])
    .flatMap(visit)
    .filter((name) => 'properties' in resolve(schemas[name] ?? {}, schemas));
}

function objectFields(name: string, schemas: Schemas): Field[] {
  const { properties, required = [] } = resolve(schemas[name] ?? {}, schemas);
  return Object.entries(properties as { [name: string]: JsonObject }).map(([field, schema]) => ({
    name: field,
    schema,
    required: (required as string[]).includes(field),
    description: resolve(schema, schemas).description as string,
  }));
}

function parameterField({ name, schema, required = false, description }: Parameter): Field {
  return { name, schema, required, description };
}

function constantCode({ name, fields }: { name: string; fields: Field[] }, schemas: Schemas): string {
  const lines = fields.map((field) => `  { ${fieldCode(field, schemas)} },\n`);
  return `export const ${name}: readonly ContractField[] = [\n${lines.join('')}];\n`;
}

function fieldCode({ name, schema, required, description }: Field, schemas: Schemas): string {
  return [
    `name: ${JSON.stringify(name)}`,
    ...valueFacts(schema, schemas),
    `required: ${required}`,
    `description: ${JSON.stringify(firstSentence(description))}`,
  ].join(', ');
}

function valueFacts(schema: JsonObject, schemas: Schemas): string[] {
  const resolved = resolve(schema, schemas);
  const { items, properties } = resolved;
  const given = {
    type: typeName(resolved),
    format: resolved['x-format'] ?? resolved.format,
    enum: resolved.enum,
    minimum: resolved.minimum,
    minLength: resolved.minLength,
    minItems: resolved.minItems,
    maxItems: resolved.maxItems,
    default: resolved.default,
  };
  return [
    ...Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : `${key}: ${JSON.stringify(value)}`)),
    ...(items === undefined ? [] : [`items: { ${valueFacts(items as JsonObject, schemas).join(', ')} }`]),
    // The lint of the contract sees to it that an object with fields has a name.
    ...(properties === undefined ? [] : [`fields: ${constantName(nameIn(schema as Ref))}`]),
  ];
}

/** The type of an enumeration is that of its values, and null is never the type of a field. */
function typeName({ type, enum: values }: JsonObject): string {
  const named = [type].flat().find((each) => typeof each === 'string' && each !== 'null');
  return typeof named === 'string' ? named : typeof [values].flat()[0];
}

/** Merges in what `$ref` and `allOf` refer to. A keyword beside them overrides theirs. */
function resolve(schema: JsonObject, schemas: Schemas): JsonObject {
  const { $ref, allOf = [], ...own } = schema;
  const referred = typeof $ref === 'string' ? [schemas[nameIn({ $ref })] ?? {}] : [];
  const parts = [...referred, ...(allOf as JsonObject[])].map((part) => resolve(part, schemas));
  const layers = [...parts, own];
  const merged: JsonObject = Object.assign({}, ...layers);
  if (!('properties' in merged)) return merged;
  return {
    ...merged,
    properties: Object.assign({}, ...layers.map(({ properties }) => properties)),
    required: layers.flatMap(({ required = [] }) => required as string[]),
  };
}

function constantName(schema: string): string {
  return `${schema.charAt(0).toLowerCase()}${schema.slice(1)}Fields`;
}

function firstSentence(text: string): string {
  const [sentence = ''] = /^.*?\.(?=\s|$)/s.exec(text) ?? [text];
  return sentence.replace(/\s+/g, ' ').trim();
}
