import { plural } from '../../terminal/words.js';
import type { ItemKind } from '../items/item.js';
import type { FieldMapping, Mapping, Reader } from './model.js';

/** A note where ids are made of what the names are made of: who changes a name then makes another item. */
export function namedIdsNote(mapping: Mapping, kind: ItemKind, reader: Reader): readonly string[] {
  const ids = columnOf(mapping.get(kind.idField), reader);
  if (ids === undefined || ids !== columnOf(mapping.get('name'), reader)) return [];
  const { word } = kind;
  return [
    `${kind.idField} and name both take ${JSON.stringify(ids)}. A ${word} that is renamed becomes a new ${word}, and ${plural(word)} with the same name become one. Use a column with an id if there is one.`,
  ];
}

/** The column that a field takes first, of those that the file has. */
function columnOf(field: FieldMapping | undefined, reader: Reader): string | undefined {
  if (field === undefined || !('sources' in field)) return undefined;
  for (const { from, lookup, map, where } of field.sources) {
    if (!('column' in from) || lookup !== undefined || map !== undefined || where !== undefined) return undefined;
    if (reader.has(from.column)) return from.column;
  }
  return undefined;
}
