import { InvalidItem, type Issue } from '../../../index.js';
import { counted, number } from '../../terminal/words.js';
import { marks } from './groups.js';
import { hashOf } from './hash.js';
import { createHeld } from './held.js';
import { entriesOf, idOf, type Joined, type Joiner, type Joining, type Place } from './model.js';
import type { Survey } from './survey.js';

/** For files, which were looked at before. */
export function createJoiner({ groups, compared }: Survey, joining: Joining): Joiner {
  const { idField, word, list } = joining;
  const listBit = list === undefined ? 0 : 1 << compared.names.indexOf(list);
  const held = createHeld();
  let repeated = 0;
  const joined = { rows: 0, items: 0 };
  const differing = { ids: 0, fields: 0 };

  function join(parts: readonly Part[]): Joined {
    joined.rows += parts.length;
    joined.items++;
    return { item: whole(parts, list ?? ''), places: parts.map(({ place }) => place), newer: undefined };
  }

  function heldParts(group: number): Part[] {
    return held.take(group).map((text) => JSON.parse(text) as Part);
  }

  return {
    isDoubtful: false,
    repeated: () => repeated,
    take(item, place, raw) {
      // Nearly always no id is in more than one row.
      const id = groups.size === 0 ? undefined : idOf(item, idField);
      const group = id === undefined ? -1 : groups.find(hashOf(id));
      if (group === -1) return { item, places: [place], newer: undefined };
      const bits = groups.compare(group, compared.hashesOf(raw()));
      const last = groups.last(group);
      if (last.row > place.row && groups.mark(group, marks.repeated)) repeated++;
      if (bits !== 0 && bits === listBit) {
        const part = partOf(item, place);
        if (place.row === last.row) return join([...heldParts(group), part]);
        held.put(group, JSON.stringify(part));
        return undefined;
      }
      if (bits !== 0) {
        if (groups.mark(group, marks.differing)) differing.ids++;
        differing.fields |= bits;
      }
      return { item, places: [place], newer: last.row > place.row ? last : undefined };
    },
    rest: () => held.groups().map((group) => join(heldParts(group))),
    notes: () => [
      ...(joined.items === 0 ? [] : [joinedNote(joined, joining)]),
      ...(differing.ids === 0 ? [] : [differingNote(differing.ids, word, namesOf(differing.fields))]),
    ],
    close: held.close,
  };

  function namesOf(bits: number): string[] {
    return compared.names.filter((_, bit) => (bits & (1 << bit)) !== 0);
  }
}

/** What is kept of a row until its item is whole. */
interface Part {
  place: Place;
  item: Record<string, unknown>;
  issues: Issue[];
}

function partOf(item: unknown, place: Place): Part {
  const [own, issues] = item instanceof InvalidItem ? [item.item, item.issues] : [item, []];
  return { item: own as Record<string, unknown>, issues: [...issues], place };
}

/** The last row with the lists of all. What is wrong with an entry is wrong with the whole. */
function whole(parts: readonly Part[], list: string): unknown {
  const entries = new Map<string, unknown>();
  const issues: Issue[] = [];
  for (const [index, { item, issues: own }] of parts.entries()) {
    const places = ((item[list] as unknown[] | undefined) ?? []).map((entry) => {
      const text = JSON.stringify(entry);
      if (!entries.has(text)) entries.set(text, entry);
      return [...entries.keys()].indexOf(text);
    });
    for (const { path, message } of own) {
      const [, at, rest] = new RegExp(`^${list}\\.(\\d+)(.*)$`, 's').exec(path) ?? [];
      if (at !== undefined) issues.push({ path: `${list}.${places[Number(at)]}${rest}`, message });
      else if (index === parts.length - 1) issues.push({ path, message });
    }
  }
  const last = parts.at(-1)?.item ?? {};
  const item = entries.size === 0 ? last : { ...last, [list]: [...entries.values()] };
  return issues.length === 0 ? item : new InvalidItem(item, issues);
}

function joinedNote({ rows, items }: { rows: number; items: number }, joining: Joining): string {
  const made = items === 1 ? `one ${joining.word}` : counted(items, joining.word);
  return `${number(rows)} rows made ${made}: they share an id and differ only in their ${entriesOf(joining)}.`;
}

function differingNote(ids: number, word: string, fields: readonly string[]): string {
  const several = ids === 1 ? '1 id is' : `${number(ids)} ids are`;
  const they = ids === 1 ? 'The rows differ' : 'Their rows differ';
  return `${several} in more than one row. ${they} in ${fields.join(', ')}. The last row of each ${word} counts.`;
}
