/** The version of an item, such as the last modified date in your CRM: a number, a date, or text that sorts. */
export type Version = number | bigint | string | Date;

/**
 * Converts a version to text that sorts like it. The first character is `n` for a number, `d` for a date and `t` for other text. Digits are
 * a number, and ISO 8601 is a date, in UTC unless it has an offset.
 *
 * @returns undefined for what has no order, such as `NaN`, an invalid date or empty text
 *
 * @example
 * sortableVersion('2026-06-04'); // 'd2026-06-04T00:00:00.000'
 */
export function sortableVersion(version: Version): string | undefined {
  if (version instanceof Date) return Number.isNaN(version.getTime()) ? undefined : dateKey(version.getTime(), '');
  if (typeof version === 'bigint' || Number.isFinite(version)) return numberKey(decimalOf(version as number | bigint));
  if (typeof version !== 'string') return undefined;
  const text = version.trim();
  if (/^-?\d+(\.\d+)?$/.test(text)) return numberKey(text);
  return isoKey(text) ?? (text === '' ? undefined : `t${text}`);
}

/** What a person reads, of a version as it is kept. */
export function versionInWords(key: string): string {
  return { n: 'a number', d: 'a date', t: 'a text' }[key[0] ?? ''] ?? 'unknown';
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:[.,](\d+))?\s*(Z|[+-]\d{2}:?(?:\d{2})?)?)?$/i;

function isoKey(text: string): string | undefined {
  const match = iso.exec(text);
  if (match === null) return undefined;
  const [, day, minutes = '00:00', seconds = ':00', fraction = '', zone = 'Z'] = match;
  const offset = zone.length > 1 ? `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}` : 'Z';
  const ms = Date.parse(`${day}T${minutes}${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
  return Number.isNaN(ms) ? undefined : dateKey(ms, fraction.slice(3).replace(/0+$/, ''));
}

/** @param more digits behind the milliseconds */
function dateKey(ms: number, more: string): string {
  return `d${new Date(ms).toISOString().slice(0, -1)}${more}`;
}

/** Without an exponent. */
function decimalOf(number: number | bigint): string {
  const text = String(number);
  if (!text.includes('e')) return text;
  return Number.isInteger(number) ? String(BigInt(number)) : (number as number).toFixed(100);
}

/** The count of digits goes first, so that 9 is below 10. Of a negative number, each digit is turned around. */
function numberKey(text: string): string {
  const isNegative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  const key = `${String(digits.length).padStart(4, '0')}${digits}${rest === '' ? '' : `.${rest}`}`;
  if (!isNegative || /^0001[0]$/.test(key)) return `n1${key}`;
  return `n0${key.replace(/\d/g, (digit) => String(9 - Number(digit)))}~`;
}
