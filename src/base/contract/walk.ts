import { createTypes, type Fields } from './types.js';

/** How a response differs from the contract. */
export type DeviationKind =
  /** The contract does not list this status for the operation. */
  | 'unknown status'
  /** The contract does not have this field. */
  | 'unknown field'
  /** The contract lists the values of this field, and the one found is not among them. */
  | 'unknown value'
  /** A required field is missing. */
  | 'missing field'
  /** The value has another type than in the contract. */
  | 'wrong type'
  /** The `Content-Type` is not that of JSON. */
  | 'content type'
  /** The body is not JSON. */
  | 'not JSON';

/** A difference between a response and the contract. The only value of the response in it is an unknown enum value. */
export interface Deviation {
  /** The kind of difference. */
  readonly kind: DeviationKind;
  /** The path in the body, with `[]` for the elements of an array, such as `data.results[].status`. Empty for the whole response. */
  readonly path: string;
  /** The statement of the contract that the response contradicts: a schema, or a field of one, such as `DealResult.status`. */
  readonly statement: string;
  /** What the response has instead: a status, a type, a media type or an unknown enum value. Empty for a missing field. */
  readonly found: string;
}

/** What was found in a body. */
export interface Findings {
  /** By what they are, each once. */
  deviations: Map<string, Deviation>;
  /** The statements that the body keeps to, such as `DealResult.status`. */
  statements: Set<string>;
}

/**
 * Compares a body with a shape of the contract. It looks at own fields only, changes nothing, and keeps nothing of the body.
 *
 * @param shape its name
 */
export type Walk = (shape: string, body: unknown) => Findings;

/** The most values of one body that are looked at, so that an answer of any size costs no more than some milliseconds. */
const MOST_VALUES = 50_000;
const DEEPEST = 100;

/** A walk remembers the shapes that it has read. */
export function createWalk(): Walk {
  const typeOfText = createTypes();

  return (shape, body) => {
    let left = MOST_VALUES;
    const found = noFindings();
    compare(shape, body, '', shape, 0, found);
    return found;

    /** Notes what it finds in `into`. @returns whether the value itself is as expected, whatever is inside it */
    function compare(
      text: string,
      value: unknown,
      path: string,
      statement: string,
      depth: number,
      into: Findings,
    ): boolean {
      if (left-- < 1 || depth > DEEPEST) return true;
      const type = typeOfText(text);
      const actual = nameOf(value);
      if ('same' in type) return compare(type.same, value, path, text, depth, into);
      if ('either' in type) return compareEither(type.either, value, path, statement, depth, into);
      if ('fields' in type && actual === 'object') {
        compareFields(type, value as Record<string, unknown>, path, depth, into);
        return true;
      }
      if ('items' in type && actual === 'array') {
        const inside = `${path}[]`;
        for (const each of value as unknown[]) compare(type.items, each, inside, statement, depth + 1, into);
        return true;
      }
      if ('map' in type && actual === 'object') {
        const inside = `${path}.*`;
        for (const each of Object.values(value as object)) compare(type.map, each, inside, statement, depth + 1, into);
        return true;
      }
      if ('value' in type && typeof value === 'string') {
        return type.value === value || note(into, 'unknown value', path, statement, wordOf(value));
      }
      return (
        ('name' in type && isOfType(value, actual, type.name)) || note(into, 'wrong type', path, statement, actual)
      );
    }

    function compareFields(
      { schema, fields, required }: Fields,
      object: Record<string, unknown>,
      path: string,
      depth: number,
      into: Findings,
    ): void {
      const prefix = path === '' ? '' : `${path}.`;
      for (const key of Object.keys(object)) {
        const field = fields.get(key);
        const value = object[key];
        if (field === undefined) {
          if (left-- < 1) return;
          note(into, 'unknown field', prefix + wordOf(key), schema, nameOf(value));
        } else if (compare(field.type, value, prefix + key, field.statement, depth + 1, into)) {
          into.statements.add(field.statement);
        }
      }
      for (const { name, statement } of required) {
        if (!Object.hasOwn(object, name)) note(into, 'missing field', prefix + name, statement, '');
      }
    }

    /** Goes along the one of these types that the value is most like. */
    function compareEither(
      types: readonly string[],
      value: unknown,
      path: string,
      statement: string,
      depth: number,
      into: Findings,
    ): boolean {
      if (types.includes(nameOf(value))) return true;
      let best: Findings | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const each of types) {
        const found = noFindings();
        compare(each, value, path, statement, depth + 1, found);
        const far = distance(found, path);
        if (far < least) [best, least] = [found, far];
        if (far === 0) break;
      }
      for (const deviation of best?.deviations ?? []) into.deviations.set(...deviation);
      for (const each of best?.statements ?? []) into.statements.add(each);
      return least < other;
    }
  };
}

const noFindings = (): Findings => ({ deviations: new Map(), statements: new Set() });

function note({ deviations }: Findings, kind: DeviationKind, path: string, statement: string, found: string): false {
  deviations.set([kind, path, statement, found].join(), { kind, path, statement, found });
  return false;
}

/** How much each kind counts where one of several shapes is meant: the one with the right words. */
const weights: Partial<Record<DeviationKind, number>> = { 'unknown field': 1, 'missing field': 2, 'wrong type': 4 };
const heaviest = 8;
/** For what is not even of the right type. */
const other = 1000;

function distance({ deviations }: Findings, path: string): number {
  let sum = 0;
  for (const { kind, path: at } of deviations.values()) sum += at === path ? other : (weights[kind] ?? heaviest);
  return sum;
}

function isOfType(value: unknown, actual: string, type: string): boolean {
  if (type === 'date-time') return typeof value === 'string' && timestamp.test(value);
  return type === 'any' || actual === type || (type === 'number' && actual === 'integer');
}

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** The type of a value, as JSON Schema has it. */
function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** A name or an enum value, as a vendor gives them. Anything else may be data of the user, such as an object with emails for its keys. */
function wordOf(text: string): string {
  return /^[a-z_][\w-]{0,63}$/i.test(text) ? text : '*';
}
