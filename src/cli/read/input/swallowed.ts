/** A record that spans lines. */
export interface SpanningRecord {
  cells: readonly string[];
  quotedCells: number;
  /** Whether a cell that is not empty has no quotes around it. */
  hasBareCell: boolean;
}

/** What it is compared with. */
export interface Surroundings {
  delimiter: string;
  /** The cells of the header. */
  header: readonly string[];
  /** The cells of the row before, if there is one. */
  previous: readonly string[];
}

/** How many of the lines have to look like rows. A swallowed row may itself have a cell too many. */
const share = 0.8;

/**
 * Whether the quotes of a record hold rows, because two stray quotes make a pair: its lines then have as many delimiters as the header, or
 * fewer and begin with ids. A text of several lines may have them too, so two signs of a text count more:
 *
 * - each delimiter in it is followed by a space, and elsewhere they are not: `Main St, Springfield`;
 * - every cell of the record is quoted, so a row of the same file would have quotes that do not pair up.
 *
 * In a file of one column nothing can be told.
 */
export function hasSwallowedRows(record: SpanningRecord, lines: readonly string[], around: Surroundings): boolean {
  const { delimiter, header } = around;
  const filled = lines.filter((line) => line.trim() !== '');
  const isRow = (line: string) => countDelimiters(line, delimiter) === header.length - 1;
  const rows = filled.filter(isRow);
  // Where the stray quotes are, a line may have a delimiter too many or too few. The lines between them are whole.
  const inner = filled.slice(1, -1);
  const areInnerRows = header.length > 2 && inner.length > 0 && inner.every(isRow);
  const areMostRows = rows.length > 1 && rows.length >= share * filled.length;
  if (header.length < 2) return false;
  if (!(areInnerRows || areMostRows || areShortRows(record, filled, delimiter))) return false;
  const isQuotedThroughout = record.quotedCells > 1 && !record.hasBareCell;
  return !isQuotedThroughout && !isProse(record, around);
}

/** Whether each further line begins with what looks like an id, as the record does. Some programs leave out empty cells at the end of a row. */
function areShortRows({ cells }: SpanningRecord, lines: readonly string[], delimiter: string): boolean {
  const others = lines.slice(1);
  if (!others.every((line) => line.includes(delimiter))) return false;
  const [id = '', ...ids] = [cells[0] ?? '', ...others.map((line) => line.split(delimiter, 1)[0] ?? '')];
  const shape = shapeOf(id);
  return shape === undefined ? isCount(id, ids) : ids.every((other) => shapeOf(other) === shape);
}

/** What the ids of a file have in common: a text before a number, or a length. Undefined for what is rather a word or a small number. */
function shapeOf(text: string): string | undefined {
  const id = text.trim();
  const [, prefix] = /^([^\d\s]{1,20})\d{1,20}$/.exec(id) ?? [];
  if (prefix !== undefined) return `${prefix}#`;
  if (/^\d{4,20}$/.test(id)) return `${id.length} digits`;
  return /^(?=.*\d)[\w-]{8,40}$/.test(id) ? `${id.length} characters` : undefined;
}

/** Whether small numbers count on from the first. */
function isCount(first: string, others: readonly string[]): boolean {
  return /^\d{1,3}$/.test(first) && others.every((other, index) => other.trim() === `${Number(first) + index + 1}`);
}

function isProse({ cells }: SpanningRecord, { delimiter, header, previous }: Surroundings): boolean {
  const texts = cells.filter((cell) => /[\n\r]/.test(cell));
  const afterDelimiters = texts.flatMap((text) => text.split(delimiter).slice(1));
  const isSpaced = (cell: string) => cell.startsWith(' ');
  return afterDelimiters.every(isSpaced) && ![header, previous, cells].some((row) => row.slice(1).some(isSpaced));
}

/** Counts the delimiters of a line, except those in a quoted cell that ends on it. */
function countDelimiters(line: string, delimiter: string): number {
  const quotedCell = /"(?:[^"]|"")*"/y;
  let count = 0;
  for (let at = 0; ; count++) {
    quotedCell.lastIndex = at;
    const end = quotedCell.test(line) ? quotedCell.lastIndex : at;
    if (end === line.length || line.startsWith(delimiter, end)) at = end;
    const found = line.indexOf(delimiter, at);
    if (found === -1) return count;
    at = found + delimiter.length;
  }
}
