import { nothingTest } from '../../values/nothing.js';
import type { Sample, SampleColumn } from './model.js';

/** The columns of a table. @param rows their cells */
export function sampleTable(header: readonly string[], rows: readonly unknown[]): Sample {
  const twice = new Set(header.filter((name, index) => header.indexOf(name) < index));
  const isUsable = (name: string) => name !== '' && !twice.has(name);
  const columns = header.flatMap((name, index) => {
    const cells = rows.map((row) => (Array.isArray(row) ? row[index] : undefined));
    return isUsable(name) ? [{ name, values: cells.flatMap(textOf) }] : [];
  });
  return { rows: rows.length, columns, lists: [], unnamed: [...twice].filter((name) => name !== '') };
}

/** The paths in JSON rows that lead to a text, a number or a boolean. */
export function sampleObjects(rows: readonly unknown[]): Sample {
  const found: Found = { values: new Map(), lists: new Map(), unnamed: new Set() };
  for (const row of rows) if (isObject(row)) walk(row, '', found);
  const lists = [...found.lists].map(([name, elements]) => {
    const inner: Found = { values: new Map(), lists: new Map(), unnamed: new Set() };
    for (const element of elements) {
      if (isObject(element)) walk(element, '', inner);
      else add(inner.values, '.', textOf(element));
    }
    return { name, columns: columnsOf(inner) };
  });
  return { rows: rows.length, columns: columnsOf(found), lists, unnamed: [...found.unnamed] };
}

interface Found {
  readonly values: Map<string, string[]>;
  readonly lists: Map<string, unknown[]>;
  readonly unnamed: Set<string>;
}

function walk(object: object, path: string, found: Found): void {
  for (const [key, value] of Object.entries(object)) {
    const isPlain = key !== '' && key === key.trim() && (path === '' || !/[.[\]=]/.test(key));
    const name = path === '' ? key : `${path}.${key}`;
    if (!isPlain) {
      found.unnamed.add(name);
    } else if (Array.isArray(value)) {
      add(found.lists, name, value);
      const [first] = value;
      if (isObject(first)) walk(first, `${name}.0`, found);
    } else if (isObject(value)) {
      // A key with a point in it is read as a whole only where the path ends with it.
      if (/[.[\]]/.test(key)) found.unnamed.add(name);
      else walk(value, name, found);
    } else {
      add(found.values, name, textOf(value));
    }
  }
}

function add<Value>(to: Map<string, Value[]>, key: string, values: readonly Value[]): void {
  const known = to.get(key);
  if (known === undefined) to.set(key, [...values]);
  else known.push(...values);
}

function columnsOf({ values }: Found): SampleColumn[] {
  return [...values].map(([name, found]) => ({ name, values: found }));
}

const isNothing = nothingTest();

function textOf(value: unknown): string[] {
  const text =
    typeof value === 'string' ? value.trim() : ['number', 'boolean'].includes(typeof value) ? `${value}` : '';
  return text === '' || isNothing(text) ? [] : [text];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
