import { InvalidItem } from '../../batch/source.js';
import type { Deal, Issue } from '../../index.js';
import { validateDeal } from '../../validate-deal.js';
import { Refused } from './convert.js';
import { accountsField } from './fields.js';
import type { FieldMapping, Mapping } from './mapping.js';
import { fillTemplate } from './template.js';

/** Reads one column of a row; undefined when the row lacks it. */
export type ReadColumn = (row: unknown) => unknown;

/** One row's deal, or what there is of it and what is wrong. */
export type ToDeal = (row: unknown) => Deal | InvalidItem;

/** Gives the value for one row: converted, `Refused`, or undefined when the deal goes without the field. */
interface Field {
  name: string;
  value: (row: unknown) => unknown;
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
    return new InvalidItem(deal, withTheContracts(issues, deal));
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

function compileField({ name, from, convert }: FieldMapping, reader: (column: string) => ReadColumn): Field {
  if ('value' in from) {
    const constant = convert(from.value);
    return { name, value: () => constant };
  }
  if ('column' in from) {
    const read = reader(from.column);
    return {
      name,
      value: (row) => {
        const raw = read(row);
        return isEmpty(raw) ? undefined : convert(raw);
      },
    };
  }
  const { texts } = from.template;
  const reads = from.template.columns.map(reader);
  return {
    name,
    value: (row) => {
      const text = fillTemplate(
        texts,
        reads.map((read) => asText(read(row))),
      );
      return text === undefined ? undefined : convert(text);
    },
  };
}

function isEmpty(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}

function asText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : '';
}

/** What else is wrong with the deal, so that it has to be mended once only. */
export function withTheContracts(issues: Issue[], deal: unknown): Issue[] {
  const validation = validateDeal(deal);
  if (validation.valid) return issues;
  const told = new Set(issues.map(({ path }) => path));
  return [...issues, ...validation.issues.filter(({ path }) => !told.has(path))];
}
