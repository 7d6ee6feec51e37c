import { delimiterWords } from './delimiters.js';
import { type Format, formats } from './format.js';

/** How a file is to be read, as the user says it on the command line or in a mapping. */
export interface ReadOptions {
  /** By default, the name of the file tells it, or its first bytes. */
  format?: Format | undefined;
  /** A name that `TextDecoder` knows, such as `windows-1252`. By default UTF-8, or UTF-16 with a byte order mark. */
  encoding?: string | undefined;
  /** CSV: one character. By default, the header tells it. */
  delimiter?: string | undefined;
  /** CSV and spreadsheets: the names of the columns, for a file without a header line. */
  header?: readonly string[] | undefined;
  /** CSV and spreadsheets: how many lines stand before the header. */
  skip?: number | undefined;
  /** Spreadsheets: the name of the sheet, or its number from 1. By default the first one. */
  sheet?: string | undefined;
  /** JSON: where the rows are, keys joined by dots. By default the document, or its only array of objects. */
  rows?: string | undefined;
}

/** An option as it is used, or what is wrong with it. */
export type Checked<Value> = { value: Value } | { problem: string };

type Checks = { [Key in keyof ReadOptions]-?: (given: unknown) => Checked<NonNullable<ReadOptions[Key]>> };

/**
 * Checks what the user gave for an option, on the command line or in a mapping.
 *
 * @example
 * checkOption.delimiter('tab'); // { value: '\t' }
 * checkOption.delimiter(';;'); // { problem: 'expected one character, or one of the words comma, semicolon, tab, pipe' }
 */
export const checkOption: Checks = {
  format: (given) => (isFormat(given) ? { value: given } : { problem: `expected one of ${formats.join(', ')}` }),

  encoding(given) {
    const problem =
      'expected the name of an encoding, such as windows-1252, iso-8859-2, utf-16le, utf-16be, shift_jis or gb18030';
    if (typeof given !== 'string') return { problem };
    try {
      new TextDecoder(given);
    } catch {
      return { problem };
    }
    return { value: given };
  },

  delimiter(given) {
    const words = [...delimiterWords.values()];
    const problem = `expected one character, or one of the words ${words.join(', ')}`;
    if (typeof given !== 'string') return { problem };
    for (const [delimiter, word] of delimiterWords) if (given.toLowerCase() === word) return { value: delimiter };
    if (given === '\\t') return { value: '\t' };
    if (['"', '\n', '\r'].includes(given)) return { problem: `${problem}, but no quote and no line end` };
    return [...given].length === 1 ? { value: given } : { problem };
  },

  header(given) {
    const isList = Array.isArray(given) && given.length > 0 && given.every((name) => typeof name === 'string');
    if (!isList) return { problem: 'expected a list with the names of the columns, such as [id, name, amount]' };
    const twice = given.find((name, index) => name !== '' && given.indexOf(name) < index);
    return twice === undefined ? { value: given } : { problem: `${JSON.stringify(twice)} is in the list twice` };
  },

  skip: (given) =>
    /^\d{1,6}$/.test(String(given))
      ? { value: Number(given) }
      : { problem: 'expected how many lines stand before the header, such as 2' },

  sheet: (given) =>
    (typeof given === 'string' && given !== '') || (Number.isSafeInteger(given) && (given as number) > 0)
      ? { value: String(given) }
      : { problem: 'expected the name of a sheet, or its number from 1' },

  rows: (given) =>
    typeof given === 'string' && given.split('.').every((key) => key !== '')
      ? { value: given }
      : { problem: 'expected the keys that lead to the array of rows, joined by dots, such as data or result.deals' },
};

function isFormat(given: unknown): given is Format {
  return formats.some((format) => format === given);
}
