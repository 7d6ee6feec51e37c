/** The decimal mark of a column. Undefined: the point, except in a number that could have two meanings. */
export type DecimalMark = '.' | ',' | undefined;

/** Why a text is not read as a number. */
export type NumberRefusal = 'no number' | 'ambiguous';

const codes = new Set(Intl.supportedValuesOf('currency'));

/**
 * Reads an amount as a CRM or a spreadsheet writes it: `1234.5`, `1,234.50`, `12,34,567.00`, `1 234.50`, `1'234.50`, `$1,234`, `USD 1,234`,
 * `-5`, `(1,200)` for minus 1,200, `1.2E+3`. Nothing is guessed: without a decimal mark, `1.234` is refused, because many countries write
 * one thousand two hundred and thirty-four that way. An amount wrong by a factor of 1,000 is worse than none.
 */
export function parseNumber(text: string, decimal?: DecimalMark): number | NumberRefusal {
  const bare = unsigned(text.trim());
  if (bare === undefined) return 'no number';
  const digits = decimal === ',' ? swapMarks(bare.digits) : bare.digits;
  if (decimal === undefined && /^[1-9]\d{0,2}\.\d{3}$/.test(digits)) return 'ambiguous';
  if (!isNumber(digits)) return 'no number';
  const value = Number(digits.replace(/[^\d.eE+-]/g, ''));
  if (!Number.isFinite(value)) return 'no number';
  return bare.negative && value !== 0 ? -value : value;
}

/** Removes the sign and the currency. */
function unsigned(text: string): { negative: boolean; digits: string } | undefined {
  const inBrackets = /^\((.*)\)$/.exec(text)?.[1];
  if (inBrackets !== undefined) {
    const digits = withoutCurrency(inBrackets.trim());
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
  const match =
    /^(?:[A-Z]{0,2}\p{Sc}|([A-Z]{3}))\s*(.*)$/u.exec(text) ??
    /^(?<rest>.*?)\s*(?:\p{Sc}|(?<code>[A-Z]{3}))$/u.exec(text);
  if (match === null) return text;
  const code = match.groups?.code ?? (match.groups === undefined ? match[1] : undefined);
  if (code !== undefined && !codes.has(code)) return undefined;
  return match.groups?.rest ?? match[2];
}

function swapMarks(digits: string): string {
  return digits.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

function isNumber(digits: string): boolean {
  return (
    /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits) ||
    // Groups of three, all with the same mark.
    /^\d{1,3}([,'’ \u00a0\u202f])\d{3}(?:\1\d{3})*(?:\.\d+)?$/.test(digits) ||
    // India: the last three, then twos.
    /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(digits)
  );
}
