import { banner } from './banner.js';
import { type Contract, type JsonObject, lastSegment, referencesIn } from './contract.js';

type Schemas = Contract['schemas'];

const types = `/** What the contract says of a value. An object without \`fields\` takes any key. */
export interface ContractValue {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  /** \`date\`, \`email\` or \`domain\`. */
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
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

/** The fields of each object that requests are made of, one constant each, so that an app bundles only those it uses. */
export function fieldFacts(contract: Contract): string {
  const constants = requestObjects(contract).map((name) => constant(name, contract.schemas));
  return `${banner}\n${types}\n${constants.join('\n')}`;
}

/** The names of the schemas with fields in requests. Each comes after those that it refers to. */
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

function constant(name: string, schemas: Schemas): string {
  const { properties, required = [] } = resolve(schemas[name] ?? {}, schemas);
  const fields = Object.entries(properties as { [name: string]: JsonObject }).map(([field, schema]) => {
    const { description = '' } = resolve(schema, schemas);
    const facts = [
      `name: ${JSON.stringify(field)}`,
      ...valueFacts(schema, schemas),
      `required: ${(required as string[]).includes(field)}`,
      `description: ${JSON.stringify(firstSentence(description as string))}`,
    ];
    return `  { ${facts.join(', ')} },\n`;
  });
  return `export const ${constantName(name)}: readonly ContractField[] = [\n${fields.join('')}];\n`;
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
  };
  return [
    ...Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : `${key}: ${JSON.stringify(value)}`)),
    ...(items === undefined ? [] : [`items: { ${valueFacts(items as JsonObject, schemas).join(', ')} }`]),
    // The lint of the contract sees to it that an object with fields has a name.
    ...(properties === undefined ? [] : [`fields: ${constantName(lastSegment(schema.$ref as string))}`]),
  ];
}

/** An enumeration may do without a type, and a type may admit null, which is no type of a field here. */
function typeName({ type, enum: values }: JsonObject): string {
  const named = [type].flat().find((each) => typeof each === 'string' && each !== 'null');
  return typeof named === 'string' ? named : typeof [values].flat()[0];
}

/** A schema with all that its `$ref` and `allOf` bring; what stands beside them goes before. */
function resolve(schema: JsonObject, schemas: Schemas): JsonObject {
  const { $ref, allOf = [], ...own } = schema;
  const referred = typeof $ref === 'string' ? [schemas[lastSegment($ref)] ?? {}] : [];
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
