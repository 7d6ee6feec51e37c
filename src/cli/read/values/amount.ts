import { type Converter, Refused } from './converter.js';
import { type DecimalMark, isPointAmbiguous, plainNumber } from './number.js';
import { isSame, mostExact, product } from './scale.js';

/** What the values of a column tell about its decimal mark. */
interface Evidence {
  /** Some value has no other reading. */
  point: boolean;
  comma: boolean;
  /** Some value, such as `1.234`, reads as a fraction and as thousands. */
  ambiguous: boolean;
}

/**
 * The converter for a column of numbers. Without a decimal mark, the column is read with the only one that fits every value that has a
 * number in it. Where both fit, or neither, a value that could have two meanings is refused.
 *
 * @param scale what each number is multiplied by. Default: 1
 */
export function amountConverter(decimal: DecimalMark | undefined, scale: string | undefined): Converter {
  const seen: Evidence = { point: false, comma: false, ambiguous: false };
  const convert = (raw: unknown): unknown => {
    const mark = decimal ?? markOf(seen);
    const plain = plainOf(raw, mark, seen);
    if (typeof plain !== 'string') return plain;
    const exact = scale === undefined ? plain : product(plain, scale);
    const value = Number(exact);
    if (!Number.isFinite(value)) return new Refused(raw, expected(mark));
    if (isRounded(exact, value))
      return new Refused(raw, 'must have fewer digits: a number this long is not sent exactly');
    return value === 0 ? 0 : value;
  };
  if (decimal !== undefined) return { convert };
  return {
    convert,
    look(raw) {
      if (typeof raw === 'string') note(seen, raw);
    },
    reading() {
      const mark = markOf(seen);
      if (mark === undefined || (mark === '.' && !seen.ambiguous)) return undefined;
      const name = mark === ',' ? 'decimal comma' : 'decimal point';
      return `is read with a ${name}, the only reading that fits all its values`;
    },
    alone: (raw) => withOneReading(raw, markOf(seen)),
  };
}

function note(seen: Evidence, raw: string): void {
  if (simple.test(raw)) {
    seen.point ||= raw.includes('.');
    return;
  }
  const [point, comma] = [plainNumber(raw, '.'), plainNumber(raw, ',')];
  if (point === comma) return;
  if (comma === undefined) seen.point = true;
  else if (point === undefined) seen.comma = true;
  else if (isPointAmbiguous(raw)) seen.ambiguous = true;
}

function markOf({ point, comma }: Evidence): DecimalMark | undefined {
  return point === comma ? undefined : point ? '.' : ',';
}

/** A text with two readings has one mark, with three digits after it. `1.234` becomes `1234` or, as a fraction, `1.2340`. */
function withOneReading(raw: string, mark: DecimalMark | undefined): string {
  const [point, comma] = [plainNumber(raw, '.'), plainNumber(raw, ',')];
  if (mark === undefined || point === undefined || comma === undefined || point === comma) return raw;
  return raw.replace(/([.,])(\d{3})/, (_, found, digits) => (found === mark ? `${mark}${digits}0` : digits));
}

/** Large numbers may be rounded, and far below 1 all are 0. */
function isRounded(exact: string, value: number): boolean {
  const mayBe = Math.abs(value) > mostExact || value === 0;
  return mayBe && !isSame(exact, String(value));
}

/** Has one reading, and no need for the full rules. */
const simple = /^-?\d+(?:\.(?:\d{1,2}|\d{4,}))?$/;

/** The number as JavaScript writes it, or a Refused. */
function plainOf(raw: unknown, mark: DecimalMark | undefined, seen: Evidence): unknown {
  if (typeof raw === 'number') return String(raw);
  if (typeof raw !== 'string') return new Refused(raw, expected(mark));
  if (mark !== ',' && simple.test(raw)) return raw;
  const plain = plainNumber(raw, mark ?? '.');
  if (mark !== undefined) return plain ?? new Refused(raw, expected(mark));
  if (plain !== undefined && !mayMeanTwo(raw, seen)) return plain;
  const byComma = plainNumber(raw, ',');
  if (plain === undefined) return new Refused(raw, byComma === undefined ? expected(mark) : needsComma);
  return byComma === undefined || byComma === plain ? plain : new Refused(raw, ambiguous);
}

/** `1,234` counts as thousands, unless other values of the column have a decimal comma or may have one. */
function mayMeanTwo(raw: string, { point, comma, ambiguous }: Evidence): boolean {
  return (point && comma) || ambiguous || isPointAmbiguous(raw);
}

function expected(mark: DecimalMark | undefined): string {
  return `must be a number, such as ${mark === ',' ? '1234,50 or 1.234,50' : '1234.50 or 1,234.50'}`;
}

const needsComma =
  'must be a number, such as 1234.50 or 1,234.50. If its comma is the decimal mark, set decimal: "," in a mapping';

const ambiguous =
  'could be a fraction or thousands: set decimal: "." or decimal: "," in a mapping, or write it with a point and no thousands, such as 1234.50';
