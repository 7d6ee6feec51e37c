import { withoutUnseen } from '../values/visible.js';

/** How the databases and spreadsheets of CRMs write true and false. */
const truths = { true: ['true', '1', 't', 'yes', 'y'], false: ['false', '0', 'f', 'no', 'n'] };

/** The form in which values are compared: trimmed text in lower case, which is empty where there is no value. */
export function comparable(value: unknown): string {
  if (typeof value === 'string') return withoutUnseen(value).trim().toLowerCase();
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value).toLowerCase() : String(value).toLowerCase();
}

/** The forms that a value of a mapping stands for. `true` without quotes is true in each of its ways of writing. */
export function comparables(value: string | boolean | null): string[] {
  return typeof value === 'boolean' ? truths[`${value}`] : [comparable(value)];
}

/** The key that a value is, as tables have them. */
export function keyOf(raw: unknown): string {
  return typeof raw === 'object' ? JSON.stringify(raw) : withoutUnseen(String(raw)).trim();
}

export function isEmpty(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}
