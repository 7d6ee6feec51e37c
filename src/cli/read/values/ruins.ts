/** Signs of an id that is no longer what the system gave out, and the cure. */
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
  [/^#{2,}$/, 'must have its digits, which a column too narrow has hidden: widen the column, and export again'],
  [/^\[object \w+\]$/, 'must be text, and a program has lost it: correct the program, and export again'],
  [/^#[A-Z\d/]+[!?]$/, 'must not be an error of a spreadsheet: correct the cell, and export again'],
];

/** What a spreadsheet or a program has done to an id, and the cure; undefined when nothing shows. */
export function ruinOf(id: string): string | undefined {
  return ruins.find(([pattern]) => pattern.test(id))?.[1];
}
