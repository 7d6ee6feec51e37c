import type { OperationId } from '../../../generated/operations.js';
import type { Exchange } from '../../index.js';
import { parseJson } from '../contract/json.js';
import { fieldTypes, inside } from '../contract/types.js';
import { bodyOf, callOf } from './facts.js';

/** What answers look like: types and names of keys, never values. */
export interface SeenShape {
  types: string[];
  fields?: Record<string, SeenShape>;
  items?: SeenShape;
  /** The values of an object whose keys are data. */
  map?: SeenShape;
}

/** What was seen of the contract, for `npm run evidence`. */
export interface Evidence {
  format: 'recotap-evidence';
  /** The version of the package whose contract was verified. */
  version: string;
  server: 'production' | 'sandbox' | 'another';
  /** The day, in UTC. */
  seen: string;
  answers: { operation: string; status: number; contentType: string; shape: SeenShape }[];
  statements: { statement: string; seenIn: string[]; types: string[] }[];
}

/** Collects the shapes of answers. */
export interface EvidenceCollector {
  hear(operation: OperationId, exchange: Exchange): void;
  readonly answers: Evidence['answers'];
  /** The types of the values at a statement. */
  typesAt(statement: string): string[];
}

/** How deep an answer is looked into, and how many elements or keys of each list and object. */
const DEEPEST = 100;
const LONGEST = 1_000;

export function createEvidence(): EvidenceCollector {
  const answers = new Map<string, Evidence['answers'][number]>();
  const seenTypes = new Map<string, Set<string>>();

  /** @param types what the contract has there */
  function look(value: unknown, types: readonly string[], into: SeenShape, depth = 0): void {
    const type = nameOf(value);
    if (!into.types.includes(type)) into.types.push(type);
    if (depth > DEEPEST) return;
    if (Array.isArray(value)) {
      for (const each of value.slice(0, LONGEST)) {
        into.items ??= { types: [] };
        look(each, inside(types, '[]'), into.items, depth + 1);
      }
    } else if (type === 'object') {
      const ofMap = inside(types, '{}');
      for (const [key, each] of Object.entries(value as object).slice(0, LONGEST))
        lookAt(key, each, types, ofMap, into, depth + 1);
    }
  }

  function lookAt(
    key: string,
    value: unknown,
    types: readonly string[],
    ofMap: string[],
    into: SeenShape,
    depth: number,
  ): void {
    const known = fieldTypes(types, key);
    for (const { statement } of known) {
      seenTypes.set(statement, (seenTypes.get(statement) ?? new Set()).add(nameOf(value)));
    }
    if (known.length === 0 && (ofMap.length > 0 || !/^[a-z_][\w-]{0,63}$/i.test(key))) {
      into.map ??= { types: [] };
      look(value, ofMap, into.map, depth);
      return;
    }
    // Without a prototype, a key such as `__proto__` is one like any other.
    into.fields ??= Object.create(null) as Record<string, SeenShape>;
    into.fields[key] ??= { types: [] };
    const field = into.fields[key];
    const inner = known.map(({ type }) => type);
    // The keys inside what the contract does not have may be data, such as ids.
    look(value, inner, field, known.length === 0 ? DEEPEST + 1 : depth);
  }

  return {
    hear(operation, { response }) {
      if (response === undefined) return;
      const { status, body, headers } = response;
      const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
      const contentType = /^[\w.+-]+\/[\w.+-]+/.exec(type)?.[0] ?? 'none';
      const key = [operation, status, contentType].join();
      const answer = answers.get(key) ?? { operation, status, contentType, shape: { types: [] } };
      answers.set(key, answer);
      const schema = bodyOf(callOf(operation), status);
      look(parseJson(body), schema === undefined ? [] : [schema], answer.shape);
    },
    get answers() {
      return [...answers.values()];
    },
    typesAt: (statement) => [...(seenTypes.get(statement) ?? [])],
  };
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'not JSON';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
