import { quoted } from '../../../terminal/words.js';
import { firstOf, guessAccountList } from './accounts.js';
import { sampleObjects, sampleTable } from './columns.js';
import { entryOf } from './entries.js';
import { guessColumns } from './guess.js';
import { missingId, missingName } from './missing.js';
import type { Guess, Sample, SampleColumn } from './model.js';
import { type FieldName, fieldNames } from './names.js';
import { scalar } from './scalar.js';

/**
 * Makes a mapping to start from: a guess for each field, with a comment that says what tells it.
 *
 * @param columns the names of the columns; undefined for JSON
 * @param rows some rows: the cells of each, or JSON objects
 * @returns the lines of a mapping
 *
 * @example
 * suggestMapping(['Deal ID', 'Deal Name'], [['1', 'Renewal']]);
 * // ['fields:', '  externalDealId: { column: Deal ID } # by its name', '  name: { column: Deal Name } # by its name', …]
 */
export function suggestMapping(columns: readonly string[] | undefined, rows: readonly unknown[]): string[] {
  const sample = columns === undefined ? sampleObjects(rows) : sampleTable(columns, rows);
  const list = guessAccountList(sample);
  const others = sample.columns.filter(({ name }) => list === undefined || !name.startsWith(firstOf(list.list)));
  const guesses = new Map(guessColumns({ ...sample, columns: others }).map((guess) => [guess.field, guess]));
  const used = new Set([...guesses.values()].map(({ column }) => column));
  const product = guesses.has('name') ? undefined : others.find((column) => isProduct(column) && !used.has(column));
  const deleted = others.find((column) => isDeleted(column) && !used.has(column));
  const left = others.filter((column) => !used.has(column) && column !== product && column !== deleted);
  return [
    ...(deleted === undefined ? [] : [`where: { ${scalar(deleted.name)}: { not: true } } # by its name`]),
    'fields:',
    ...fieldNames.filter((field) => !isOfAccount(field)).flatMap((field) => fieldLines(field, guesses, product)),
    ...accountLines(guesses, list?.lines ?? []),
    ...leftLines(sample, left),
  ];
}

type Guesses = ReadonlyMap<FieldName, Guess>;

const accountPrefix = 'account.';

function isOfAccount(field: FieldName): boolean {
  return field.startsWith(accountPrefix);
}

function isProduct({ name }: SampleColumn): boolean {
  return /produ[ckt]/i.test(name);
}

function isDeleted({ name }: SampleColumn): boolean {
  return /^(?:is[ _]?)?(?:deleted|archived)$/i.test(name);
}

/** Where there are labels only, they serve as ids. */
const labels: Partial<Record<FieldName, FieldName>> = { stageId: 'stageLabel', pipelineId: 'pipelineLabel' };

function fieldLines(field: FieldName, guesses: Guesses, product: SampleColumn | undefined): string[] {
  const guess = guesses.get(field);
  if (guess !== undefined) return [`  ${lineOf(field, guess)}`];
  if (field === 'externalDealId') return [`  ${missingId(guesses.get('name')?.column)}`];
  if (field === 'name') {
    const parts = [guesses.get('account.name')?.column, product].flatMap((column) => column ?? []);
    return [`  ${missingName(parts)}`];
  }
  const label = labels[field] && guesses.get(labels[field]);
  if (label === undefined) return [];
  const what = 'the column of the label, as none looks like its id: one that is renamed becomes a new one';
  return [`  ${field}: { column: ${scalar(label.column.name)} } # ${what}`];
}

function lineOf(field: string, guess: Guess): string {
  const { text, comments, isOpen } = entryOf(guess);
  return `${isOpen ? '# ' : ''}${field}: ${text} # ${comments.join('; ')}`;
}

function accountLines(guesses: Guesses, listed: readonly string[]): string[] {
  const own = fieldNames.filter(isOfAccount).flatMap((field) => {
    const guess = guesses.get(field);
    return guess === undefined ? [] : [lineOf(field.slice(accountPrefix.length), guess)];
  });
  const entries = [own, listed].filter((lines) => lines.length > 0);
  const isLinked = entries.flat().some((line) => line.startsWith('domain:'));
  const lines = entries.flatMap((entry) => entry.map((line, index) => `    ${index === 0 ? '-' : ' '} ${line}`));
  return [
    ...(lines.length === 0 ? [] : ['  associatedAccounts:', ...lines]),
    ...(isLinked ? [] : ['  # No column looks like a domain, by which Recotap links a deal to an account.']),
  ];
}

function leftLines({ unnamed }: Sample, left: readonly SampleColumn[]): string[] {
  const why = 'since it repeats or means something else in a path';
  return [
    ...commentList(
      'Columns without a guess:',
      left.map(({ name }) => name),
    ),
    ...commentList(`Columns whose name no entry can hold, ${why}:`, unnamed),
  ];
}

function commentList(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : ['', `# ${title}`, ...names.map((name) => `#   ${quoted(name)}`)];
}
