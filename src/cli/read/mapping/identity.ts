import { CliError } from '../../terminal/cli-error.js';
import { closest } from '../../terminal/suggest.js';
import { first, quoted, quotedList } from '../../terminal/words.js';
import { toNumber, toText } from './convert.js';
import { accountFields, accountsField, dealFields, requiredFields } from './fields.js';
import type { FieldMapping, Mapping } from './mapping.js';
import { presetNames } from './presets/preset.js';

const accountColumn = new RegExp(`^${accountsField}\\.(\\d{1,3})\\.(${Object.keys(accountFields).join('|')})$`);

/**
 * The mapping of a file whose columns are named like the deal's own fields. A column that is no field is an error: one that was left out
 * without a word may be a misspelt `amount`.
 *
 * @throws CliError that names the columns and says what to do
 */
export function identityMapping(columns: readonly string[], file: string): Mapping {
  const fields: FieldMapping[] = [];
  const accounts = new Map<number, FieldMapping[]>();
  const unknown: string[] = [];
  for (const column of columns) {
    const inAccount = accountColumn.exec(column);
    if (Object.hasOwn(dealFields, column)) {
      fields.push(asItIs(column, column));
    } else if (inAccount !== null) {
      const [, position, name] = inAccount as unknown as [string, string, string];
      accounts.set(Number(position), [...(accounts.get(Number(position)) ?? []), asItIs(column, name)]);
    } else if (column !== '') {
      unknown.push(column);
    }
  }
  const missing = requiredFields.filter((field) => !columns.includes(field));
  if (missing.length > 0) {
    throw new CliError(
      `${file} has no column ${missing.join(' and no column ')}, which every deal needs.\nIts columns are: ${quotedList(columns)}.\nWrite ${advice}`,
    );
  }
  if (unknown.length > 0) {
    const named = first(unknown.map((column) => `  ${quoted(column)}${meant(column)}`));
    throw new CliError(
      `${file} has columns that are no fields of a deal:\n${named.join('\n')}\nRename or remove them, or write ${advice}`,
    );
  }
  return { fields, accounts: [...accounts].sort(([a], [b]) => a - b).map(([, account]) => account) };
}

const advice = `a mapping that says which column goes into which field, and name it: --map mapping.yaml. For what a CRM exports there is one: --map ${presetNames.join(', --map ')}.`;

function asItIs(column: string, name: string): FieldMapping {
  // A text is a text here, even a date: only the amount has to become something else, and by the way programs write it.
  const convert = name === 'amount' ? toNumber('.') : toText;
  return { name, sources: [{ from: { column }, convert, optional: false }], at: `column ${column}` };
}

function meant(column: string): string {
  const field = closest(column, [
    ...Object.keys(dealFields),
    ...Object.keys(accountFields).map((name) => `${accountsField}.0.${name}`),
  ]);
  return field === undefined ? '' : ` (did you mean ${field}?)`;
}
