import type { ContractField } from '../../../generated/fields.js';
import { contractColumns } from '../read/mapping/contract-columns.js';

/** The fields of an item, for the end of a help: with their types, as far as they are not text. */
export function fieldsHelp(heading: string, fields: readonly ContractField[]): string {
  const columns = contractColumns(fields).map(({ name, type, format, required }) => {
    const word = type === 'array' ? 'a;b;c' : type === 'string' || type === 'object' ? format : type;
    return `${name}${required ? '*' : ''}${word === undefined ? '' : ` (${word})`}`;
  });
  return `${heading} (* required):\n${wrapped(columns, 78)}`;
}

/** A list in indented lines. */
function wrapped(words: readonly string[], width: number): string {
  const lines: string[] = [];
  let line = ' ';
  for (const word of words) {
    if (line.length + word.length > width) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word},`;
  }
  return [...lines, line.slice(0, -1)].join('\n');
}

/** What the help of each push ends with. */
export const filesHelp = `A problems file can be corrected and pushed as it is. It appears when the push
is over. If its name ends in .csv, it is for spreadsheets: the line, the reason,
then the columns of the input.

A report shows outcomes, reasons, problems, links by domain, pace and settings:
report.html for people, summary.md for CI and chat, report.json for programs.
It is also written when the push ends early.
`;
