import { type Document, isMap, isSeq, type Node } from 'yaml';

/** The position of a path in the text. For a path that does not exist, the position of its nearest parent. */
export function positionOf({ contents }: Document.Parsed, path: string): number {
  let at = 0;
  let node = contents as Node | null;
  for (const key of path.split('.')) {
    const next = entryAt(node, key);
    if (next === undefined) return node?.range?.[0] ?? at;
    at = next.at;
    node = next.value;
  }
  return at;
}

function entryAt(node: Node | null, key: string): { at: number; value: Node | null } | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((item) => String(item.key) === key);
    return pair && { at: pair.key.range?.[0] ?? 0, value: pair.value };
  }
  const item = isSeq<Node>(node) ? node.items[Number(key)] : undefined;
  return item && { at: item.range?.[0] ?? 0, value: item };
}
