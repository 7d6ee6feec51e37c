import type { ValidationError } from '../../generated/schema.js';

/** One decorator of class-validator on one field: its name, its text, and when it is satisfied. */
export interface Rule {
  readonly name: string;
  readonly text: string;
  readonly holds: (value: unknown) => boolean;
}

/** A field of an object, with its decorators. */
export interface Field {
  readonly name: string;
  /** As `@IsOptional()`: null and undefined are not looked at. */
  readonly optional: boolean;
  readonly rules: readonly Rule[];
  /** For an array of objects, the fields of each, as `@ValidateNested({ each: true })`. */
  readonly each?: readonly Field[];
}

/**
 * What class-validator would have against an object, in its own nested shape; undefined when nothing. Written for speed: what is in
 * order allocates nothing.
 */
export function checkFields(object: object, fields: readonly Field[]): ValidationError[] | undefined {
  let errors: ValidationError[] | undefined;
  for (const field of fields) {
    const value: unknown = (object as Record<string, unknown>)[field.name];
    if (value == null && field.optional) continue;
    const constraints = checkRules(value, field.rules);
    const children = field.each && Array.isArray(value) ? checkElements(value, field.name, field.each) : undefined;
    if (constraints ?? children) {
      errors ??= [];
      errors.push({ property: field.name, ...(constraints && { constraints }), ...(children && { children }) });
    }
  }
  return errors;
}

function checkRules(value: unknown, rules: readonly Rule[]): Record<string, string> | undefined {
  let constraints: Record<string, string> | undefined;
  for (const { name, text, holds } of rules) {
    if (holds(value)) continue;
    constraints ??= {};
    constraints[name] = text;
  }
  return constraints;
}

function checkElements(elements: unknown[], name: string, fields: readonly Field[]): ValidationError[] | undefined {
  let errors: ValidationError[] | undefined;
  for (const [index, element] of elements.entries()) {
    const error = checkElement(element, name, fields);
    if (error === undefined) continue;
    errors ??= [];
    errors.push({ property: String(index), ...error });
  }
  return errors;
}

/** class-validator lets null and an array pass for an object here. Both are refused, as something further on would be sure to fall. */
function checkElement(element: unknown, name: string, fields: readonly Field[]) {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) {
    return {
      constraints: { nestedValidation: `each value in nested property ${name} must be either object or array` },
    };
  }
  const children = checkFields(element, fields);
  return children && { children };
}

/**
 * The same errors as the vendor's pages show them: one level, each with its field and its rules, and nothing that says which element
 * of an array it was.
 */
export function flatten(errors: readonly ValidationError[], parent?: string): ValidationError[] {
  return errors.flatMap(({ property, constraints, children = [] }) => {
    const field = parent !== undefined && /^\d+$/.test(property) ? parent : property;
    return [...(constraints ? [{ property: field, constraints }] : []), ...flatten(children, field)];
  });
}
