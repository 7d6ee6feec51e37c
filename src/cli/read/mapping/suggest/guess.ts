import { domainOf, hasDates, type Nature, natureOf } from './looks.js';
import type { Guess, Sample, SampleColumn } from './model.js';
import { type FieldName, fieldNames, rankOf } from './names.js';

interface Looked {
  readonly column: SampleColumn;
  readonly nature: Nature;
}

/** Finds the column of each field, by the names of the columns first. A column is taken once. */
export function guessColumns({ columns, rows }: Sample): Guess[] {
  const looked = columns.map((column) => ({ column, nature: natureOf(column.values) }));
  const ranked = looked.flatMap((one) =>
    fieldNames.flatMap((field) => {
      const rank = rankOf(field, one.column.name);
      const penalty = rank === undefined ? undefined : penaltyOf(field, one);
      if (rank === undefined || penalty === undefined) return [];
      const empty = 1 - one.column.values.length / Math.max(rows, 1);
      return [{ field, column: one.column, rank: rank + penalty + empty * costOfEmpty }];
    }),
  );
  const guesses: Guess[] = [];
  const isFree = (field: FieldName, column: SampleColumn) =>
    !guesses.some((guess) => guess.field === field || guess.column === column);
  for (const { field, column } of ranked.sort((a, b) => a.rank - b.rank)) {
    if (isFree(field, column)) guesses.push({ field, column, by: 'name' });
  }
  for (const field of fieldNames) {
    const found = looked.find((one) => isFree(field, one.column) && isLike(field, one));
    if (found !== undefined) guesses.push({ field, column: found.column, by: 'values' });
  }
  return guesses;
}

const costOfEmpty = 30;

/** The values contradict the name: such a column is taken when there is no other. */
const doubt = 2000;

/** What values of these fields are never. */
const never: Partial<Record<FieldName, readonly Nature[]>> = {
  name: ['date'],
  amount: ['date', 'email', 'domain'],
  dealCurrencyCode: ['date', 'number'],
  stageLabel: ['date', 'email'],
  ownerName: ['email', 'date', 'number'],
  'account.name': ['date', 'email', 'domain'],
  'account.domain': ['date', 'number'],
};

const wanted: Partial<Record<FieldName, readonly Nature[]>> = {
  amount: ['number'],
  ownerEmail: ['email'],
  'account.domain': ['domain', 'email'],
};

/** How much worse a column is for a field because of its values; undefined when it cannot be it. */
function penaltyOf(field: FieldName, { column, nature }: Looked): number | undefined {
  if (nature === 'empty') return doubt;
  if (never[field]?.includes(nature)) return undefined;
  // Dates may be numbers, such as those of Excel.
  if (field === 'startDate' || field === 'closedDate') return hasDates(column.values) ? 0 : doubt;
  const natures = wanted[field];
  if (natures === undefined) return 0;
  const at = natures.indexOf(nature);
  return at === -1 ? doubt : at * 50;
}

/** People of the company that sells, whose email addresses are not the customer's. */
const ownPeople = /owner|user|creat|modif|updat|\brep\b|agent|assign|besitzer|propriet|propiet/i;

/** Whether the values tell the field, without a name of its own. */
function isLike(field: FieldName, { column: { name, values }, nature }: Looked): boolean {
  if (field === 'ownerEmail') return nature === 'email' && rankOf('ownerName', name) !== undefined;
  if (field === 'account.domain') {
    const isOfMany = new Set(values.map(domainOf)).size > 1 || values.length === 1;
    return (nature === 'domain' || nature === 'email') && isOfMany && !ownPeople.test(name);
  }
  if (field !== 'externalDealId') return false;
  return /(?:^|[^a-z])id$|[a-z]I[dD]$/.test(name) && values.length > 0 && new Set(values).size === values.length;
}
