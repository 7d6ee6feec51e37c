/** The keywords of a schema that are read or written here. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema | Ref>;
  additionalProperties?: unknown;
  required?: string[];
  items?: Schema | Ref;
  maxItems?: number;
  uniqueItems?: boolean;
  anyOf?: (Schema | Ref)[];
  oneOf?: (Schema | Ref)[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  /** How Prism makes up a value, whatever else the schema allows. */
  'x-faker'?: Record<string, unknown[]>;
  example?: unknown;
}

export interface Ref {
  $ref: string;
}
/** Follows a reference, if there is one. What stands beside it wins. */
export type Resolve = <T>(value: T | Ref) => T;

/**
 * The schema without references, which only allows values like the given ones. Every value that it allows, the original allows as well.
 *
 * @param values what the examples have in this place
 */
export function narrowed(schema: Schema | Ref, values: readonly unknown[], resolve: Resolve): Schema {
  const { example, ...whole } = resolve<Schema>(schema);
  if ('enum' in whole || 'const' in whole) return whole;
  const seen = values.length > 0 || example === undefined ? values : [example];
  for (const key of ['anyOf', 'oneOf'] as const) {
    if (whole[key]) return { ...whole, [key]: narrowedBranches(whole[key], seen, resolve) };
  }
  if (whole.properties) return narrowedObject(whole, seen, resolve);
  if (whole.items) return narrowedList({ ...whole, items: whole.items }, seen, resolve);
  return narrowedScalar(whole, seen);
}

/** Each branch with the values that it admits. A branch that no example takes is left out. */
function narrowedBranches(branches: readonly (Schema | Ref)[], values: readonly unknown[], resolve: Resolve): Schema[] {
  const taken = branches.flatMap((branch) => {
    const fitting = values.filter((value) => admits(branch, value, resolve));
    return fitting.length > 0 ? [narrowed(branch, fitting, resolve)] : [];
  });
  return taken.length > 0 ? taken : branches.map((branch) => narrowed(branch, [], resolve));
}

/** Whether a value of an example can belong to a schema. It is enough to tell the branches of a choice apart. */
function admits(schema: Schema | Ref, value: unknown, resolve: Resolve): boolean {
  const { required = [], properties = {}, ...whole } = resolve<Schema>(schema);
  if ('const' in whole && whole.const !== value) return false;
  if (!isOfType(whole, value)) return false;
  if (!isObject(value)) return true;
  return (
    required.every((name) => name in value) &&
    Object.entries(properties).every(([name, property]) => !(name in value) || admits(property, value[name], resolve))
  );
}

function narrowedObject(schema: Schema, values: readonly unknown[], resolve: Resolve): Schema {
  const objects = values.filter(isObject);
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const found = objects.flatMap((object) => (name in object ? [object[name]] : []));
    // An optional field that no example has is left out. So the schema of an error ends, which may have errors in it.
    const isShown = found.length > 0 || (objects.length === 0 && resolve<Schema>(property).example !== undefined);
    if (!isShown && !schema.required?.includes(name)) return [];
    return [[name, narrowed(property, found, resolve)] as const];
  });
  return { ...schema, additionalProperties: false, properties: Object.fromEntries(properties) };
}

function narrowedList(schema: Schema & { items: Schema | Ref }, values: readonly unknown[], resolve: Resolve): Schema {
  const lists = values.filter(Array.isArray);
  const elements = lists.flat();
  if (lists.length > 0 && elements.length === 0) return { ...schema, maxItems: 0 };
  const uniqueItems = !elements.some(isObject);
  return { ...schema, items: narrowed(schema.items, elements, resolve), uniqueItems };
}

/** Of a value that is not taken apart: text, a number, or an object with any fields. */
function narrowedScalar(schema: Schema, values: readonly unknown[]): Schema {
  const fitting = values.filter((value) => isOfType(schema, value));
  const [first] = fitting;
  if (first === undefined) return schema;
  const present = fitting.filter((value) => value !== null);
  if (present.every((value) => typeof value === 'boolean')) return { ...schema, 'x-faker': always(first) };
  if (present.length > 0 && present.every((value) => typeof value === 'number')) return bounded(schema, present);
  const pattern = patternOf(present);
  if (pattern === undefined) return { ...schema, enum: unique(fitting) };
  const { format: _, ...others } = schema;
  return { ...others, pattern };
}

/** The value of the first example each time. So `hasNextPage` is false, and a program that follows the pages ends. */
function always(value: unknown): Record<string, unknown[]> {
  return { 'helpers.arrayElement': [[value]] };
}

function bounded(schema: Schema, numbers: readonly number[]): Schema {
  const bounds = { minimum: Math.min(...numbers), maximum: Math.max(...numbers) };
  return numbers.every(Number.isInteger) ? { ...schema, type: 'integer', ...bounds } : { ...schema, ...bounds };
}

const forms: readonly { example: RegExp; pattern: (value: string) => string }[] = [
  { example: /^[0-9a-f]{16,}$/, pattern: ({ length }) => `[0-9a-f]{${length}}` },
  { example: /^[a-z]+-\d+$/, pattern: (value) => value.replace(/\d/g, '[0-9]') },
  {
    example: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    pattern: (value) =>
      `${value.slice(0, 4)}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z`,
  },
];

/** A pattern for ids and times, of which others are as good. Undefined for words. */
function patternOf(values: readonly unknown[]): string | undefined {
  const texts = values.filter((value) => typeof value === 'string');
  const form = forms.find(({ example }) => texts.length > 0 && texts.every((text) => example.test(text)));
  if (form === undefined || texts.length < values.length) return undefined;
  return `^(${unique(texts.map(form.pattern)).join('|')})$`;
}

function unique(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Whether the value has a type that the schema allows. */
function isOfType({ type }: Schema, value: unknown): boolean {
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return type === undefined || [type].flat().some((name) => name === own || (name === 'integer' && own === 'number'));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
