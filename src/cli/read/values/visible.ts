import { Refused, type Sentence, type Tally } from './converter.js';

/** Nearly no text has one of these. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** Tabs and line breaks, which people see. */
const breaks = /[\t\n\v\f\r]/;

/** Control characters and halves of characters: something has damaged the text. */
const damage = /[\p{Cc}\p{Cs}]/u;

/** What has no meaning in any script: spaces without width, soft hyphens, changes of direction, marks of an encoding. */
const meaningless = /[\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;

/** Joiners and marks of direction, which some scripts and emoji need, but not at the ends of a text. */
const inner = /[\s\u061c\u200c-\u200f]/;

interface Visible {
  readonly text: string;
  /** The characters that were removed. */
  readonly removed: readonly string[];
  /** The first character that shows damage. */
  readonly damage?: string;
}

function visible(text: string): Visible {
  const removed: string[] = [];
  const kept: string[] = [];
  for (const char of text) {
    if (damage.test(char) && !breaks.test(char)) return { text, removed: [], damage: char };
    (meaningless.test(char) ? removed : kept).push(char);
  }
  let [start, end] = [0, kept.length];
  while (start < end && inner.test(kept[start] ?? '')) start++;
  while (end > start && inner.test(kept[end - 1] ?? '')) end--;
  const around = [...kept.slice(0, start), ...kept.slice(end)].filter(
    (char) => unseen.test(char) && !breaks.test(char),
  );
  return { text: kept.slice(start, end).join(''), removed: [...removed, ...around] };
}

/** A text without the invisible characters that mean nothing. One that is damaged stays as it is. */
export function withoutUnseen(text: string): string {
  return unseen.test(text) ? visible(text).text : text;
}

/**
 * Removes the invisible characters that mean nothing from a text, and counts them. A text that is damaged is a Refused.
 *
 * @param field the name of its field
 */
export function readVisible(raw: string, field: string, tally: Tally): string | Refused {
  if (!unseen.test(raw)) return raw;
  const { text, removed, damage } = visible(raw);
  if (damage !== undefined)
    return new Refused(raw, `must have no control or damaged characters: remove ${name(damage)}`);
  const [first] = removed;
  if (first !== undefined) tally.add(removals, `${name(first)} in ${field}`);
  return text;
}

function name(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const mostListed = 10;

const removals: Sentence = (total, details) => {
  const texts = total === 1 ? '1 text' : `${total} texts`;
  const listed = details.slice(0, mostListed).map(([detail, count]) => `${detail} (${count})`);
  return `${texts} had invisible characters, which were removed: ${listed.join(', ')}.`;
};
