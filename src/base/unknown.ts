import { excerpt } from './text.js';

/** What a server sent, read without trusting its shape: anything but an object reads as an empty one. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The same for lists. */
export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The same for texts: anything but one that has characters reads as none. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The most characters of a server's own words that are passed on. They may stand in the outcome of each of many items. */
const MOST_CHARACTERS = 2_000;

/** What a server put where its words are expected, as text: no longer than a person reads, and never an error, whatever it is. */
export function wordsOf(value: unknown): string {
  try {
    return excerpt(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), MOST_CHARACTERS);
  } catch {
    // It is nested too deep.
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}
