import { natureOf } from './looks.js';
import type { Sample, SampleColumn, SampleList } from './model.js';
import { rankOf } from './names.js';
import { scalar } from './scalar.js';

/** Lines of an entry of `associatedAccounts` for each element of a list, and the list. */
export interface ListGuess {
  readonly list: SampleList;
  readonly lines: readonly string[];
}

const ofCompanies = /compan|account|organi[sz]|customer|client|partner|firm|kunde|empresa/i;

/** Finds the list of companies in JSON rows. What is a list in some rows only is none. */
export function guessAccountList({ lists, columns }: Sample): ListGuess | undefined {
  for (const list of lists) {
    if (!ofCompanies.test(list.name) || columns.some(({ name }) => isOtherwise(name, list))) continue;
    const fields = fieldsOf(list.columns);
    if (fields.length > 0)
      return { list, lines: [`each: { column: ${scalar(list.name)}, optional: true } # by its name`, ...fields] };
  }
  return undefined;
}

function isOtherwise(column: string, list: SampleList): boolean {
  return column === list.name || (column.startsWith(`${list.name}.`) && !column.startsWith(firstOf(list)));
}

/** How the paths into the first element of a list begin. */
export function firstOf({ name }: SampleList): string {
  return `${name}.0.`;
}

function fieldsOf(columns: readonly SampleColumn[]): string[] {
  const alone = columns.find(({ name }) => name === '.');
  if (alone !== undefined) return [line(natureOf(alone.values) === 'domain' ? 'domain' : 'externalId', alone)];
  const id = columns.find(({ name }) => rankOf('account.externalId', name) !== undefined || /(?:^|_)id$/i.test(name));
  const domain =
    columns.find(({ name }) => rankOf('account.domain', name) !== undefined) ??
    columns.find(({ values }) => natureOf(values) === 'domain');
  const name = columns.find((column) => column !== domain && rankOf('name', column.name) !== undefined);
  const found: [string, SampleColumn | undefined][] = [
    ['externalId', id],
    ['domain', domain],
    ['name', name],
  ];
  return found.flatMap(([field, column]) => (column === undefined ? [] : [line(field, column)]));
}

function line(field: string, { name }: SampleColumn): string {
  return `${field}: { column: ${scalar(name)} }`;
}
