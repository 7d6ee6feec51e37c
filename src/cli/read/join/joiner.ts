import { checkItem } from '../../../index.js';
import { sortableVersion } from '../../../ledger/index.js';
import { CliError } from '../../terminal/cli-error.js';
import { counted, number } from '../../terminal/words.js';
import { entriesOf, idOf, type Joined, type Joiner, partOf, type Repeats, type Waiting } from './model.js';
import type { Part, Shape } from './shape.js';
import { type Version, versionsOf } from './versions.js';
import { blamed, wholeOf } from './whole.js';

interface JoinerOptions {
  repeats: Repeats;
  waiting: Waiting;
  shape: Shape;
  /** Names a file by its number. */
  nameOf(file: number): string;
}

/** For files, which were looked at before. */
export function createJoiner({ repeats, waiting, shape, nameOf }: JoinerOptions): Joiner {
  const { kind, list } = shape;
  const joined = { rows: 0, items: 0 };
  const heldBack = { rows: 0, items: 0 };
  const differing = { ids: 0, fields: new Set<string>() };

  /** The items of all rows of an id. */
  function settle(given: readonly Part[]): Joined[] {
    const parts = byVersion(given);
    const versions = versionsOf(parts, shape);
    const items = versions.flatMap(itemsOf);
    if (items.length === 1) return items;
    if (versions.length > 1) differing.ids++;
    for (const { differs } of versions) for (const field of differs) differing.fields.add(field);
    const newest = items.findLastIndex(({ item }) => isValid(item));
    const newer = items[newest]?.places.at(-1);
    return items.map((item, index) => (index < newest ? { ...item, newer } : item));
  }

  function itemsOf({ parts, isHeldBack, isRepetition }: Version): Joined[] {
    if (isRepetition) return parts.map((part) => joinedOf([part]));
    const counts = isHeldBack ? heldBack : joined;
    counts.rows += parts.length;
    counts.items++;
    return [joinedOf(parts)];
  }

  function joinedOf(parts: readonly Part[]): Joined {
    const item = wholeOf(parts, shape);
    const isBlamed = parts.length > 1 && !isValid(item);
    const { place } = (isBlamed ? blamed(parts, shape) : undefined) ?? (parts[0] as Part);
    return { item, at: place, places: parts.map((part) => part.place) };
  }

  function isValid(item: unknown): boolean {
    return checkItem(item, kind).valid;
  }

  return {
    isDoubtful: false,
    repeated: repeats.ids,
    get waiting() {
      return waiting.rows;
    },
    take(item, place) {
      const id = idOf(item, kind.idField);
      if (!repeats.had(place.row, id))
        throw new CliError(
          `${nameOf(place.file)} gave another ${kind.word} for line ${place.line} on its second reading. The file must not change while it is read, and a mapping must make the same of a row each time.`,
        );
      const [isFirst, isLast] = [repeats.isFirst(place.row), repeats.isLast(place.row)];
      if (id === undefined || (isFirst && isLast)) return [{ item, at: place, places: [place] }];
      waiting.put(id, partOf(item, place), isFirst);
      const parts = isLast ? waiting.take(id) : undefined;
      return parts === undefined ? [] : settle(parts);
    },
    *rest() {
      for (const parts of waiting.rest()) yield* settle(parts);
    },
    notes: () => [
      ...(joined.items === 0 ? [] : [joinedNote(joined, kind.word, entriesOf(list))]),
      ...(heldBack.items === 0 ? [] : [heldBackNote(heldBack, kind.word, entriesOf(list))]),
      ...(differing.ids === 0 ? [] : [differingNote(differing.ids, kind.word, fieldsOf(differing.fields, shape))]),
    ],
    close: waiting.close,
  };
}

/** In the order of their versions, if each has one; otherwise as they stand in the file. */
function byVersion(parts: readonly Part[]): readonly Part[] {
  const keys = new Map(parts.map((part) => [part, sortableVersion(part.place.version ?? '')]));
  if ([...keys.values()].some((key) => key === undefined)) return parts;
  return [...parts].sort((a, b) => compare(keys.get(a) as string, keys.get(b) as string));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

interface Count {
  rows: number;
  items: number;
}

function joinedNote({ rows, items }: Count, word: string, entries: string): string {
  const made = items === 1 ? `one ${word}` : counted(items, word);
  return `${number(rows)} rows made ${made}: they share an id and differ only in their ${entries}.`;
}

function heldBackNote({ rows, items }: Count, word: string, entries: string): string {
  const made = items === 1 ? `one invalid ${word}` : `${number(items)} invalid ${word}s`;
  return `${number(rows)} rows were held back as ${made}: they share an id, and one of the rows is invalid. Alone, the others would lose its ${entries}.`;
}

function differingNote(ids: number, word: string, fields: readonly string[]): string {
  const several = ids === 1 ? '1 id is' : `${number(ids)} ids are`;
  const they = ids === 1 ? 'The rows differ' : 'Their rows differ';
  return `${several} in more than one row. ${they} in ${fields.join(', ')}. The last row of each ${word} counts.`;
}

/** In the order of the contract. */
function fieldsOf(found: ReadonlySet<string>, { kind, names }: Shape): string[] {
  const order = kind.fields.map(({ name }) => name);
  return [...order, ...names.slice(-1)].filter((name) => found.has(name));
}
