import type { ContractError, ContractValidator } from '../../generated/validate.js';

/** A problem of an item: where it is, and what is expected there. */
export interface Issue {
  /** The path of the field: names and array indexes, joined by dots, such as `associatedAccounts.0.domain`. Empty for the whole item. */
  path: string;
  /** What is expected there, such as `must be a number, and is a string`. */
  message: string;
}

/**
 * Returns the value that an issue is about, or undefined if there is none.
 *
 * @param path the `path` of an {@link Issue}
 * @example
 * valueAt({ associatedAccounts: [{ domain: 'n/a' }] }, 'associatedAccounts.0.domain'); // 'n/a'
 */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path.includes('.') ? valueIn(value, path.split('.')) : keyOf(value, path);
}

function valueIn(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce(keyOf, value);
}

function keyOf(value: unknown, key: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[key];
}

/** The result of a validation: the `value` itself, not a copy, or all the `issues` that it has. */
export type Validation<Item> = { valid: true; value: Item } | { valid: false; issues: Issue[] };

/** A validator of the contract, with its findings in words. What it makes neither changes nor copies the value. */
export function inWords<T>(keepsToContract: ContractValidator<T>): (value: unknown) => Validation<T> {
  return (value) =>
    keepsToContract(value)
      ? { valid: true, value }
      : { valid: false, issues: toIssues(keepsToContract.errors ?? [], value) };
}

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

function toIssue({ instancePath, keyword, params }: ContractError, value: unknown): Issue {
  const keys = instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const named = params.missingProperty ?? params.additionalProperty;
  const path = named === undefined ? keys : [...keys, named];
  return { path: path.join('.'), message: messageOf(keyword, params, valueIn(value, keys), keys.length === 0) };
}

function messageOf(
  keyword: string,
  { type, pattern, expected, limit, allowedValues }: ContractError['params'],
  value: unknown,
  isRoot: boolean,
): string {
  switch (keyword) {
    case 'required':
      return 'is required';
    case 'additionalProperties':
      return 'is not a field that the contract knows';
    case 'type':
      return wrongType(String(type), value, isRoot);
    case 'pattern':
      return `must be ${expected ?? `text that matches ${pattern}`}`;
    case 'enum':
      return `must be one of ${(allowedValues as unknown[]).join(', ')}`;
    case 'minimum':
      return `must be at least ${limit}`;
    case 'minLength':
    case 'minItems':
      return 'must not be empty';
    case 'maxLength':
      return `must have at most ${limit} characters`;
    case 'maxItems':
      return `must have at most ${limit} elements`;
    default:
      return `breaks the rule ${keyword}`;
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
