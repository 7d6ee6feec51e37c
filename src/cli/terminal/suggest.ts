/** ` Did you mean "amount"?` for a word close to one of the known ones, else nothing. */
export function suggestion(word: string, known: Iterable<string>): string {
  const close = closest(word, known);
  return close === undefined ? '' : ` Did you mean "${close}"?`;
}

/** The known word nearest to `word`, when at most a third of it has to change. Case, spaces and punctuation count for nothing. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const wanted = bare(word);
  let best: string | undefined;
  let least = Math.floor(Math.max(wanted.length, 3) / 3) + 1;
  for (const candidate of known) {
    const distance = edits(wanted, bare(candidate));
    if (distance < least) {
      best = candidate;
      least = distance;
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

/** Characters to add, drop or change to turn one text into the other (Levenshtein). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
