import { shapes } from '../../../generated/shapes.js';

/** What a type may be, with the names of alternatives resolved. */
export function alternatives(type: string): string[] {
  const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  if (typeof shape === 'string') return alternatives(shape);
  return type.includes('|') ? type.split('|').flatMap(alternatives) : [type];
}

/** The type of a field of an object that may have these types. */
export function fieldTypes(types: readonly string[], name: string): { type: string; statement: string }[] {
  return types.flatMap(alternatives).flatMap((type) => {
    const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
    const field = typeof shape === 'object' ? fieldOf(shape, name) : undefined;
    return field === undefined ? [] : [{ type: field, statement: `${type}.${name}` }];
  });
}

/** The types of the elements of an array (`[]`) or of the values of an object with any keys (`{}`). */
export function inside(types: readonly string[], end: '[]' | '{}'): string[] {
  return types.flatMap(alternatives).flatMap((type) => (type.endsWith(end) ? [type.slice(0, -end.length)] : []));
}

/** The type of a field, which may be optional. A name from the prototype is none. */
export function fieldOf(shape: { readonly [name: string]: string }, name: string): string | undefined {
  const key = [name, `${name}?`].find((own) => Object.hasOwn(shape, own));
  return key === undefined ? undefined : shape[key];
}
