import { InvalidItem } from '../../../batch/source.js';
import type { Deal, Issue } from '../../../index.js';
import { validateDeal } from '../../../resources/validate-deal.js';
import type { ItemKind } from '../item-kind.js';
import { Refused } from './convert.js';
import { accountsField } from './fields.js';
import type { FieldMapping, Mapping, Source } from './mapping.js';
import { fillTemplate } from './template.js';

/** Reads one column of a row; undefined when the row lacks it. */
export type ReadColumn = (row: unknown) => unknown;

/** One row's deal, or what there is of it and what is wrong. */
export type ToDeal = (row: unknown) => Deal | InvalidItem;

/** Gives the value for one row: converted, `Refused`, or undefined when there is none. */
type ReadValue = (row: unknown) => unknown;

interface Field {
  name: string;
  value: ReadValue;
}

/**
 * Turns a mapping into one function for the rows, with all that is the same for every row done beforehand.
 *
 * @param reader gives the function that reads a column
 */
export function compile(mapping: Mapping, reader: (column: string) => ReadColumn): ToDeal {
  const fields = mapping.fields.map((field) => compileField(field, reader));
  const accounts = mapping.accounts.map((account) => account.map((field) => compileField(field, reader)));
  return (row) => {
    const deal: Record<string, unknown> = {};
    let issues = fill(deal, fields, row, '', undefined);
    const linked: object[] = [];
    for (const account of accounts) {
      const entry: Record<string, unknown> = {};
      issues = fill(entry, account, row, `${accountsField}.${linked.length}.`, issues);
      if (Object.keys(entry).length > 0) linked.push(entry);
    }
    if (linked.length > 0) deal[accountsField] = linked;
    // The push checks it against the contract.
    if (issues === undefined) return deal as unknown as Deal;
    return new InvalidItem(deal, withTheContracts(issues, deal, validateDeal));
  };
}

function fill(
  target: Record<string, unknown>,
  fields: Field[],
  row: unknown,
  path: string,
  issues: Issue[] | undefined,
): Issue[] | undefined {
  let found = issues;
  for (const { name, value } of fields) {
    const result = value(row);
    if (result === undefined) continue;
    if (result instanceof Refused) {
      target[name] = result.raw;
      found ??= [];
      found.push({ path: path + name, message: result.message });
    } else {
      target[name] = result;
    }
  }
  return found;
}

function compileField({ name, sources }: FieldMapping, reader: (column: string) => ReadColumn): Field {
  const values = sources.map((source) => compileSource(source, reader));
  const [only, ...others] = values;
  return { name, value: only !== undefined && others.length === 0 ? only : firstOf(values) };
}

function firstOf(values: readonly ReadValue[]): ReadValue {
  return (row) => {
    for (const value of values) {
      const result = value(row);
      if (result !== undefined) return result;
    }
    return undefined;
  };
}

function compileSource({ from, convert }: Source, reader: (column: string) => ReadColumn): ReadValue {
  if ('value' in from) {
    const constant = convert(from.value);
    return () => constant;
  }
  if ('column' in from) {
    const read = reader(from.column);
    return (row) => {
      const raw = read(row);
      return isEmpty(raw) ? undefined : convert(raw);
    };
  }
  const { texts } = from.template;
  const reads = from.template.columns.map(reader);
  return (row) => {
    const text = fillTemplate(
      texts,
      reads.map((read) => asText(read(row))),
    );
    return text === undefined ? undefined : convert(text);
  };
}

function isEmpty(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}

function asText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : '';
}

/** What else is wrong with the item, so that it has to be mended once only. */
export function withTheContracts(issues: Issue[], item: unknown, validate: ItemKind['validate']): Issue[] {
  const validation = validate(item);
  if (validation.valid) return issues;
  const told = new Set(issues.map(({ path }) => path));
  return [...issues, ...validation.issues.filter(({ path }) => !told.has(path))];
}
