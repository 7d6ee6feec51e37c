import { shapes } from '../../../generated/shapes.js';

/** An object with these fields. */
export interface Fields {
  schema: string;
  fields: ReadonlyMap<string, { type: string; statement: string }>;
  required: readonly { name: string; statement: string }[];
}

/** A type as `generated/shapes.ts` writes it, taken apart. */
export type Type =
  | Fields
  | { same: string }
  | { either: readonly string[] }
  | { items: string }
  | { map: string }
  | { value: string }
  | { name: string };

/** Takes types apart, each once. */
export function createTypes(): (text: string) => Type {
  const known = new Map<string, Type>();
  return (text) => {
    const type = known.get(text) ?? read(text);
    known.set(text, type);
    return type;
  };
}

function read(text: string): Type {
  const shape = Object.hasOwn(shapes, text) ? shapes[text] : undefined;
  if (typeof shape === 'string') return { same: shape };
  if (shape !== undefined) return fieldsOf(text, shape);
  if (text.includes('|')) return { either: text.split('|') };
  if (text.endsWith('[]')) return { items: text.slice(0, -2) };
  if (text.endsWith('{}')) return { map: text.slice(0, -2) };
  return text.startsWith('"') ? { value: text.slice(1, -1) } : { name: text };
}

function fieldsOf(schema: string, shape: { readonly [field: string]: string }): Fields {
  const fields = Object.entries(shape).map(([key, type]) => {
    const name = key.replace(/\?$/, '');
    return { name, type, statement: `${schema}.${name}`, isRequired: name === key };
  });
  return {
    schema,
    fields: new Map(fields.map((field) => [field.name, field])),
    required: fields.filter(({ isRequired }) => isRequired),
  };
}
