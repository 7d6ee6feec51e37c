import type { Sentence, Tally } from './converter.js';

const mostDetails = 1000;

export function createTally(): Tally {
  const found = new Map<Sentence, { total: number; details: Map<string, number> }>();
  return {
    add(sentence, detail) {
      let entry = found.get(sentence);
      if (entry === undefined) {
        entry = { total: 0, details: new Map() };
        found.set(sentence, entry);
      }
      entry.total++;
      const { details } = entry;
      if (details.has(detail) || details.size < mostDetails) details.set(detail, (details.get(detail) ?? 0) + 1);
    },
    notes: () =>
      [...found].map(([sentence, { total, details }]) =>
        sentence(
          total,
          [...details].sort((a, b) => b[1] - a[1]),
        ),
      ),
  };
}
