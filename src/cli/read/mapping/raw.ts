/** How the databases and spreadsheets of CRMs write true and false. */
const truths = { true: ['true', '1', 't', 'yes', 'y'], false: ['false', '0', 'f', 'no', 'n'] };

/** The form in which values are compared: trimmed text in lower case, which is empty where there is no value. */
export function comparable(value: unknown): string {
  if (typeof value === 'string') return withoutUnseen(value).trim().toLowerCase();
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value).toLowerCase() : String(value).toLowerCase();
}

/** The forms that a value of a mapping stands for. `true` without quotes is true in each of its ways of writing. */
export function comparables(value: string | boolean | null): string[] {
  return typeof value === 'boolean' ? truths[`${value}`] : [comparable(value)];
}

/** The key that a value is, as tables have them. */
export function keyOf(raw: unknown): string {
  return typeof raw === 'object' ? JSON.stringify(raw) : withoutUnseen(String(raw)).trim();
}

export function isEmpty(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}

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

/** A text, as far as people see it. */
export interface Visible {
  readonly text: string;
  /** The characters that were removed. */
  readonly removed: readonly string[];
  /** The first character that shows damage. */
  readonly damage?: string;
}

/** Removes the invisible characters that mean nothing. */
export function visible(text: string): Visible {
  if (!unseen.test(text)) return { text, removed: [] };
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
  return visible(text).text;
}
