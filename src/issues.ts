import { type ContractError, expected } from '../generated/validate.js';
import type { Issue } from './batch/outcome.js';

/**
 * What the contract's validators found, in words for the person who must mend it.
 *
 * @param errors Ajv's, of the value that `value` is
 */
export function toIssues(errors: readonly ContractError[], value: unknown): Issue[] {
  const issues = errors.map((error) => toIssue(error, value));
  // One wrong value may break several rules that are worded alike.
  return issues.filter(
    ({ path, message }, index) =>
      issues.findIndex((other) => other.path === path && other.message === message) === index,
  );
}

function toIssue({ instancePath, keyword, params, message }: ContractError, value: unknown): Issue {
  const keys = instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const at = (...more: unknown[]) => [...keys, ...more].join('.');
  switch (keyword) {
    case 'required':
      return { path: at(params.missingProperty), message: 'is required' };
    case 'additionalProperties':
      return { path: at(params.additionalProperty), message: 'is not a field that the contract knows' };
    case 'type':
      return { path: at(), message: `must be ${withArticle(String(params.type))}${hint(valueAt(value, keys))}` };
    case 'pattern':
      return {
        path: at(),
        message: `must be ${expected[String(params.pattern)] ?? `text that matches ${params.pattern}`}`,
      };
    case 'minLength':
      return { path: at(), message: 'must not be empty' };
    case 'maxLength':
      return { path: at(), message: `must have at most ${params.limit} characters` };
    case 'maxItems':
      return { path: at(), message: `must have at most ${params.limit} elements` };
    default:
      return { path: at(), message: message ?? `breaks the rule ${keyword}` };
  }
}

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function hint(value: unknown): string {
  if (value === null) return '; leave it out when it is not known';
  if (value instanceof Date) return '; for a Date, use its toISOString()';
  if (typeof value === 'number') return ', and is a number';
  return typeof value === 'object' ? '' : `, and is a ${typeof value}`;
}

function valueAt(value: unknown, keys: string[]): unknown {
  return keys.reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}
