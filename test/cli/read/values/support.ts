import type { ValueSpec } from '../../../../src/cli/read/mapping/model.js';
import { converterOf } from '../../../../src/cli/read/values/contract.js';
import { Refused, Several } from '../../../../src/cli/read/values/converter.js';
import { createTally } from '../../../../src/cli/read/values/tally.js';

/** What a column of these values becomes. A refusal is its message, and several values are a list. */
export function columnOf(spec: ValueSpec, raws: readonly unknown[], { isLookedAt = true } = {}) {
  const converter = converterOf(spec);
  const tally = createTally();
  if (isLookedAt) for (const raw of raws) converter.look?.(raw);
  const values = raws.map((raw) => {
    const value = converter.convert(raw, tally);
    if (value instanceof Several) return value.values;
    return value instanceof Refused ? value.message : value;
  });
  return { values, reading: converter.reading?.(), notes: tally.notes() };
}

/** The values of a column, each as a text that means the same without the others. */
export function aloneIn(spec: ValueSpec, raws: readonly string[]): string[] {
  const converter = converterOf(spec);
  for (const raw of raws) converter.look?.(raw);
  return raws.map((raw) => converter.alone?.(raw) ?? raw);
}

/** What one value becomes that stands alone in its column. */
export const oneOf = (spec: ValueSpec, raw: unknown) => columnOf(spec, [raw], { isLookedAt: false }).values[0];
