import { isAlias, isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';

/** Reads the nodes of a YAML file strictly, and collects what is wrong with them. */
export interface NodeReader {
  readonly slips: { at: number; text: string }[];
  slip(at: number, text: string): void;
  /** A map, or undefined after a slip. */
  map(node: Node | null, path: string, expected: string, at: number): YAMLMap | undefined;
  /** The entries of a map, with the positions of their keys. */
  entries(map: YAMLMap | undefined, path: string): { key: string; value: Node | null; at: number }[];
  /** The node itself. An alias is a slip. */
  resolve(node: Node | null): Node | null;
}

export function createNodeReader(): NodeReader {
  const slips: NodeReader['slips'] = [];
  const slip = (at: number, text: string) => void slips.push({ at, text });

  function resolve(node: Node | null): Node | null {
    if (!isAlias(node)) return node;
    slip(node.range?.[0] ?? 0, `aliases (*${node.source}) are not supported: write it out.`);
    return null;
  }

  return {
    slips,
    slip,
    resolve,
    map(node, path, expected, at) {
      const resolved = resolve(node);
      if (isMap(resolved)) return resolved;
      slip(resolved?.range?.[0] ?? at, `${path}: expected ${expected}.`);
      return undefined;
    },
    entries(map, path) {
      return ((map?.items ?? []) as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
        const at = key.range?.[0] ?? 0;
        if (isScalar(key) && key.value !== null) return [{ key: String(key.value), value, at }];
        slip(at, `${path}?: a key has to be a word.`);
        return [];
      });
    },
  };
}
