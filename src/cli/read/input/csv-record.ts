/** A record of a CSV file, whose lines come one after the other. */
export interface CsvRecord {
  cells: string[];
  /** The parts of a quoted cell that is still open. */
  open: string[] | undefined;
  quotedCells: number;
  /** Whether a cell that is not empty has no quotes around it. */
  hasBareCell: boolean;
}

export function newRecord(): CsvRecord {
  return { cells: [], open: undefined, quotedCells: 0, hasBareCell: false };
}

/**
 * Adds the next line to a record. Afterwards the record is complete, unless a cell of it is `open`.
 *
 * @returns false when a quote stands where it may not
 */
export function addLine(record: CsvRecord, text: string, delimiter: string): boolean {
  // A CR belongs to the line end, unless a quoted cell goes on after it.
  const line = text.endsWith('\r') ? text.slice(0, -1) : text;
  let at = 0;
  for (;;) {
    if (record.open !== undefined || line[at] === '"') {
      at = addQuoted(record, line, record.open === undefined ? at + 1 : at);
      if (record.open !== undefined) {
        record.open.push(text.slice(at));
        return true;
      }
      if (at === line.length) return true;
      if (!line.startsWith(delimiter, at)) return false;
    } else {
      const formula = line.startsWith('="', at) ? formulaAt(line, at, delimiter) : undefined;
      const found = formula === undefined ? line.indexOf(delimiter, at) : formula.next;
      const cell = formula?.text ?? line.slice(at, found === -1 ? undefined : found);
      if (formula === undefined && cell.includes('"')) return false;
      record.cells.push(cell);
      record.hasBareCell ||= cell.trim() !== '';
      if (found === -1) return true;
      at = found;
    }
    at += delimiter.length;
  }
}

/**
 * Reads `="00123"`, which some programs write so that a spreadsheet leaves the text as it is. A delimiter between its quotes is text. `next` is
 * the delimiter after it, or -1.
 */
function formulaAt(line: string, at: number, delimiter: string): { text: string; next: number } | undefined {
  const formula = /="((?:[^"]|"")*)"/y;
  formula.lastIndex = at;
  const [, inner] = formula.exec(line) ?? [];
  const end = formula.lastIndex;
  if (inner === undefined || (end < line.length && !line.startsWith(delimiter, end))) return undefined;
  return { text: inner.replaceAll('""', '"'), next: end === line.length ? -1 : end };
}

/** Adds a cell up to its closing quote. Returns the position after what was added. */
function addQuoted(record: CsvRecord, line: string, start: number): number {
  let cell = '';
  let at = start;
  for (let quote = line.indexOf('"', at); quote !== -1; quote = line.indexOf('"', at)) {
    const isDoubled = line[quote + 1] === '"';
    cell += line.slice(at, isDoubled ? quote + 1 : quote);
    at = quote + (isDoubled ? 2 : 1);
    if (isDoubled) continue;
    record.cells.push(record.open === undefined ? cell : record.open.join('') + cell);
    record.quotedCells++;
    record.open = undefined;
    return at;
  }
  record.open ??= [];
  record.open.push(cell);
  return at;
}
