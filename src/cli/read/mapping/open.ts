import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { quoted } from '../../terminal/words.js';
import { checkOption } from '../input/options.js';
import type { ItemKind } from '../items/item.js';
import { converterOf } from '../values/contract.js';
import { Refused, type Tally } from '../values/converter.js';
import { formatProblem } from '../values/date.js';
import { createTally } from '../values/tally.js';
import { checkColumns, refuseAmbiguous } from './columns.js';
import { compile } from './compile.js';
import type { Compiled } from './compiled.js';
import { createCsvReader } from './csv-reader.js';
import type { Checks } from './entry.js';
import { createJsonReader } from './json-reader.js';
import { type LoadedMapping, loadMapping } from './load.js';
import { type OpenRows, readTables } from './lookups.js';
import { allColumns, type ReadSpec, type Setup, type Tables } from './model.js';
import { isModule, loadModule, type ModuleMapping } from './module.js';
import { compileModule } from './module-compile.js';
import { namedIdsNote } from './named-ids.js';
import { lackingOf, type Need, needOf, tablelessOf, unfilledOf } from './needs.js';
import type { BoundMapping, MappedFile, MappingOptions, OpenMapping } from './opened.js';
import { readMappingText } from './text.js';
import { compileVersion } from './version.js';

/**
 * Opens the mapping that the user chose, and reads its lookups.
 *
 * @param name a preset, a mapping in YAML, or a program
 * @param openRows opens the tables
 * @throws CliError when there is none, or that lists each mistake in it, or when a table cannot be read
 */
export async function openMapping(
  name: string,
  kind: ItemKind,
  options: MappingOptions,
  openRows: (file: string, options: ReadSpec, itemsKey: string, io: Io) => ReturnType<OpenRows>,
  io: Io,
): Promise<OpenMapping> {
  const mapping = isModule(name)
    ? await loadModule(name, kind, checkOption, io)
    : loadMapping(await readMappingText(name, io), name, kind, checks, formatsOf(options));
  const { lookup = new Map() } = options;
  const { tables, notes } = await readTables(mapping.lookups, name, lookup, (file) => openRows(file, {}, 'rows', io));
  return { name, read: mapping.read, bind: (file) => bind({ name, kind, mapping, tables, notes }, file) };
}

export const checks: Checks = {
  option: checkOption,
  format: formatProblem,
  constant(spec, text) {
    const value = converterOf(spec).convert(text, createTally());
    return value instanceof Refused ? value.message : undefined;
  },
};

/** A format without a time of day also stands for dates with one. */
const times = ['H:mm', 'H:mm:ss', 'h:mm a', 'h:mm:ss a'];

function formatsOf({ dateFormat }: MappingOptions): string[] {
  if (dateFormat === undefined) return [];
  const problem = formatProblem(dateFormat);
  if (problem !== undefined) throw new CliError(`--date-format: ${dateFormat} is not a format: ${problem}.`);
  const hasTime = /[HhTtmsf]/.test(dateFormat.replace(/'[^']*'/g, ''));
  return hasTime ? [dateFormat] : [dateFormat, ...times.map((time) => `${dateFormat} ${time}`)];
}

interface Opened {
  name: string;
  kind: ItemKind;
  mapping: LoadedMapping | ModuleMapping;
  tables: Tables;
  notes: readonly string[];
}

function bind(opened: Opened, file: MappedFile): BoundMapping {
  const { mapping, tables, kind, name } = opened;
  const { columns } = file;
  const reader = columns === undefined ? createJsonReader() : createCsvReader(columns);
  const compiled =
    'make' in mapping
      ? compileModule({ ...mapping, name, kind, tables, reader, columns, converterOf })
      : withNamedIds(compile(mapping.fields, { reader, kind, converterOf, where: mapping.where, tables }), () =>
          namedIdsNote(mapping.fields, kind, reader),
        );
  const { version } = 'make' in mapping ? { version: undefined } : mapping;
  const versionOf = version && compileVersion(version, { reader, tables, converterOf });
  const needs =
    version === undefined ? compiled.needs : [...compiled.needs, needOf(version, 'version', reader, tables)];
  if (columns === undefined) return { ...boundToJson(opened, { ...compiled, needs }, file.name), versionOf };
  const taken = takenBy(mapping);
  checkColumns(name, lackingOf(needs), taken, columns, file.name);
  refuseAmbiguous(taken, columns, file.name);
  const notes = [...opened.notes, ...unfilledNotes(opened, needs, `${file.name} has no column that`)];
  return { ...compiled, versionOf, notes: () => [...notes, ...compiled.readings()] };
}

/** Also tells of ids that are made from names, which for JSON is known at the end. */
function withNamedIds<C extends Compiled>(compiled: C, notes: () => readonly string[]): C {
  return { ...compiled, readings: () => [...compiled.readings(), ...notes()] };
}

/** JSON rows differ in their keys, so what none has is known at the end. */
function boundToJson(opened: Opened, compiled: Compiled & { needs: readonly Need[] }, file: string): BoundMapping {
  const { needs } = compiled;
  let isEmpty = true;
  return {
    ...compiled,
    toItem(row: unknown, tally: Tally) {
      isEmpty = false;
      return compiled.toItem(row, tally);
    },
    notes(isWhole) {
      if (isEmpty || !isWhole) return [...opened.notes, ...compiled.readings()];
      const lacking = lackingOf(needs);
      const others = needs.filter(({ at }) => !lacking.some((one) => one.at === at));
      const names = new Set(lacking.map(({ oneOf }) => oneOf.map(quoted).join(' or ')));
      return [
        ...opened.notes,
        ...[...names].map((keys) => `${opened.name} takes ${keys}, which nothing in ${file} has.`),
        ...unfilledNotes(opened, others, `Nothing in ${file} has what`),
        ...compiled.readings(),
      ];
    },
  };
}

function unfilledNotes({ name, mapping }: Opened, needs: readonly Need[], start: string): string[] {
  const unfilled = unfilledOf(needs);
  const tableless = [...tablelessOf(needs)].map(([table, fields]) => {
    const key = mapping.lookups.get(table)?.key.map(quoted).join(' or ');
    return `${name} takes ${fields.join(', ')} from a table ${table}: add --lookup ${table}=${table}.csv, with the key in a column ${key}.`;
  });
  return [...(unfilled.length === 0 ? [] : [`${start} ${name} takes for ${unfilled.join(', ')}.`]), ...tableless];
}

/** The columns of the file that a mapping names. */
function takenBy(mapping: Setup & { fields?: LoadedMapping['fields'] }): Set<string> {
  const conditions = mapping.where.map(({ column }) => column);
  return new Set([...conditions, ...(mapping.fields === undefined ? [] : allColumns(mapping.fields))]);
}
