import type { CellValue, SheetData } from 'read-excel-file/universal';
import { CliError } from '../../terminal/cli-error.js';
import { quoted, quotedList } from '../../terminal/words.js';
import type { ReadOptions } from './options.js';
import type { Row } from './row.js';
import { createTable, type Table } from './table.js';

/** A workbook can only be read as a whole, so this limits the memory. In bytes, packed and unpacked. */
const largest = { packed: 64 * 1024 * 1024, unpacked: 384 * 1024 * 1024 };

const rowsAtOnce = 1000;

/** What stands for the value of a formula that nobody has calculated. */
const uncalculated = '#UNCALCULATED!';

const sheetPath = /^xl\/worksheets\/[^/]+\.xml$/;

/**
 * Reads one sheet of a workbook. Its cells become texts, as they are in CSV.
 *
 * @throws CliError when it is too large, damaged or no workbook, or there is no such sheet
 */
export async function openXlsx(chunks: AsyncIterable<Buffer>, name: string, options: ReadOptions): Promise<Table> {
  const bytes = await readAll(chunks, name);
  const files = await unzip(bytes, name);
  const sheets = Object.keys(files).filter((path) => sheetPath.test(path)).length;
  const rows = (await readSheet(await withErrors(files), name, options.sheet)).map((cells) => cells.map(toText));
  checkFormulas(rows, name);
  const isFilled = (row: string[]) => row.some((cell) => cell.trim() !== '');
  const start = options.skip ?? 0;
  const headerAt =
    options.header === undefined ? rows.findIndex((row, index) => index >= start && isFilled(row)) : start - 1;
  const header = options.header ?? rows[headerAt];
  if (header === undefined) throw new CliError(`${name} is empty: expected the names of the columns in its first row.`);

  async function* groups(): AsyncGenerator<Row[]> {
    for (let at = headerAt + 1; at < rows.length; at += rowsAtOnce) {
      yield rows
        .slice(at, at + rowsAtOnce)
        .map((value, index): Row => ({ line: at + index + 1, value, unreadable: undefined }))
        .filter(({ value }) => isFilled(value as string[]));
    }
  }

  const table = createTable(header, groups(), name);
  const notes =
    sheets > 1 && options.sheet === undefined
      ? [`${name} has ${sheets} sheets: the first one was read. --sheet names another.`]
      : [];
  return { ...table, notes: () => [...notes, ...table.notes()] };
}

async function readAll(chunks: AsyncIterable<Buffer>, name: string): Promise<Buffer> {
  const all: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > largest.packed) throw tooLarge(name);
    all.push(chunk);
  }
  return Buffer.concat(all);
}

/** The files of a workbook that hold its data. */
async function unzip(bytes: Buffer, name: string): Promise<Record<string, Uint8Array>> {
  const { unzipSync } = await import('fflate');
  const sizes = new Map<string, number>();
  const list = (filter: (file: { name: string; originalSize: number }) => boolean) => {
    try {
      return unzipSync(bytes, { filter });
    } catch {
      throw new CliError(`${name} is a damaged or cut-off workbook. Save or download it again.`);
    }
  };
  list((file) => {
    sizes.set(file.name, file.originalSize);
    return false;
  });
  if (sizes.has('xl/workbook.bin')) throw new CliError(`${name} is a binary workbook (.xlsb). Save it as .xlsx.`);
  if (sizes.has('content.xml'))
    throw new CliError(`${name} is an OpenDocument file. Save it as .xlsx, or its sheet as CSV.`);
  if (!sizes.has('xl/workbook.xml'))
    throw new CliError(`${name} is a zip archive. Unpack it, and name the file in it.`);
  const isData = (path: string) => /\.(?:xml|rels)$/.test(path);
  const size = [...sizes].reduce((sum, [path, size]) => sum + (isData(path) ? size : 0), 0);
  if (size > largest.unpacked) throw tooLarge(name);
  return list((file) => isData(file.name));
}

function tooLarge(name: string): CliError {
  return new CliError(`${name} is too large to be read as a workbook. Save the sheet as "CSV UTF-8".`);
}

/** @throws CliError when a formula has no value, which would be taken for an empty cell */
function checkFormulas(rows: readonly string[][], name: string): void {
  const line = rows.findIndex((row) => row.includes(uncalculated)) + 1;
  if (line === 0) return;
  const cell = (rows[line - 1] as string[]).indexOf(uncalculated) + 1;
  throw new CliError(
    `${name}, row ${line}: the formula in cell ${cell} has no value, as the program that wrote the workbook did not calculate it. Open it in Excel and save it.`,
  );
}

/** read-excel-file leaves out errors such as `#N/A` and formulas without values, so it is given texts for them. */
async function withErrors(files: Record<string, Uint8Array>): Promise<ArrayBuffer> {
  const { zipSync } = await import('fflate');
  const changed = Object.entries(files).map(([path, bytes]) => {
    if (!sheetPath.test(path)) return [path, bytes] as const;
    const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    return [path, Buffer.from(texts(xml), 'latin1')] as const;
  });
  return new Uint8Array(zipSync(Object.fromEntries(changed), { level: 0 })).buffer;
}

function texts(sheet: string): string {
  return sheet
    .replace(/(<c\b[^>]*\bt=)(["'])e\2/g, '$1"str"')
    .replace(
      /<c\b([^>]*)>\s*<f\b[^>]*(?:\/>|>[^<]*<\/f>)\s*(?:<v\s*\/>\s*)?<\/c>/g,
      (_, attributes: string) =>
        `<c${/\sr=(["']).*?\1/.exec(attributes)?.[0] ?? ''} t="str"><v>${uncalculated}</v></c>`,
    );
}

async function readSheet(archive: ArrayBuffer, name: string, wanted: string | undefined): Promise<SheetData<string>> {
  const { readSheet, SheetNotFoundError } = await import('read-excel-file/universal');
  const read = (sheet: string | number) => readSheet<string>(archive, sheet, { trim: false, parseNumber: numberText });
  // A sheet may be called "2".
  const tries = wanted === undefined ? [1] : /^\d+$/.test(wanted) ? [wanted, Number(wanted)] : [wanted];
  for (const [index, sheet] of tries.entries()) {
    try {
      return await read(sheet);
    } catch (error) {
      if (!(error instanceof SheetNotFoundError))
        throw new CliError(
          `${name} is a damaged workbook: ${(error as Error).message}. Open it in Excel and save it again.`,
        );
      if (index + 1 === tries.length)
        throw new CliError(`${name} has no sheet ${quoted(wanted ?? '1')}. It has ${sheetNames(error)}.`);
    }
  }
  return [];
}

/** The types of the library lack the names. */
function sheetNames(error: Error & { sheets?: readonly string[] }): string {
  return quotedList(error.sheets ?? []);
}

function toText(cell: CellValue<string> | null): string {
  if (cell === null) return '';
  return cell instanceof Date ? dateText(cell) : String(cell);
}

/** Without a zone, as a sheet has none. */
function dateText(date: Date): string {
  // A sheet counts in days, so a time may be off by a thousandth of a second.
  const seconds = Math.round(date.getTime() / 1000) * 1000;
  const time = Math.abs(date.getTime() - seconds) <= 1 ? seconds : date.getTime();
  return new Date(time).toISOString().replace(/(?:T00:00:00)?(?:\.000)?Z$/, '');
}

/** @param text as the sheet has it: `180123456789`, `1.80123456789E11`, `0.30000000000000004` */
function numberText(text: string): string {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return String(value);
  // The digits of a larger number are gone, unless the text has them.
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return text;
  // Excel shows and keeps 15 digits.
  return String(Number(value.toPrecision(15)));
}
