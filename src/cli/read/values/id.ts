import { Refused } from './converter.js';
import { ruinOf } from './ruins.js';

/** Most ids: nothing in them can be a sign of ruin. */
const plain = /^[\w-]+$/;

/** How a spreadsheet is made to leave a text as it is: `="00123"`. */
const formula = /^="(.*)"$/s;

/** How the last rows of a report begin: a word for a total, and lines about the report as a whole. */
const totals =
  /^(?:(?:grand |sub-?)?totals?|(?:total )?(?:record|row)s? count|total (?:records|rows)|(?:grand |overall )sum|sum|average|avg|mean|summe|gesamt(?:summe|betrag)?|zwischensumme|total (?:general|g[eé]n[eé]ral|generale|gesamt)|sous-total|suma(?: total)?|somme|totale(?: generale)?|subtotale|totaal|łącznie|razem)\s*(?:[([][\d.,\s]*\p{L}*\s*[)\]])?\s*(?::[\d.,\s]*)?$/iu;
const footer =
  /^(?:(?:total )?(?:records?|rows?|count|anzahl|datensätze|record count|row count)\s*:\s*[\d.,\s]+|[\d.,]+ (?:records?|rows?|deals?|opportunities|items?|entries)|end of (?:report|file|list)|(?:copyright|©|\(c\)) .*|confidential information\b.*|generated (?:by|on|at)\b.*|as of \d.*)$/isu;

/** Makes a reader of the id by which Recotap tells items apart. A row of totals, or below a report, has no such id. */
export function ownIdReader(word: string): (raw: unknown) => unknown {
  const message = `looks like a totals row, and not like a ${word}: remove the row, or skip it with where:`;
  return (raw) => {
    const id = toId(raw);
    return typeof id === 'string' && (totals.test(id) || footer.test(id)) ? new Refused(raw, message) : id;
  };
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
  const ruin = ruinOf(id);
  if (ruin !== undefined) return new Refused(raw, ruin);
  return id === '' ? new Refused(raw, 'must not be empty') : id;
}
