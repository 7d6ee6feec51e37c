/** The decimal mark of a column. */
export type DecimalMark = '.' | ',';

const codes = new Set(Intl.supportedValuesOf('currency'));

/** Whether the only mark in a number is a point that could separate thousands: `1.234`. */
export function isPointAmbiguous(text: string): boolean {
  return /^[1-9]\d{0,2}\.\d{3}$/.test(bare(text.trim())?.digits ?? '');
}

/**
 * Reads a number as a CRM or a spreadsheet writes it: `1234.5`, `1,234.50`, `12,34,567.00`, `1 234.50`, `1'234.50`, `$1,234`, `USD 1,234`,
 * `-5`, `(1,200)` for minus 1,200, `1.2E+3`. Returns it as JavaScript writes it, such as `-1234.5`; undefined when the text is none.
 */
export function plainNumber(text: string, mark: DecimalMark): string | undefined {
  const found = bare(text.trim());
  if (found === undefined) return undefined;
  const digits = mark === ',' ? swapMarks(found.digits) : found.digits;
  if (!isNumber(digits)) return undefined;
  return (found.negative ? '-' : '') + digits.replace(/[^\d.eE+-]/g, '');
}

/** Removes the sign and the currency. */
function bare(text: string): { negative: boolean; digits: string } | undefined {
  if (text.startsWith('(') && text.endsWith(')')) {
    const digits = withoutCurrency(text.slice(1, -1).trim());
    return digits === undefined || /^[+\-−]/.test(digits) ? undefined : { negative: true, digits };
  }
  const outer = /^[+\-−]/.exec(text)?.[0];
  const rest = withoutCurrency(outer === undefined ? text : text.slice(1).trim());
  if (rest === undefined) return undefined;
  const inner = outer === undefined ? /^[+\-−]/.exec(rest)?.[0] : undefined;
  const sign = outer ?? inner;
  return { negative: sign === '-' || sign === '−', digits: inner === undefined ? rest : rest.slice(1) };
}

/** `$5`, `5 €`, `US$5`, `USD 5`, `5 EUR`: at most one currency, on one side. */
function withoutCurrency(text: string): string | undefined {
  const before = /^(?:[A-Z]{0,2}\p{Sc}|[A-Z]{3})/u.exec(text)?.[0];
  const found = before ?? /(?:\p{Sc}|[A-Z]{3})$/u.exec(text.slice(-3))?.[0];
  if (found === undefined) return text;
  if (/^[A-Z]{3}$/.test(found) && !codes.has(found)) return undefined;
  return before === undefined ? text.slice(0, -found.length).trimEnd() : text.slice(found.length).trimStart();
}

function swapMarks(digits: string): string {
  return digits.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

function isNumber(digits: string): boolean {
  return (
    /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits) ||
    // Groups of three, all with the same mark. A number in groups does not begin with 0: `0,125` is a fraction.
    /^[1-9]\d{0,2}([,'’ \u00a0\u202f])\d{3}(?:\1\d{3})*(?:\.\d+)?$/.test(digits) ||
    // India: the last three, then twos.
    /^[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(digits)
  );
}
