/** A value in which a path cannot go on. */
export class Misfit {
  constructor(
    readonly value: unknown,
    readonly message: string,
  ) {}
}

/** A key of an object, an index of a list, or the element of a list in which a key has a value. */
type Step = { key: string } | { key: string; is: string };

/**
 * Makes a function that follows a path in JSON: `a.b`, `a.0.b` or `a[key=value].b`. A key that is the whole path goes first. It returns
 * undefined where there is nothing, and a Misfit where the path expects an object or a list, and meets something else.
 */
export function pathReader(path: string): (value: unknown) => unknown {
  const steps = parsePath(path);
  const [first] = steps;
  if (first === undefined || (steps.length === 1 && !('is' in first))) return (value) => own(value, path);
  return (value) => {
    const whole = own(value, path);
    return whole === undefined ? walk(value, steps) : whole;
  };
}

function parsePath(path: string): Step[] {
  return [...path.matchAll(/\[([^[\]=]+)=([^[\]]*)\]|([^.[]+)/g)].map(([, key = '', is = '', plain]) =>
    plain === undefined ? { key: key.trim(), is: is.trim().replace(/^(["'])(.*)\1$/, '$2') } : { key: plain },
  );
}

function walk(start: unknown, steps: readonly Step[]): unknown {
  let value = start;
  let passed = '';
  for (const step of steps) {
    if (value === undefined || value === null || value === '') return undefined;
    if ('is' in step) {
      if (!Array.isArray(value)) return misfit(value, passed, 'a list');
      value = value.find((element) => String(own(element, step.key)) === step.is);
      passed += `[${step.key}=${step.is}]`;
      continue;
    }
    if (typeof value !== 'object') return misfit(value, passed, 'an object');
    const isIndex = /^\d+$/.test(step.key);
    if (Array.isArray(value) && !isIndex) return misfit(value, passed, 'an object');
    if (isIndex && isOtherObject(value, step.key)) return misfit(value, passed, 'a list');
    value = own(value, step.key);
    passed += passed === '' ? step.key : `.${step.key}`;
  }
  return value;
}

/** Whether a value is an object whose keys are other ones. */
function isOtherObject(value: object, key: string): boolean {
  return !Array.isArray(value) && !Object.hasOwn(value, key) && Object.keys(value).length > 0;
}

function misfit(value: unknown, passed: string, expected: string): Misfit {
  const what = Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : 'a single value';
  const name = passed === '' ? 'the row' : JSON.stringify(passed);
  const cure = what === 'a list' ? `: take its elements with each: { column: ${passed} }` : '';
  return new Misfit(value, `${name} is ${what} here, and the mapping expects ${expected}${cure}`);
}

/** A mapping must not find what every object inherits, such as `constructor`. */
function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
