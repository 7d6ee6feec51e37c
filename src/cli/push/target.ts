import type { ClientSettings } from '../../index.js';
import { counted } from '../terminal/words.js';
import type { Target } from './facts.js';

/** @param named whether the user named an environment or a base URL */
export function targetOf({ environment, baseUrl }: ClientSettings, named: boolean): Target {
  return { environment: environment ?? null, baseUrl, isDefault: !named };
}

/** `production, the default: https://…`. */
export function describeTarget({ environment, baseUrl, isDefault }: Target): string {
  return environment === null ? baseUrl : `${environment}${isDefault ? ', the default' : ''}: ${baseUrl}`;
}

/** What is about to be sent. */
export interface Load {
  /** The input, as messages call it. */
  name: string;
  word: string;
  /** How many items there are, where that is known. */
  total?: number | undefined;
  /** The name of the mapping; null for none; undefined where there is no such thing. */
  mapping?: string | null | undefined;
  isDryRun?: boolean | undefined;
  target: Target;
}

/** One line, before anything is sent. */
export function announce({ name, word, total, mapping, isDryRun, target }: Load): string {
  const facts = [
    total === undefined ? undefined : counted(total, word),
    mapping === undefined ? undefined : mapping === null ? 'no mapping' : `mapping ${mapping}`,
  ].filter((fact) => fact !== undefined);
  const what = facts.length === 0 ? name : `${name} (${facts.join(', ')})`;
  return isDryRun
    ? `Dry run of ${what}: nothing is sent to ${describeTarget(target)}`
    : `Pushing ${what} to ${describeTarget(target)}`;
}
