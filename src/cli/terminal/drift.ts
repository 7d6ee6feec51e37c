import type { Drift } from '../../index.js';
import { counted } from './words.js';

/** A line on how the responses differed from the contract. No line when they did not. */
export function describeDrift(drift: readonly Drift[]): string[] {
  const [first] = drift;
  if (first === undefined) return [];
  const { operation, status, kind, path, found } = first;
  const what = [kind, path === '' ? found : path].filter((text) => text !== '').join(' ');
  return [
    `Drift: the responses differ from the contract in ${counted(drift.length, 'way')}, such as ${what} (${operation}, HTTP ${status}). To find out more: recotap verify`,
  ];
}
