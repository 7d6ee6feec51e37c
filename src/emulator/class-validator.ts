import type { ValidationError } from '../../generated/schema.js';

/** A decorator of class-validator on a field: its name, its text, and when it holds. */
export interface Rule {
  readonly name: string;
  readonly text: string;
  readonly holds: (value: unknown) => boolean;
}

/** A field of an object, with its decorators. */
export interface Field {
  readonly name: string;
  /** As `@IsOptional()`: null and undefined are not checked. */
  readonly optional: boolean;
  readonly rules: readonly Rule[];
  /** As `@ValidateIf()`: the field is only checked in objects for which this holds. Default: in all. */
  readonly validateIf?: (object: object) => boolean;
  /** For an array of objects, the fields of each, as `@ValidateNested({ each: true })`. */
  readonly each?: readonly Field[];
  /** For an object, its fields, as `@ValidateNested()`. */
  readonly nested?: readonly Field[];
}

/**
 * The errors that class-validator would report for an object, in its own nested shape; undefined when there are none. To be fast, it
 * allocates nothing for valid objects.
 */
export function checkFields(object: object, fields: readonly Field[]): ValidationError[] | undefined {
  let errors: ValidationError[] | undefined;
  for (const field of fields) {
    const value: unknown = (object as Record<string, unknown>)[field.name];
    if ((value == null && field.optional) || field.validateIf?.(object) === false) continue;
    const own = checkRules(value, field.rules);
    const inner = checkInside(value, field);
    if (own === undefined && inner === undefined) continue;
    errors ??= [];
    const constraints = own || inner?.constraints ? { constraints: { ...own, ...inner?.constraints } } : {};
    errors.push({ property: field.name, ...inner, ...constraints });
  }
  return errors;
}

/** As `forbidNonWhitelisted`: one error for each field that is not among these. */
export function checkNoOthers(object: object, fields: readonly Field[]): ValidationError[] {
  const known = new Set(fields.map(({ name }) => name));
  const others = Object.keys(object).filter((property) => !known.has(property));
  const left = others.length - mostErrors;
  return others.slice(0, mostErrors).map((property, index) => {
    const isLast = left > 0 && index === mostErrors - 1;
    const text = `property ${property} should not exist`;
    return { property, constraints: { whitelistValidation: isLast ? `${text}, and ${left} more` : text } };
  });
}

type Complaint = Omit<ValidationError, 'property'>;

function checkRules(value: unknown, rules: readonly Rule[]): Record<string, string> | undefined {
  let constraints: Record<string, string> | undefined;
  for (const { name, text, holds } of rules) {
    if (holds(value)) continue;
    constraints ??= {};
    constraints[name] = text;
  }
  return constraints;
}

function checkInside(value: unknown, { name, each, nested }: Field): Complaint | undefined {
  if (nested) return checkObject(value, `nested property ${name}`, nested);
  return each && Array.isArray(value) ? checkElements(value, name, each) : undefined;
}

function checkElements(elements: unknown[], name: string, fields: readonly Field[]): Complaint | undefined {
  let children: ValidationError[] | undefined;
  let left = 0;
  for (const [index, element] of elements.entries()) {
    const error = checkObject(element, `each value in nested property ${name}`, fields);
    if (error === undefined) continue;
    children ??= [];
    if (children.length < mostErrors) children.push({ property: String(index), ...error });
    else left += 1;
  }
  return children && bounded(children, left);
}

/** class-validator has no such limit, and would answer a body of 1 MB with 100 MB. No request within the limits of the API reaches it. */
const mostErrors = 100;

/**
 * The errors of the elements of a list, and how many more there are.
 *
 * @param left how many are left out already
 */
export function bounded(children: readonly ValidationError[], left = 0): Complaint {
  const more = left + Math.max(0, children.length - mostErrors);
  if (more === 0) return { children: [...children] };
  return {
    constraints: { more: `${more} more elements are wrong, and left out here` },
    children: children.slice(0, mostErrors),
  };
}

/** class-validator accepts null and arrays as objects here. Both are refused, because the vendor's code would be sure to fail on them. */
function checkObject(value: unknown, subject: string, fields: readonly Field[]): Complaint | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { constraints: { nestedValidation: `${subject} must be either object or array` } };
  }
  const children = checkFields(value, fields);
  return children && { children };
}

/**
 * The same errors as the vendor's pages show them: on one level, each with its field and its rules, without the index of an array
 * element.
 */
export function flatten(errors: readonly ValidationError[], parent?: string): ValidationError[] {
  return errors.flatMap(({ property, constraints, children = [] }) => {
    const field = parent !== undefined && /^\d+$/.test(property) ? parent : property;
    return [...(constraints ? [{ property: field, constraints }] : []), ...flatten(children, field)];
  });
}
