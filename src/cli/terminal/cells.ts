/**
 * The columns of an object and its cells, in which inner objects are taken apart. A cell is undefined for a null.
 *
 * @param levels how deep; what lies deeper is a cell of JSON
 */
export function flatten(value: object, prefix = '', levels = 20): [column: string, cell: string | undefined][] {
  return Object.entries(value).flatMap(([key, part]): [string, string | undefined][] => {
    const column = prefix + key;
    if (part === null || part === undefined) return [[column, undefined]];
    if (typeof part !== 'object' || levels === 0) return [[column, textOf(part)]];
    const isList = Array.isArray(part) && part.every((entry) => typeof entry !== 'object');
    return isList ? [[column, part.map(textOf).join(';')]] : flatten(part, `${column}.`, levels - 1);
  });
}

export function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}
