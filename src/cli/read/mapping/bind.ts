import { InvalidItem } from '../../../index.js';
import { CliError } from '../../terminal/cli-error.js';
import { plural, quoted, quotedList } from '../../terminal/words.js';
import { earlierItem, earlierPlace, isEarlierOutcome } from '../earlier-push.js';
import type { ItemKind } from '../items/item.js';
import type { Converter } from '../values/converter.js';
import { refuseAmbiguous } from './columns.js';
import { compile } from './compile.js';
import { contractJson } from './contract-json.js';
import { createCsvReader } from './csv-reader.js';
import { createJsonReader } from './json-reader.js';
import { allColumns, type ValueSpec } from './model.js';
import type { Bind, Bound } from './opened.js';
import { unmapped } from './unmapped.js';
import { compileVersion, versionColumn } from './version.js';

/** Makes the converter of one source. */
type ConverterOf = (spec: ValueSpec) => Converter;

/** Binds a mapping, or the fields of the contract where there is none, to a file. */
export const bind: Bind = (kind, columns, name, mapping, converterOf, version) => {
  if (version !== undefined && columns !== undefined && !columns.includes(version))
    throw new CliError(
      `${name} has no column ${quoted(version)}, which --version-column names. Its columns are: ${quotedList(columns)}.`,
    );
  const bound = bindRows(kind, columns, name, mapping, converterOf, version);
  if (version === undefined) return bound;
  const reader = columns === undefined ? createJsonReader() : createCsvReader(columns);
  return { ...bound, versionOf: compileVersion(versionColumn(version), { reader, tables: new Map(), converterOf }) };
};

const bindRows: Bind = (kind, columns, name, mapping, converterOf, version) => {
  if (mapping === undefined) {
    return columns === undefined
      ? asTheyAre(kind, name, converterOf)
      : bindColumns(kind, columns, name, converterOf, version);
  }
  const bound = mapping.bind({ name, columns });
  return columns === undefined ? withoutEarlier(kind, name, bound) : bound;
};

function bindColumns(
  kind: ItemKind,
  columns: readonly string[],
  name: string,
  converterOf: ConverterOf,
  version: string | undefined,
): Bound {
  const fields = unmapped(columns, kind, name, version);
  refuseAmbiguous(allColumns(fields), columns, name);
  const compiled = compile(fields, { reader: createCsvReader(columns), kind, converterOf });
  return { ...compiled, notes: compiled.readings };
}

/** JSON without a mapping. The lines of a problems file give the items in them. */
function asTheyAre(kind: ItemKind, name: string, converterOf: ConverterOf): Bound {
  const items = plural(kind.word);
  const contract = contractJson(kind, converterOf);
  let isEarlier = false;
  return {
    toItem(row, tally) {
      if (!isEarlierOutcome(row, kind)) return contract.toItem(row, tally);
      isEarlier = true;
      const item = earlierItem(row, kind);
      return item instanceof InvalidItem ? item : contract.toItem(item, tally);
    },
    // Values that were refused before do not say how a column is to be read.
    look(row) {
      if (!isEarlierOutcome(row, kind)) return contract.look(row);
      const item = earlierItem(row, kind);
      return item instanceof InvalidItem ? undefined : contract.id(item);
    },
    placeIn: (row) => (isEarlierOutcome(row, kind) ? earlierPlace(row, kind) : {}),
    notes: () => [
      ...(isEarlier ? [`${name} is from an earlier push: the ${items} in its outcomes were read.`] : []),
      ...contract.readings(),
    ],
  };
}

/** A problems file has items, which must not be mapped again. */
function withoutEarlier(kind: ItemKind, name: string, bound: Bound): Bound {
  const refuse = (row: unknown) => {
    if (!isEarlierOutcome(row, kind)) return;
    throw new CliError(
      `${name} is from an earlier push, and its ${plural(kind.word)} are already mapped: leave out --map.`,
    );
  };
  const { parts } = bound;
  return {
    ...bound,
    ...(parts && {
      parts(row, tally) {
        refuse(row);
        return parts(row, tally);
      },
    }),
    look(row) {
      refuse(row);
      return bound.look(row);
    },
    toItem(row, tally) {
      refuse(row);
      return bound.toItem(row, tally);
    },
  };
}
