/** The delimiters that are looked for, and what they are called. */
export const delimiterWords = new Map([
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
]);
