/** No response of the contract is as deep. */
const DEEPEST = 100;

/** The most values of an answer that are judged: fewer than the client's own look at it takes, so that both see the same. */
const MOST_VALUES = 40_000;

/**
 * The beginning of a long answer, which is enough to see its form: lists end where the answer has given so many values, and what is nested too
 * deeply is left out.
 */
export function sampleOf(json: unknown): unknown {
  let left = MOST_VALUES;

  function take(value: unknown, depth: number): unknown {
    left--;
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= DEEPEST) return Array.isArray(value) ? [] : {};
    if (!Array.isArray(value)) {
      // Without a prototype, a key such as `__proto__` is one like any other.
      const copy = Object.create(null) as Record<string, unknown>;
      for (const [key, each] of Object.entries(value)) copy[key] = take(each, depth + 1);
      return copy;
    }
    const copy: unknown[] = [];
    for (const each of value) {
      if (left < 1) break;
      copy.push(take(each, depth + 1));
    }
    return copy;
  }

  return take(json, 0);
}
