/** A problem of a fault schedule. */
export interface FaultIssue {
  /** The path of the value: keys and indexes from 0, joined by dots, such as `rules.0.ms`. Empty for the whole schedule. */
  readonly path: string;
  /** What is expected there. */
  readonly message: string;
}

/** Checks a value and reports what is wrong with it. */
export type Check = (value: unknown, path: string, report: Report) => void;
type Report = (path: string, message: string) => void;

/** The most that are told. */
const mostIssues = 100;
const longestQuote = 100;
const longestText = 1_000;

export function issuesOf(value: unknown, check: Check): FaultIssue[] {
  const issues: FaultIssue[] = [];
  let left = 0;
  check(value, '', (path, message) => {
    if (issues.length < mostIssues) issues.push({ path: cut(path), message });
    else left += 1;
  });
  return left === 0 ? issues : [...issues, { path: '', message: `has ${left} more mistakes` }];
}

/** A number from `min` to `max`. */
export function number(min: number, max: number): Check {
  const holds = (value: unknown) => typeof value === 'number' && value >= min && value <= max;
  return is(holds, `a number from ${min} to ${max}`);
}

/** A whole number from `min` to `max`. Default: no maximum. */
export function whole(min: number, max: number = Number.MAX_SAFE_INTEGER): Check {
  const holds = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
  return is(holds, `a whole number from ${min} ${max === Number.MAX_SAFE_INTEGER ? 'up' : `to ${max}`}`);
}

/** Text that is not too long to be a part of every response. */
export function textOf(expected: string, holds: (text: string) => boolean = () => true): Check {
  return (value, path, report) => {
    if (typeof value !== 'string' || !holds(value)) report(path, `must be ${expected}, and is ${describe(value)}`);
    else if (value.length > longestText) report(path, `must have at most ${longestText} characters`);
  };
}

export function oneOf(...values: readonly (string | number)[]): Check {
  return is((value) => values.includes(value as string | number), `one of ${values.join(', ')}`);
}

export function is(holds: (value: unknown) => boolean, expected: string): Check {
  return (value, path, report) => {
    if (!holds(value)) report(path, `must be ${expected}, and is ${describe(value)}`);
  };
}

/** Applies the check for the type of the value. A value of any other type is reported as not `expected`. */
export function byType(expected: string, checks: Partial<Record<'number' | 'text' | 'list' | 'object', Check>>): Check {
  const other = is(() => false, expected);
  return (value, path, report) => (checks[typeOf(value) as keyof typeof checks] ?? other)(value, path, report);
}

/** By default, as many elements as a rule may name. */
export function listOf(element: Check, { min = 0, max = 10_000 } = {}): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, `must be a list, and is ${describe(value)}`);
    if (value.length < min) return report(path, 'must not be an empty list');
    if (value.length > max) return report(path, `must have at most ${max} elements, and has ${value.length}`);
    // By index, because a hole in the list is an invalid element.
    for (let index = 0; index < value.length; index++) element(value[index], join(path, String(index)), report);
  };
}

/** An object with these keys and no others. Only an `optional` check accepts a key that is missing or undefined. */
export function fields(checks: Readonly<Record<string, Check>>): Check {
  return (value, path, report) => {
    if (typeOf(value) !== 'object') return report(path, `must be an object, and is ${describe(value)}`);
    for (const [key, check] of Object.entries(checks)) check(own(value, key), join(path, key), report);
    for (const key of Object.keys(value as object)) {
      if (!Object.hasOwn(checks, key)) {
        report(join(path, key), `is not known here; known are ${Object.keys(checks).join(', ')}`);
      }
    }
  };
}

/** One key of an object. The others are not checked. */
export function only(key: string, check: Check): Check {
  return (value, path, report) => {
    if (typeOf(value) !== 'object') return report(path, `must be an object, and is ${describe(value)}`);
    check(own(value, key), join(path, key), report);
  };
}

export function optional(check: Check): Check {
  return (value, path, report) => {
    if (value !== undefined) check(value, path, report);
  };
}

/** `check`, and that the number at `low` is not above the one at `high`. */
export function ordered(low: string, high: string, check: Check): Check {
  return (value, path, report) => {
    check(value, path, report);
    const { [low]: least, [high]: most } = Object(value);
    if (least > most) report(join(path, low), `must not be above ${high}`);
  };
}

function own(object: unknown, key: string): unknown {
  return Object.hasOwn(object as object, key) ? (object as Record<string, unknown>)[key] : undefined;
}

export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function cut(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) ? 'list' : typeof value;
}

function describe(value: unknown): string {
  const type = typeOf(value);
  if (type === 'text') return `the text ${JSON.stringify(cut(value as string))}`;
  if (type === 'undefined') return 'missing';
  if (type === 'object') return 'an object';
  if (type === 'list' || type === 'function' || type === 'symbol') return `a ${type}`;
  return String(value);
}
