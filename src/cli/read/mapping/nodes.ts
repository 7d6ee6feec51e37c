import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';

/** A key of a map, its value, and the position of the key. */
export interface NodeEntry {
  readonly key: string;
  readonly value: Node | null;
  readonly at: number;
}

/** What a column has to be, or must not be. */
interface NodeCondition {
  readonly column: string;
  readonly isNot: boolean;
  readonly values: readonly (string | boolean | null)[];
  readonly at: string;
}

/** Reads the nodes of a YAML file strictly, and collects what is wrong with them. */
export interface NodeReader {
  readonly slips: { at: number; text: string }[];
  slip(at: number, text: string): void;
  /** `line 5, fields.amount`; only the path for what has no lines. */
  place(at: number, path: string): string;
  /** A map, or undefined after a slip. */
  map(node: Node | null, path: string, expected: string, at: number): YAMLMap | undefined;
  /** The entries of a map, with the positions of their keys. */
  entries(map: YAMLMap | undefined, path: string): NodeEntry[];
  /** The node itself. An alias is a slip. */
  resolve(node: Node | null): Node | null;
  /** A text as the file has it, so that 007 stays 007; undefined after a slip. */
  text(entry: NodeEntry, path: string, expected?: string): string | undefined;
  /** One text or a list of them; undefined after a slip. */
  texts(entry: NodeEntry, path: string): string[] | undefined;
  /** `true` or `false`; undefined after a slip. */
  flag(entry: NodeEntry, path: string): boolean | undefined;
  /** What columns have to be: `{ status: won, stage: [a, b], is_deleted: { not: true } }`. */
  conditions(entry: NodeEntry, path: string): NodeCondition[];
}

/** @param lineOf counted from 1; undefined when the mapping has no lines */
export function createNodeReader(lineOf: ((position: number) => number) | undefined): NodeReader {
  const slips: NodeReader['slips'] = [];
  const slip = (at: number, text: string) => void slips.push({ at, text });
  const place = (at: number, path: string) => (lineOf === undefined ? path : `line ${lineOf(at)}, ${path}`);

  function resolve(node: Node | null): Node | null {
    if (!isAlias(node)) return node;
    slip(node.range?.[0] ?? 0, `aliases (*${node.source}) are not supported: write it out.`);
    return null;
  }

  function map(node: Node | null, path: string, expected: string, at: number): YAMLMap | undefined {
    const resolved = resolve(node);
    if (isMap(resolved)) return resolved;
    slip(resolved?.range?.[0] ?? at, `${path}: expected ${expected}.`);
    return undefined;
  }

  function entries(map: YAMLMap | undefined, path: string): NodeEntry[] {
    return ((map?.items ?? []) as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
      const at = key.range?.[0] ?? 0;
      if (isScalar(key) && key.value !== null) return [{ key: String(key.value), value, at }];
      slip(at, `${path}?: a key has to be a word.`);
      return [];
    });
  }

  /** The scalars of one or of a list. */
  function scalars({ value, at }: NodeEntry, path: string, isNullGood: boolean): Scalar[] | undefined {
    const node = resolve(value);
    const items = (isSeq(node) ? node.items : [node]).map((item) => resolve(item as Node | null));
    const found = items.filter((item) => isScalar(item)).filter((item) => isNullGood || item.value !== null);
    if (items.length > 0 && found.length === items.length) return found;
    slip(at, `${path}: expected a text or a list of texts.`);
    return undefined;
  }

  function conditions({ value, at }: NodeEntry, path: string): NodeCondition[] {
    const expected = 'columns and what they have to be, such as { status: won } or { is_deleted: { not: true } }';
    return entries(map(value, path, expected, at), `${path}.`).flatMap((entry) => {
      const inner = `${path}.${entry.key}`;
      const node = resolve(entry.value);
      const negations = isMap(node) ? entries(node, `${inner}.`) : [];
      const [negation] = negations;
      if (isMap(node) && (negations.length !== 1 || negation?.key !== 'not')) {
        slip(entry.at, `${inner}: expected a value, a list of values, or { not: … }.`);
        return [];
      }
      const found = scalars(negation ?? entry, negation === undefined ? inner : `${inner}.not`, true);
      if (found === undefined) return [];
      const values = found.map((scalar) => (isWord(scalar.value) ? scalar.value : textOf(scalar)));
      return [{ column: entry.key, isNot: negation !== undefined, values, at: place(entry.at, inner) }];
    });
  }

  return {
    slips,
    slip,
    place,
    resolve,
    map,
    entries,
    conditions,
    text({ value, at }, path, expected = 'text') {
      const node = resolve(value);
      if (isScalar(node) && node.value !== null) return textOf(node);
      slip(at, `${path}: expected ${expected}.`);
      return undefined;
    },
    texts: (entry, path) => scalars(entry, path, false)?.map(textOf),
    flag({ value, at }, path) {
      const node = resolve(value);
      const text = isScalar(node) ? textOf(node) : undefined;
      if (text === 'true' || text === 'false') return text === 'true';
      slip(at, `${path}: expected true or false.`);
      return undefined;
    },
  };
}

function isWord(value: unknown): value is boolean | null {
  return typeof value === 'boolean' || value === null;
}

/** As the file has it. */
function textOf(scalar: Scalar): string {
  return scalar.source ?? String(scalar.value);
}
