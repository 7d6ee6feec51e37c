import { InvalidItem } from '../../../index.js';
import { CliError } from '../../terminal/cli-error.js';
import { plural, quoted } from '../../terminal/words.js';
import { earlierItem, earlierPlace, isEarlierOutcome } from '../earlier-push.js';
import type { ItemKind } from '../items/item.js';
import type { Converter } from '../values/converter.js';
import { checkColumns, refuseAmbiguous, unfilledFields } from './columns.js';
import { type Compiled, compile } from './compile.js';
import { contractJson } from './contract-json.js';
import { createJsonReader } from './json-reader.js';
import { lackingValues, type NamedMapping, type ValueSpec } from './model.js';
import { unmapped } from './unmapped.js';

/** How the rows of one file become items. */
export interface Bound extends Omit<Compiled, 'readings'> {
  /** What a row itself says about its place. */
  placeIn?(row: unknown): { line?: number; newer?: number };
  notes(): string[];
}

/** Makes the converter of one source. */
type ConverterOf = (spec: ValueSpec) => Converter;

/** @param columns those of CSV */
export function bind(
  kind: ItemKind,
  columns: readonly string[] | undefined,
  name: string,
  mapping: NamedMapping | undefined,
  converterOf: ConverterOf,
): Bound {
  if (columns !== undefined) return bindColumns(kind, columns, name, mapping, converterOf);
  return mapping === undefined ? asTheyAre(kind, name, converterOf) : mapped(kind, mapping, name, converterOf);
}

function bindColumns(
  kind: ItemKind,
  columns: readonly string[],
  name: string,
  mapping: NamedMapping | undefined,
  converterOf: ConverterOf,
): Bound {
  if (mapping !== undefined) checkColumns(mapping, columns, name);
  const fields = mapping?.fields ?? unmapped(columns, kind, name);
  refuseAmbiguous(fields, columns, name);
  const reader = (column: string) => {
    const index = columns.indexOf(column);
    return index === -1 ? undefined : (row: unknown) => (row as string[])[index];
  };
  const unfilled = unfilledFields(fields, columns);
  const notes =
    unfilled.length === 0 ? [] : [`${name} has no column that ${mapping?.name} takes for ${unfilled.join(', ')}.`];
  const compiled = compile(fields, reader, kind, converterOf);
  return { ...compiled, notes: () => [...notes, ...compiled.readings()] };
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
    // The lines of a problems file stand for themselves.
    look: (row) => (isEarlierOutcome(row, kind) ? undefined : contract.look(row)),
    raw: contract.raw,
    placeIn: (row) => (isEarlierOutcome(row, kind) ? earlierPlace(row, kind) : {}),
    notes: () => [
      ...(isEarlier ? [`${name} has outcomes of an earlier push: the ${items} in them were taken.`] : []),
      ...contract.readings(),
    ],
  };
}

function mapped(kind: ItemKind, mapping: NamedMapping, name: string, converterOf: ConverterOf): Bound {
  const reader = createJsonReader();
  const compiled = compile(mapping.fields, reader.column, kind, converterOf);
  let isEmpty = true;
  return {
    ...compiled,
    look(row) {
      if (isEarlierOutcome(row, kind)) {
        throw new CliError(
          `${name} has outcomes of an earlier push, whose ${plural(kind.word)} are mapped already: leave out --map.`,
        );
      }
      return compiled.look(row);
    },
    toItem(row, tally) {
      isEmpty = false;
      if (isEarlierOutcome(row, kind)) {
        throw new CliError(
          `${name} has outcomes of an earlier push, whose ${plural(kind.word)} are mapped already: leave out --map.`,
        );
      }
      return compiled.toItem(row, tally);
    },
    notes() {
      if (isEmpty) return compiled.readings();
      const lacking = lackingValues(mapping.fields, reader.has).map(({ oneOf }) => oneOf.map(quoted).join(' or '));
      return [
        ...[...new Set(lacking)].map((keys) => `${mapping.name} takes ${keys}, which nothing in ${name} has.`),
        ...compiled.readings(),
      ];
    },
  };
}
