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
