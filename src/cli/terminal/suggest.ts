import { distance } from 'fastest-levenshtein';

/** ` Did you mean "amount"?` when one of the known words is close, else an empty text. */
export function suggestion(word: string, known: Iterable<string>): string {
  const close = closest(word, known);
  return close === undefined ? '' : ` Did you mean "${close}"?`;
}

/** The known word nearest to `word`, if at most a third of it differs. Case, spaces and punctuation are ignored. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const wanted = bare(word);
  let best: string | undefined;
  let least = Math.floor(Math.max(wanted.length, 3) / 3) + 1;
  for (const candidate of known) {
    const edits = distance(wanted, bare(candidate));
    if (edits < least) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 100);
}
