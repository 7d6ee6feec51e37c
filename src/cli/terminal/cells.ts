/** The columns of an object and its cells, in which inner objects are taken apart. A cell is undefined for a null. */
export function flatten(value: object, prefix = ''): [column: string, cell: string | undefined][] {
  return Object.entries(value).flatMap(([key, part]): [string, string | undefined][] => {
    const column = prefix + key;
    if (part === null || part === undefined) return [[column, undefined]];
    if (typeof part !== 'object') return [[column, textOf(part)]];
    const isList = Array.isArray(part) && part.every((entry) => typeof entry !== 'object');
    return isList ? [[column, part.map(textOf).join(';')]] : flatten(part, `${column}.`);
  });
}

export function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}
