import { Refused } from './converter.js';

/** Ids that are no longer what the system gave out, and the cure. */
const ruins: readonly (readonly [RegExp, string])[] = [
  [
    /^[+-]?\d+(?:[.,]\d+)?E\+\d+$/i,
    'must have all its digits, which a spreadsheet has cut off: format the column as text, and export again',
  ],
  [
    /^\d+[.,]0+$/,
    'must be a whole number without a decimal part, which a program has added: read the column as text, and export again',
  ],
  [/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u, 'must have no invisible or damaged characters: remove them'],
  [/^#[A-Z\d/]+[!?]$/, 'must not be an error of a spreadsheet: correct the cell, and export again'],
];

/** Most ids: nothing in them can be a sign of ruin. */
const plain = /^[\w-]+$/;

/** How a spreadsheet is made to leave a text as it is: `="00123"`. */
const formula = /^="(.*)"$/s;

/** How the last rows of a report begin: a word for a total, and lines about the report as a whole. */
const totals =
  /^(?:(?:grand |sub-?)?totals?|(?:grand |overall )sum|sum|summe|gesamt(?:summe|betrag)?|zwischensumme|total (?:general|g[eé]n[eé]ral|generale|gesamt)|sous-total|suma(?: total)?|somme|totale(?: generale)?|subtotale|totaal|łącznie|razem)\s*(?:[([][\d.,\s]*\p{L}*\s*[)\]])?\s*(?::[\d.,\s]*)?$/iu;
const footer =
  /^(?:(?:total )?(?:records?|rows?|count|anzahl|datensätze|record count|row count)\s*:\s*[\d.,\s]+|(?:copyright|©|\(c\)) .*|confidential information\b.*|generated (?:by|on|at)\b.*|as of \d.*)$/isu;

/** Reads the id by which Recotap tells items apart. A row of totals, or below a report, has no such id. */
export function toOwnId(raw: unknown, word: string): unknown {
  const id = toId(raw);
  if (typeof id !== 'string' || !(totals.test(id) || footer.test(id))) return id;
  return new Refused(raw, `looks like a totals row, and not like a ${word}: remove the row, or skip it with where:`);
}

/** Reads an id, and refuses one that a spreadsheet or a program has ruined: it would be the id of another item, or of many. */
export function toId(raw: unknown): unknown {
  if (typeof raw === 'number') {
    return Number.isSafeInteger(raw)
      ? String(raw)
      : new Refused(raw, 'must be in quotes: this number is not read exactly');
  }
  if (typeof raw !== 'string') return new Refused(raw, 'must be text');
  if (plain.test(raw)) return raw;
  const text = raw.trim();
  const id = formula.exec(text)?.[1]?.replaceAll('""', '"').trim() ?? text;
  const ruin = ruins.find(([pattern]) => pattern.test(id));
  if (ruin !== undefined) return new Refused(raw, ruin[1]);
  return id === '' ? new Refused(raw, 'must not be empty') : id;
}
