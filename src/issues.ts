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
  return [...new Map(issues.map((issue) => [`${issue.path} ${issue.message}`, issue])).values()];
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
      return { path: at(), message: wrongType(String(params.type), valueAt(value, keys), keys.length === 0) };
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

function wrongType(expectedType: string, value: unknown, isRoot: boolean): string {
  const must = `must be ${withArticle(expectedType)}`;
  if (value === null && !isRoot) return `${must}; leave it out when it is not known`;
  if (value instanceof Date) return `${must}; for a Date, use its toISOString()`;
  if (Number.isNaN(value) || value === Infinity || value === -Infinity)
    return `${must} that JSON can hold, and is ${value}`;
  return `${must}, and is ${nameOfType(value)}`;
}

function nameOfType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : withArticle(typeof value);
}

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function valueAt(value: unknown, keys: string[]): unknown {
  return keys.reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}
