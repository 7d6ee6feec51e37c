import { visible } from '../mapping/raw.js';
import { Refused, type Sentence, type Tally } from './converter.js';

/**
 * Removes the invisible characters that mean nothing from a text, and counts them. A text that is damaged is a Refused.
 *
 * @param field the name of its field
 */
export function readVisible(raw: string, field: string, tally: Tally): string | Refused {
  const { text, removed, damage } = visible(raw);
  if (damage !== undefined)
    return new Refused(raw, `must have no control or damaged characters: remove ${name(damage)}`);
  const [first] = removed;
  if (first !== undefined) tally.add(removals, `${name(first)} in ${field}`);
  return text;
}

/** Reads the texts in a value, at any depth. A Refused when one of them is damaged. */
export function readTexts(value: unknown, field: string, tally: Tally): unknown {
  if (typeof value === 'string') {
    const text = readVisible(value, field, tally);
    return typeof text === 'string' ? text.trim() : text;
  }
  if (typeof value !== 'object' || value === null) return value;
  const read = Object.entries(value).map(([key, part]) => [key, readTexts(part, field, tally)] as const);
  const refused = read.find(([, part]) => part instanceof Refused)?.[1] as Refused | undefined;
  if (refused !== undefined) return new Refused(value, refused.message);
  return Array.isArray(value) ? read.map(([, part]) => part) : Object.fromEntries(read);
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
