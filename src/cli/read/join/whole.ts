import { InvalidItem, type Issue } from '../../../index.js';
import { invalidItem } from '../items/item.js';
import { canonical, checked, entriesIn, invalidNames, keysOf, nameOf, type Part, type Shape } from './shape.js';

/** Makes one item of the rows of a version: the last row, with the entries of all. */
export function wholeOf(parts: readonly Part[], shape: Shape): unknown {
  const { list, kind } = shape;
  const last = parts.at(-1) as Part;
  if (parts.length === 1) return last.issues.length === 0 ? last.item : new InvalidItem(last.item, [...last.issues]);
  const item = { ...last.item };
  const issues = new Map<string, Issue>();
  const entries = new Map<string, { entry: unknown; at: number }>();
  for (const part of parts) {
    for (const name of invalidNames(part, shape)) {
      // The invalid value stays in the item, so that nothing is sent before it is corrected.
      for (const key of [...keysOf(name, { ...part, item }, shape), ...keysOf(name, part, shape)]) {
        if (part.item[key] === undefined) delete item[key];
        else item[key] = part.item[key];
      }
      for (const path of issues.keys()) if (nameOf(path, shape) === name) issues.delete(path);
    }
    const places = entriesIn(part, list).map((entry) => {
      const text = canonical(entry);
      const known = entries.get(text) ?? { entry, at: entries.size };
      entries.set(text, known);
      return known.at;
    });
    for (const { path, message } of part.issues) {
      const [field, at, ...rest] = path.split('.');
      const place = field === list && at !== undefined ? places[Number(at)] : undefined;
      const own = place === undefined ? path : [field, place, ...rest].join('.');
      issues.set(own, { path: own, message });
    }
  }
  if (list !== undefined && entries.size > 0) item[list] = [...entries.values()].map(({ entry }) => entry);
  return issues.size === 0 ? item : invalidItem(item, [...issues.values()], kind);
}

/** The first row that makes the item of its version invalid. */
export function blamed(parts: readonly Part[], shape: Shape): Part | undefined {
  return parts.find((part) => checked(part, shape).issues.length > 0);
}
